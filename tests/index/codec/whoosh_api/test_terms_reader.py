"""Whoosh's own searcher and its queries work on an index of arrays."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from whoosh.query import And, Every, FuzzyTerm, Not, Or, Phrase, Prefix, Term, TermRange
from whoosh.reading import TermNotFound

from index.bulletin import Bulletin
from search.field import CODES, DAY, ORGANISATIONS, Field
from search.vietnam_time import VIETNAM
from tests.generated.history import Commit, written


def bulletin(id: str, title: str, *body: str, organisation: str = "Ban Gió") -> Bulletin:
    published = datetime(2020, 7, int(id), tzinfo=VIETNAM)
    return Bulletin(id, title, published, body=body, organisations=(organisation,))


BULLETINS = (
    bulletin("1", "Mở đường mới", "Con đường dài, con đường rộng", "Đường ra suối"),
    bulletin("2", "Hàng dương xanh", "Theo Nghị quyết 45-NQ/TU", organisation="Sở Mây"),
    bulletin("3", "Đường", "mở hội"),
)
SEGMENTS = {"one": (BULLETINS,), "several": tuple((each,) for each in BULLETINS)}


@pytest.fixture(scope="module", params=SEGMENTS)
def searcher(request: pytest.FixtureRequest) -> Iterator[Any]:
    history = [Commit(filed) for filed in SEGMENTS[request.param]]
    with written(history) as index, index.searcher() as searcher:
        yield searcher


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Term("title", "đường"), "13"),
        (Term("title_plain", "duong"), "123"),
        (Term("title", "duong"), ""),
        (Term("body", "45-nq/tu"), "2"),
        (Term(CODES, "45-nq/tu"), "2"),
        (Term(ORGANISATIONS, "ban-gio"), "13"),
        (TermRange(DAY, "2020-07-02", "2020-07-03"), "23"),
        (Prefix("title", "đư"), "13"),
        (Prefix("body_plain", "d"), "1"),
        (FuzzyTerm("title_plain", "duonh"), "123"),
        (And([Term("title", "đường"), Not(Term("body", "rộng"))]), "3"),
        (Or([Term("title", "dương"), Term("body", "hội")]), "23"),
        (Phrase("body", ["con", "đường", "dài"]), "1"),
        (Phrase("body", ["rộng", "đường"]), ""),
        (Phrase("body", ["đường", "con"]), ""),
        (Every(), "123"),
        (Every("body"), "123"),
        (Term("author", "đường"), ""),
    ],
)
def test_whoosh_finds(searcher: Any, query: Any, found: str) -> None:
    docs = sorted(searcher.docs_for_query(query))
    assert "".join(str(number + 1) for number in docs) == found


def test_the_lexicon_is_sorted_and_whole(searcher: Any) -> None:
    reader = searcher.reader()
    title = sorted(["mở", "đường", "mới", "hàng", "dương", "xanh"], key=str.encode)
    assert [term.decode() for term in reader.lexicon("title")] == title
    plain = ["duong", "hang", "mo", "moi", "xanh"]
    assert [term.decode() for term in reader.lexicon("title_plain")] == plain
    assert [term.decode() for term in reader.lexicon(ORGANISATIONS)] == ["ban-gio", "so-may"]
    assert list(reader.all_terms()) == sorted(reader.all_terms())


def test_what_is_known_of_a_term(searcher: Any) -> None:
    reader = searcher.reader()
    assert reader.frequency("body", "đường") == 3
    assert reader.doc_frequency("body", "đường") == 1
    assert reader.doc_frequency("title", "đường") == 2
    assert (reader.frequency("title", "không"), reader.doc_frequency("lead", "mở")) == (0, 0)
    assert ("title", "mở") in reader
    assert ("lead", "mở") not in reader
    assert ("khác", "mở") not in reader


def test_an_unknown_term_has_no_postings(searcher: Any) -> None:
    with pytest.raises(TermNotFound):
        searcher.reader().postings("title", "không")


def test_positions_are_counted_from_the_beginning_of_their_field(searcher: Any) -> None:
    matcher = searcher.postings("body", "đường")
    assert matcher.value_as("positions")[:2] == [1, 4]
    assert searcher.postings(Field.TITLE, "đường").value_as("positions") == [1]
