"""Records are read once, and returned in the order in which they are asked for."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from search.engine.array_engine import ArrayEngine
from search.engine.contract import DocIds
from search.relaxation.record_memo import RecordMemo
from tests.search.indexing import index, tell


def test_each_record_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ArrayEngine(index(tmp_path, tell(["Cá về", "Ao cạn", "Họp chợ"])))
    stored = engine.stored
    asked: list[int] = []

    def counted(doc_ids: DocIds) -> Sequence[bytes]:
        asked.extend(doc_ids.tolist())
        return stored(doc_ids)

    monkeypatch.setattr(engine, "stored", counted)
    memo = RecordMemo(engine)
    assert memo.read(np.array([2, 0])) == stored(np.array([2, 0]))
    assert memo.read(np.array([0, 1, 2])) == stored(np.array([0, 1, 2]))
    assert memo.read(np.array([], int)) == []
    assert asked == [2, 0, 1]
