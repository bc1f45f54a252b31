"""Titles are compared by their postings; names that no reader typed are counted once."""

from pathlib import Path

import numpy as np
import pytest

from search.engine.array_engine import ArrayEngine
from search.engine.compiled import title_matches
from search.engine.compiled.engine import KernelEngine
from search.engine.contract import Matches
from search.engine.titles.title_matches import TitleMatches
from search.kernel.library import Kernel, NoKernel
from search.query.clause import Query
from search.query.parser import parse
from search.query.walk import scored_clauses
from search.relaxation.titles.roundups import find_roundups
from tests.search.engine.engines import KERNEL
from tests.search.indexing import index, tell

pytestmark = pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")

TITLES = (
    ["Điểm tin chợ: điểm tin sáng", "Chợ phiên", "Xem nhanh chợ phiên"],
    ["Chợ điểm danh", "Điểm báo: chợ họp"],
)


def told(found: TitleMatches) -> list[object]:
    return [found.counts.tolist(), found.held.tolist(), found.others.tolist()]


@pytest.mark.parametrize("most", [title_matches.MOST_UNTYPED, 0])
def test_what_no_reader_typed_is_counted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(title_matches, "MOST_UNTYPED", most)
    assert isinstance(KERNEL, Kernel)
    reader = index(tmp_path, tell(TITLES[0]), tell(TITLES[1], first=3), deleted=[[1], []])
    numpy, kernel = ArrayEngine(reader), KernelEngine(reader, KERNEL)
    asked: list[Query] = []
    match = kernel.match

    def noted(query: Query) -> Matches:
        asked.append(query)
        return match(query)

    monkeypatch.setattr(kernel, "match", noted)
    clauses = [*scored_clauses(parse("chợ phiên").required)]
    clauses += find_roundups(clauses)
    for doc_ids in (np.array([4, 0, 3, 2]), np.array([2]), np.array([], np.intp)):
        wanted = told(numpy.match_titles(doc_ids, clauses, 2))
        assert told(kernel.match_titles(doc_ids, clauses, 2)) == wanted
    assert told(kernel.match_titles(np.array([0]), clauses, 2)) == [[[1, 0, 2]], [1], [1]]
    assert len(asked) == (1 if most else 0)


def test_what_a_reader_typed_is_not_remembered(tmp_path: Path) -> None:
    assert isinstance(KERNEL, Kernel)
    kernel = KernelEngine(index(tmp_path, tell(TITLES[0])), KERNEL)
    for text in ("chợ phiên", "xem chợ"):
        clauses = [*scored_clauses(parse(text).required)]
        found = kernel.match_titles(np.array([0, 1, 2]), clauses, 1)
        assert found.others.tolist() == found.counts[:, 1].tolist()
    assert found.counts.tolist() == [[0, 1], [0, 1], [1, 1]]
