"""The product's searcher answers the examples over the ten bulletins of `tests.newsroom`."""

import pytest

from search.request import Duplicates, SearchRequest
from search.searcher import Searcher
from webui.pages.help_examples import Subject, examples

FOLD = Duplicates.FOLD


def test_every_example_finds_as_many_as_it_says(searcher: Searcher) -> None:
    found = [each for subject in Subject for each in examples(searcher)[subject]]
    assert len(found) > len(Subject) / 2
    for example in found:
        assert example.total > 0
        assert searcher.search(SearchRequest(example.query, duplicates=FOLD)).total == example.total


@pytest.mark.parametrize(
    ("subject", "sign"),
    [
        (Subject.PHRASE, '"'),
        (Subject.EXCLUSION, " -"),
        (Subject.EITHER, " OR "),
        (Subject.PREFIX, "*"),
        (Subject.CODE, "/"),
    ],
)
def test_an_example_shows_its_subject(searcher: Searcher, subject: Subject, sign: str) -> None:
    assert examples(searcher)[subject]
    assert all(sign in each.query for each in examples(searcher)[subject])


def test_keystrokes_are_read_as_keystrokes(searcher: Searcher) -> None:
    for example in examples(searcher)[Subject.KEYSTROKES]:
        understanding = searcher.search(SearchRequest(example.query)).understanding
        assert understanding.literal_total is not None


def test_examples_are_looked_for_once(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    first = examples(searcher)
    monkeypatch.setattr(Searcher, "search", None)
    assert examples(searcher) is first
