"""An index gives the same answers, to the last bit of a score, however it was built."""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.writing import IndexingError

from index.bulletin import Bulletin
from index.codec.writer import DocumentWriter
from index.opening.generation_arrays import open_index_reader
from search.engine.array_engine import ArrayEngine
from search.request import SearchRequest
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.generated.bulletins import IDS, vocabularies
from tests.generated.history import (
    Commit,
    Constants,
    Merge,
    commits,
    constants,
    document_of,
    living_after,
    written,
)
from tests.generated.questions import requests


def told(index: Any, asked: Sequence[SearchRequest]) -> Iterator[object]:
    """Yield everything that readers see in answer to some requests, and of the index as a whole."""
    searcher = Searcher(ArrayEngine(open_index_reader(index)))
    for request in asked:
        page = searcher.search(request)
        yield page.total
        yield page.hits
        yield list(page.organisations)
        yield [(year.id, year.count, year.selected, list(year.parts)) for year in page.dates]
    yield searcher.days()
    yield searcher.organisations()
    yield [searcher.stored(id) for id in IDS]


@given(
    vocabularies().flatmap(
        lambda words: st.tuples(
            st.lists(commits(words), min_size=1, max_size=4),
            st.lists(requests(words), min_size=1, max_size=4),
        )
    ),
    constants,
    st.randoms(use_true_random=False),
)
def test_answers_do_not_tell_how_an_index_came_to_be(
    newsroom: tuple[Sequence[Commit], Sequence[SearchRequest]], numbers: Constants, random: Any
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    random.shuffle(living)
    with numbers.set(), written(history) as grown, written([Commit(living)]) as fresh:
        for of_grown, of_fresh in zip(told(grown, asked), told(fresh, asked), strict=True):
            assert of_grown == of_fresh


def filed(id: str, title: str) -> Bulletin:
    return Bulletin(id, title, datetime(2020, 7, 10, tzinfo=VIETNAM))


def found(index: Any, text: str) -> Sequence[str]:
    return [
        each.id
        for each in Searcher(ArrayEngine(open_index_reader(index))).search(SearchRequest(text)).hits
    ]


def test_a_replaced_bulletin_is_found_by_its_new_text_alone() -> None:
    history = [Commit([filed("a", "mở đường"), filed("b", "làm cầu")]), Commit([filed("a", "hội")])]
    with written(history) as index:
        assert (found(index, "đường"), found(index, "hội"), found(index, "cầu")) == (
            [],
            ["a"],
            ["b"],
        )
        assert found(index, "") == ["a", "b"]


def test_a_cancelled_writer_changes_nothing() -> None:
    with written([Commit([filed("a", "mở đường")])]) as index:
        before = sorted(os.listdir(index.storage.folder))
        with Constants(run=1).set():
            writer = DocumentWriter(index)
            writer.replace(document_of(filed("a", "hội")))
            writer.add(document_of(filed("b", "cầu")))
            writer.cancel()
        assert found(index, "") == found(index, "đường") == ["a"]
        assert sorted(os.listdir(index.storage.folder)) == before


def test_a_closed_writer_takes_nothing_more() -> None:
    with written([]) as index:
        writer = DocumentWriter(index)
        writer.commit()
        with pytest.raises(IndexingError):
            writer.add(document_of(filed("a", "hội")))


def test_what_a_killed_writer_left_is_no_obstacle() -> None:
    with written([Commit([filed("a", "mở đường")])]) as index, Constants(run=1).set():
        (Path(index.storage.folder) / "000000.run").write_bytes(b"half")
        (Path(index.storage.folder) / "places.part").write_bytes(b"half")
        Commit([filed("b", "cầu"), filed("c", "hội")]).write(index)
        assert found(index, "") == ["a", "b", "c"]


def test_an_open_index_reader_outlives_a_merge() -> None:
    with written([Commit([filed("a", "mở đường")]), Commit([filed("b", "cầu")])]) as index:
        searcher = Searcher(ArrayEngine(open_index_reader(index)))
        Commit([], withdrawn=["a"], merge=Merge.EVERYTHING).write(index)
        assert [each.id for each in searcher.search(SearchRequest("duong")).hits] == ["a"]
        assert found(index, "") == ["b"]


@pytest.mark.parametrize("merge", list(Merge))
def test_the_last_bulletin_may_go(merge: Merge) -> None:
    with written([Commit([filed("a", "cầu")]), Commit([], ["a"], merge)]) as index:
        assert found(index, "") == found(index, "cầu đường") == []
        assert Searcher(ArrayEngine(open_index_reader(index))).days() == []
        Commit([filed("a", "cầu")]).write(index)
        assert found(index, "cau") == ["a"]
