"""Documents are ordered by time whatever segments they are in, and equal times by id."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.engine.columns.time_order import find_order, find_ranks, segment_of
from search.engine.index_reader import IndexReader
from tests.search.indexing import FIRST, index

HOURS = {"d": 0, "b": 1, "g": 1, "c": 0, "a": 1, "e": 2, "f": 1}


def tell(ids: str) -> list[Bulletin]:
    return [Bulletin(id, "Chợ phiên", FIRST + timedelta(hours=HOURS[id])) for id in ids]


def ordered(reader: IndexReader, *, newest: bool) -> list[int]:
    order: list[int] = find_order(reader.segments, reader.published, newest=newest).tolist()
    return order


@pytest.mark.parametrize("parts", ["dbgcaef", "dbg caef", "dbgc a ef", "e fa cg bd", "f g a b"])
def test_equal_times_are_ordered_by_id_across_segments(tmp_path: Path, parts: str) -> None:
    reader = index(tmp_path, *map(tell, parts.split()))
    ids = parts.replace(" ", "")
    newest, oldest = ([ids[each] for each in ordered(reader, newest=way)] for way in (True, False))
    assert newest == sorted(ids, key=lambda id: (-HOURS[id], id))
    assert oldest == sorted(ids, key=lambda id: (HOURS[id], id))


def test_a_deleted_document_comes_before_its_replacement(tmp_path: Path) -> None:
    reader = index(tmp_path, tell("ab"), tell("ba"), deleted=[[0], []])
    assert ordered(reader, newest=False) == [0, 3, 1, 2]


def test_an_index_without_documents_has_an_empty_order(tmp_path: Path) -> None:
    reader = index(tmp_path)
    assert ordered(reader, newest=True) == []


def test_a_rank_is_the_place_in_the_order() -> None:
    assert find_ranks(np.array([2, 0, 3, 1])).tolist() == [1, 3, 0, 2]


def test_a_document_is_in_the_last_segment_that_begins_at_it_or_before(tmp_path: Path) -> None:
    reader = index(tmp_path, tell("dbg"), tell("ca"), tell("e"))
    assert [segment_of(reader.segments, each).first for each in range(6)] == [0, 0, 0, 3, 3, 5]
