"""In BM25F, rare terms count more, each repetition counts less, and length lowers the score."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.bm25 import idf, norms, saturate
from search.ranking import K1, B


@given(
    st.integers(1, 10**6).flatmap(lambda count: st.tuples(st.just(count), st.integers(0, count)))
)
def test_rarity_falls_with_holders_and_is_positive(drawn: tuple[int, int]) -> None:
    documents, holders = drawn
    assert idf(documents, holders) > 0
    if holders:
        assert idf(documents, holders) < idf(documents, holders - 1)


def test_an_occurrence_in_a_document_of_average_length_counts_once() -> None:
    lengths = np.array([0, 5, 10, 20], np.int64)
    assert norms(lengths, 10.0) == pytest.approx([1 / (1 - B), 1 / (1 - B / 2), 1, 1 / (1 + B)])


def test_in_documents_that_are_all_empty_nothing_counts() -> None:
    assert norms(np.zeros(2, np.int64), 0.0).tolist() == [0, 0]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=9).map(sorted))
def test_saturation_grows_up_to_a_bound(weighted: list[float]) -> None:
    found = saturate(np.array(weighted)).tolist()
    assert found == sorted(found)
    assert max(found) < K1 + 1
    assert saturate(np.array([0.0, 1.0])) == pytest.approx([0, (K1 + 1) / (1 + K1)])
