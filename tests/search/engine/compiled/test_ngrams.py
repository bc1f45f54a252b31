"""The kernel counts n-grams as NumPy does."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.opening.generation_arrays import open_index_reader
from search.engine.array_engine import ArrayEngine
from search.engine.compiled import segment
from search.engine.compiled.engine import KernelEngine
from search.engine.index_reader import IndexReader
from search.engine.ngram_counts import NgramCounts
from search.kernel.library import Kernel, NoKernel
from tests.generated.history import Commit, Constants, constants, written
from tests.search.engine.engines import KERNEL
from tests.search.engine.test_array_engine import newsrooms
from tests.search.indexing import index, tell

pytestmark = pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")


def open_kernel(reader: IndexReader) -> KernelEngine:
    assert isinstance(KERNEL, Kernel)
    return KernelEngine(reader, KERNEL)


def told(counts: NgramCounts) -> Iterator[object]:
    """Yield all that was counted, in a form that is compared bit by bit."""
    yield counts.length
    for arrays in (counts.holders, counts.singles, counts.pairs, counts.triples):
        yield [(each.shape, each.dtype, each.tolist()) for each in arrays]


@given(newsrooms, constants, st.data())
def test_both_count_alike(
    newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants, data: st.DataObject
) -> None:
    history, _ = newsroom
    with numbers.set(), written(history) as filed:
        reader = open_index_reader(filed)
        tables = [each.arrays.accented_terms for each in reader.segments]
        known = sorted({term.decode() for table in tables for term in table})
        slots = st.lists(st.sampled_from([*known, "không"]), max_size=6, unique=True)
        asked = data.draw(st.lists(slots, max_size=5))
        limit = data.draw(st.integers(1, 6))
        kernel, numpy = open_kernel(reader), ArrayEngine(reader)
        counted = [each.terms.ngram_counts(asked, limit) for each in (kernel, numpy)]
        for own, wanted in zip(*map(told, counted), strict=True):
            assert own == wanted


def test_long_lists_are_counted_from_the_middle(tmp_path: Path) -> None:
    words = ["mặt", "trận", "mặt", "mật", "trắng"]
    titles = [" ".join(words[(number * step) % 5] for step in range(1, 8)) for number in range(700)]
    reader = index(tmp_path, tell(titles[:500]), tell(titles[500:], first=500), deleted=[[7], []])
    slots = [("mặt", "mật"), ("trận", "trắng"), ("mặt", "mật"), ("không",)]
    for limit in (1, 60, 650, 9_999):
        kernel, numpy = open_kernel(reader), ArrayEngine(reader)
        counted = [each.terms.ngram_counts(slots, limit) for each in (kernel, numpy)]
        assert [*told(counted[0])] == [*told(counted[1])]
        assert counted[0].pairs[0].any()


def test_terms_are_forgotten_when_they_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment, "REMEMBERED", 1)
    engine = open_kernel(index(tmp_path, tell(["Cầu treo", "Họp chợ"])))
    for _ in range(2):
        counts = engine.terms.ngram_counts([("cầu",), ("treo", "chợ")], 9)
        assert counts.pairs[0].tolist() == [[1, 0]]


def test_an_index_without_documents_has_no_counts(tmp_path: Path) -> None:
    counts = open_kernel(index(tmp_path)).terms.ngram_counts([("mặt",)], 9)
    assert np.array_equal(counts.singles[0], [0])
