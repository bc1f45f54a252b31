"""Titles are read once, whoever asks for them, and not kept without limit."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy import intp
from numpy.typing import NDArray

from search.engine.titles import stored_titles
from search.engine.titles.stored_titles import StoredTitles
from search.engine.titles.title_terms import read_titles
from search.query.expansion import read_query
from search.query.walk import scored_clauses
from tests.search.indexing import index, tell


class CountedTitles(StoredTitles):
    """Tells which documents' records were read."""

    def __init__(self, folder: Path) -> None:
        reader = index(folder, tell(["Cá về", "Ao cạn", "Họp chợ"]))
        self.written = read_titles(reader.texts(np.arange(3)))
        self.asked: list[list[int]] = []

        def read(doc_ids: NDArray[intp]) -> Sequence[bytes]:
            self.asked.append(doc_ids.tolist())
            return reader.texts(doc_ids)

        super().__init__(read)


@pytest.fixture
def titles(tmp_path: Path) -> CountedTitles:
    return CountedTitles(tmp_path)


def test_a_title_is_read_once(titles: CountedTitles) -> None:
    assert titles.read(np.array([2, 0])) == [titles.written[2], titles.written[0]]
    assert titles.read(np.arange(3)) == titles.written
    clauses = list(scored_clauses(read_query("cạn").required))
    assert titles.match(np.array([1, 2]), clauses, 1).counts.tolist() == [[1], [0]]
    assert titles.asked == [[2, 0], [1]]


def test_titles_are_let_go_when_there_are_too_many(
    titles: CountedTitles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_titles, "MOST", 2)
    assert titles.read(np.arange(2)) == titles.written[:2]
    assert titles.read(np.array([1, 2])) == titles.written[1:]
    assert titles.read(np.array([0])) == titles.written[:1]
    assert titles.asked == [[0, 1], [2], [0]]
