from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.engine.compiled import columns
from search.engine.compiled.columns import doc_terms
from search.engine.compiled.engine import KernelEngine
from search.field import ORGANISATIONS
from search.kernel.library import Kernel, NoKernel
from search.query.clause import Query
from search.request import Filters
from tests.search.engine.engines import KERNEL
from tests.search.indexing import FIRST, index

TERMS = ("ban-gio", "hoi-trang", "so-may")


def test_terms_that_a_damaged_file_mixed_up_are_refused() -> None:
    good = np.array([0, 1, 3]), np.array([2, 0, 1])
    assert doc_terms(*good, TERMS) is not None
    for ends, values in (
        (np.array([1, 1, 3]), good[1]),
        (np.array([0, 3, 2]), good[1]),
        (np.array([0, 1, 4]), good[1]),
        (good[0], np.array([2, 0, 3])),
        (good[0], np.array([2, 0, -1])),
    ):
        with pytest.raises(ValueError, match="no column"):
            doc_terms(ends, values, TERMS)


@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
@pytest.mark.parametrize("most", [1, 1 << 16])
def test_more_terms_than_the_kernel_counts_are_counted_by_numpy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    assert isinstance(KERNEL, Kernel)
    monkeypatch.setattr(columns, "MOST_TERMS", most)
    names = tuple(f"Ban Gió {number}" for number in range(20))
    told = [Bulletin("a", "Họp", FIRST, organisations=names), Bulletin("b", "Họp", FIRST)]
    engine = KernelEngine(index(tmp_path, told), KERNEL)
    counts = engine.match(Query("")).term_counts(ORGANISATIONS, Filters())
    assert set(counts.counts.tolist()) == {1}
    assert counts.missing == 1


@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
def test_stories_of_documents_that_there_are_not_are_refused(tmp_path: Path) -> None:
    assert isinstance(KERNEL, Kernel)
    reader = index(tmp_path, [Bulletin("a", "Họp", FIRST), Bulletin("b", "Họp", FIRST)])
    reader = replace(reader, kept_stories=np.array([0, 2]))
    with pytest.raises(ValueError, match="stories"):
        KernelEngine(reader, KERNEL).match(Query("")).count(Filters(folds=True))
