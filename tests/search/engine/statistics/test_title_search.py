"""Documents are found by words of their titles, the newest first."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.index_reader import IndexReader
from search.engine.statistics.title_search import find_titles
from tests.search.indexing import FIRST, index, tell

TITLES = ("Mặt trận tỉnh họp", "Họp Mặt trận xã", "Mật ong rừng", "Trận bóng, mặt sân", "Chợ đông")


@pytest.fixture(params=[5, 2], ids=["one segment", "two segments"])
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> IndexReader:
    cut = request.param
    return index(tmp_path, tell(TITLES[:cut]), tell(TITLES[cut:], first=cut))


@pytest.mark.parametrize(
    ("terms", "opened", "found"),
    [
        (["mặt"], [], [3, 2, 1, 0]),
        (["mat", "tran"], [], [3, 1, 0]),
        (["họp", "mat"], [], [1, 0]),
        # The open word may become any of these.
        (["mat"], ["trận", "ong"], [3, 2, 1, 0]),
        (["mat"], ["ong"], [2]),
        ([], ["ong", "chợ"], [4, 2]),
        (["chợ"], ["ong"], []),
        (["chợ"], ["zzz"], []),
        (["zzz"], [], []),
        (["mat", "zzz"], ["trận"], []),
        ([], [], []),
        ([], ["zzz"], []),
    ],
)
def test_all_words_must_stand_in_the_title(
    reader: IndexReader, terms: Sequence[str], opened: Sequence[str], found: Sequence[int]
) -> None:
    assert find_titles(reader, terms, opened, 9) == found


def test_there_are_no_more_than_asked_for_and_they_are_the_newest(reader: IndexReader) -> None:
    assert find_titles(reader, ["mat"], [], 2) == [3, 2]


def test_where_many_hold_all_words_the_last_two_stand_in_a_row(reader: IndexReader) -> None:
    assert find_titles(reader, ["mặt"], ["trận"], 3) == [3, 1, 0]
    assert find_titles(reader, ["mặt"], ["trận"], 1) in ([1], [3])


def test_in_one_segment_only_those_in_a_row_are_left(tmp_path: Path) -> None:
    reader = index(tmp_path, tell(TITLES))
    assert find_titles(reader, ["mặt"], ["trận"], 2) == [1, 0]


def test_deleted_documents_and_other_fields_are_not_found(tmp_path: Path) -> None:
    body = Bulletin("b9", "Tin", FIRST, lead="Mặt trận", body=("Mặt trận họp",))
    reader = index(tmp_path, [*tell(TITLES), body], deleted=[[3]])
    assert find_titles(reader, ["mat", "tran"], [], 9) == [1, 0]


def test_an_empty_index_has_no_titles(tmp_path: Path) -> None:
    assert find_titles(index(tmp_path), ["mat"], [], 9) == []
