"""Titles are read once, whatever answer asks for them, and not kept without limit."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from search.engine.array_engine import ArrayEngine
from search.engine.contract import DocIds
from search.relaxation import title_memo
from search.relaxation.record_memo import RecordMemo
from search.relaxation.title import read_titles
from search.relaxation.title_memo import TitleMemo
from tests.search.indexing import index, tell


class CountedRecords(RecordMemo):
    """Tells which documents' records are asked for."""

    def __init__(self, engine: ArrayEngine) -> None:
        super().__init__(engine)
        self.asked: list[list[int]] = []

    def read(self, doc_ids: DocIds) -> Sequence[bytes]:
        self.asked.append(doc_ids.tolist())
        return super().read(doc_ids)


@pytest.fixture
def engine(tmp_path: Path) -> ArrayEngine:
    return ArrayEngine(index(tmp_path, tell(["Cá về", "Ao cạn", "Họp chợ"])))


def test_a_title_is_read_once(engine: ArrayEngine) -> None:
    memo, records = TitleMemo(), CountedRecords(engine)
    titles = read_titles(engine.stored(np.arange(3)))
    assert memo.read(np.array([2, 0]), records) == [titles[2], titles[0]]
    assert memo.read(np.arange(3), records) == titles
    assert memo.read(np.array([1]), records) == [titles[1]]
    assert records.asked == [[2, 0], [1]]


def test_titles_are_let_go_when_there_are_too_many(
    engine: ArrayEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(title_memo, "MOST", 2)
    memo, records = TitleMemo(), CountedRecords(engine)
    titles = read_titles(engine.stored(np.arange(3)))
    assert memo.read(np.arange(2), records) == titles[:2]
    assert memo.read(np.array([1, 2]), records) == titles[1:]
    assert memo.read(np.array([0]), records) == titles[:1]
    assert records.asked == [[0, 1], [2], [0]]
