import numpy as np
import pytest

from index.codec.compiled.gathering import gather
from index.codec.postings import _add_up
from search.field import Field
from search.kernel.library import usable_kernel

kernel = usable_kernel()
pytestmark = pytest.mark.skipif(kernel is None, reason="there is no kernel")


@pytest.mark.parametrize("count", [0, 1, 2, 700])
def test_postings_are_those_that_numpy_gathers(count: int) -> None:
    assert kernel
    random = np.random.default_rng(count)
    lists = np.sort(random.integers(0, 40, count))
    doc_ids = random.integers(0, 6, count).astype(np.uint32)
    order = np.lexsort((doc_ids, lists))
    lists, doc_ids = lists.take(order), doc_ids.take(order)
    fields = random.integers(0, len(Field), count).astype(np.uint8)
    made, expected = gather(kernel, lists, doc_ids, fields), _add_up(lists, doc_ids, fields)
    for name in ("lists", "doc_ids", "frequencies"):
        assert getattr(made, name).dtype == getattr(expected, name).dtype
        assert getattr(made, name).tolist() == getattr(expected, name).tolist()


def test_a_document_has_a_posting_in_each_list() -> None:
    assert kernel
    made = gather(
        kernel,
        np.array([0, 0, 0, 1]),
        np.array([3, 3, 5, 5], np.uint32),
        np.array([0, 2, 0, 0], np.uint8),
    )
    assert made.lists.tolist() == [0, 0, 1]
    assert made.doc_ids.tolist() == [3, 5, 5]
    assert made.frequencies[:, :3].tolist() == [[1, 0, 1], [1, 0, 0], [1, 0, 0]]
