"""The product's searcher answers the examples over the ten bulletins of `tests.newsroom`."""

from datetime import datetime
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.request import Duplicates, SearchRequest
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.search.indexing import index
from webui.pages.help_examples import Example, Subject, examples

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


def test_examples_are_what_clerks_look_for(tmp_path: Path) -> None:
    day = datetime(2025, 3, 3, tzinfo=VIETNAM)
    told = {
        "Tuyển dụng công chức xã Nậm Hoa": "Theo Kế hoạch 15/KH-UBND.",
        "Tuyển dụng công chức xã Phú Lạc": "Tổng chi 1.250.000.000 đồng.",
        "Chợ phiên vùng cao": "Họp ngày 2/3/2025.",
    }
    bulletins = [
        Bulletin(f"b{number}", title, day, body=(f"Ông Lò Văn Pha dự. {more}",))
        for number, (title, more) in enumerate(told.items())
    ]
    found = examples(Searcher(ArrayEngine(index(tmp_path, bulletins))))
    assert found[Subject.NAME] == [Example("Lò Văn Pha", 3)]
    assert found[Subject.PHRASE] == [Example('"tuyển dụng công chức"', 2)]
    assert [each.query for each in found[Subject.CODE]] == ["15/KH-UBND", "15/*"]
    assert [each.query for each in found[Subject.AMOUNT]] == ["1.250.000.000"]
    assert [each.query for each in found[Subject.DATE]] == ["2/3/2025"]


def test_days_without_a_year_and_round_amounts_are_examples_too(tmp_path: Path) -> None:
    day = datetime(2025, 3, 3, tzinfo=VIETNAM)
    told = Bulletin("b", "Chợ phiên Nậm Hoa", day, body=("Sáng 2-3, chợ thu 1,5 tỉ đồng.",))
    found = examples(Searcher(ArrayEngine(index(tmp_path, [told]))))
    assert found[Subject.DATE] == [Example("ngày 2/3", 1)]
    assert found[Subject.AMOUNT] == [Example("1,5 tỉ", 1)]
