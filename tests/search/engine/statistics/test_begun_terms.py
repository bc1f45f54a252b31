"""Plain terms are found by their beginning, those with most documents first."""

from pathlib import Path

import pytest

from search.engine.index_reader import IndexReader
from search.engine.statistics.begun_terms import find_begun_terms
from tests.search.indexing import index, tell

TITLES = ("trận", "trẻ", "trẻ em", "trẻ thơ", "trận trời", "kỹ sư", "73-NQ/TU", "tra")


@pytest.fixture(params=[8, 3], ids=["one segment", "two segments"])
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> IndexReader:
    cut = request.param
    return index(tmp_path, tell(TITLES[:cut]), tell(TITLES[cut:], first=cut))


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("tr", {"tre": 3, "tran": 2, "tra": 1, "troi": 1}),
        ("tra", {"tran": 2, "tra": 1}),
        # A typed accent must stand in some variant.
        ("trậ", {"tran": 2}),
        ("trả", {}),
        ("trẻ", {"tre": 3}),
        ("ki", {"ky": 1}),
        ("zz", {}),
    ],
)
def test_terms_that_begin_so_are_counted(
    reader: IndexReader, stem: str, found: dict[str, int]
) -> None:
    assert find_begun_terms(reader, stem, 9) == found


def test_the_most_frequent_come_first_and_no_more_than_asked_for(reader: IndexReader) -> None:
    assert list(find_begun_terms(reader, "tr", 9))[:2] == ["tre", "tran"]
    assert list(find_begun_terms(reader, "tr", 1)) == ["tre"]


def test_only_letters_and_digits_are_words(reader: IndexReader) -> None:
    assert "73-nq/tu" not in find_begun_terms(reader, "73", 9)


def test_an_empty_index_has_none(tmp_path: Path) -> None:
    assert find_begun_terms(index(tmp_path), "tr", 9) == {}
