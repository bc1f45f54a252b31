"""Terms of fields that are matched whole, codes and organisations, are found."""

from dataclasses import replace
from pathlib import Path

import pytest

from search.engine.index_reader import IndexReader
from search.engine.statistics.keyword_terms import ArrayKeywordTerms
from search.field import CODES, ORGANISATIONS
from tests.search.indexing import index, tell

TITLES = (
    "Theo 73-NQ/TU, 74-NQ/TU",
    "Theo 74-NQ/TU",
    "Theo 75-NQ/TU",
    "Theo 7-KH/TU, 74-NQ/TU",
    "Theo 7-KH/TU, 75-NQ/TU",
)
BULLETINS = [
    replace(each, organisations=("Ban Gió",) if number else ("Sở Mây",))
    for number, each in enumerate(tell(TITLES))
]


@pytest.fixture(params=[5, 2], ids=["one segment", "two segments"])
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> IndexReader:
    cut = request.param
    deleted = [[2], []] if cut == 5 else [[], [0]]
    return index(tmp_path, BULLETINS[:cut], BULLETINS[cut:], deleted=deleted)


@pytest.fixture
def codes(reader: IndexReader) -> ArrayKeywordTerms:
    return ArrayKeywordTerms(reader, CODES)


def test_terms_are_known_whole(codes: ArrayKeywordTerms) -> None:
    assert "73-nq/tu" in codes
    assert "75-nq/tu" in codes
    assert "73-nq" not in codes and "" not in codes and "73-NQ/TU" not in codes


def test_each_field_has_its_own_terms(reader: IndexReader) -> None:
    organisations = ArrayKeywordTerms(reader, ORGANISATIONS)
    assert "ban-gio" in organisations and "73-nq/tu" not in organisations
    assert set(organisations.begun("")) == {"ban-gio", "so-may"}


@pytest.mark.parametrize(
    ("prefix", "terms"),
    [
        ("7", {"73-nq/tu", "74-nq/tu", "75-nq/tu", "7-kh/tu"}),
        ("7-", {"7-kh/tu"}),
        ("74-nq/tu", {"74-nq/tu"}),
        ("8", set()),
    ],
)
def test_terms_are_found_by_how_they_begin(
    codes: ArrayKeywordTerms, prefix: str, terms: set[str]
) -> None:
    assert set(codes.begun(prefix)) == terms


def test_those_of_most_living_documents_come_first_then_by_name(codes: ArrayKeywordTerms) -> None:
    assert codes.longest("7", 9) == [
        ("74-nq/tu", 3),
        ("7-kh/tu", 2),
        ("73-nq/tu", 1),
        ("75-nq/tu", 1),
    ]
    assert codes.longest("8", 9) == []


def test_the_longest_is_that_of_all_segments_together(codes: ArrayKeywordTerms) -> None:
    assert codes.longest("7", 1) == [("74-nq/tu", 3)]


def test_terms_of_deleted_documents_alone_are_left_out(tmp_path: Path) -> None:
    codes = ArrayKeywordTerms(index(tmp_path, BULLETINS, deleted=[[0]]), CODES)
    assert "73-nq/tu" in codes
    assert codes.longest("73", 9) == []


def test_an_empty_index_has_no_terms(tmp_path: Path) -> None:
    codes = ArrayKeywordTerms(index(tmp_path), CODES)
    assert ("73-nq/tu" in codes, list(codes.begun("")), codes.longest("", 9)) == (False, [], [])
