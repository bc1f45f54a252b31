"""The codes that some documents cite are counted over all segments."""

from pathlib import Path

import numpy as np
import pytest

from search.engine.columns.code_counts import count_codes
from search.engine.index_reader import IndexReader
from tests.search.indexing import index, tell

TITLES = (
    "Nghị quyết 12-NQ/TU về chợ phiên",
    "Họp chợ",
    "Quyết định 7/QĐ-UBND và 12-NQ/TU",
    "12-NQ/TU, rồi 12-NQ/TU nữa",
    "Cầu treo",
)


@pytest.fixture(params=[(5,), (2, 5), (1, 3, 5)], ids=lambda ends: f"{len(ends)} segments")
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> IndexReader:
    starts = (0, *request.param[:-1])
    parts = [tell(TITLES[a:b], first=a) for a, b in zip(starts, request.param, strict=True)]
    return index(tmp_path, *parts)


@pytest.mark.parametrize(
    ("doc_ids", "counts", "missing"),
    [
        ([0, 1, 2, 3, 4], {"12-nq/tu": 3, "7/qd-ubnd": 1}, 2),
        ([1, 2], {"12-nq/tu": 1, "7/qd-ubnd": 1}, 1),
        ([3], {"12-nq/tu": 1}, 0),
        ([1, 4], {}, 2),
        ([], {}, 0),
    ],
)
def test_each_document_counts_once_for_each_code(
    reader: IndexReader, doc_ids: list[int], counts: dict[str, int], missing: int
) -> None:
    counted = count_codes(reader.segments, reader.count, np.array(doc_ids, np.intp))
    assert dict(zip(counted.terms, counted.counts.tolist(), strict=True)) == counts
    assert counted.missing == missing


def test_codes_are_in_order(reader: IndexReader) -> None:
    terms = count_codes(reader.segments, reader.count, np.arange(5)).terms
    assert len(terms) == 2
    assert list(terms) == sorted(terms)
