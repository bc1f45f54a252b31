"""Neighbours found by keys are those found by looking at every place."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.adjacency import common_keys, find_phrase, holders_of
from search.engine.unit import STRIDE

keys = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 40)), max_size=60)
"""Documents and positions; often many on one side and few on the other."""


def as_keys(places: set[tuple[int, int]]) -> NDArray[int64]:
    return np.array([document * STRIDE + position for document, position in sorted(places)], int64)


@given(keys, keys)
def test_common_keys_are_those_of_both(
    left: set[tuple[int, int]], right: set[tuple[int, int]]
) -> None:
    common = common_keys(as_keys(left), as_keys(right))
    assert common.tolist() == as_keys(left & right).tolist()


@given(keys)
def test_keys_tell_document_and_position(places: set[tuple[int, int]]) -> None:
    documents, positions = holders_of(as_keys(places))
    assert list(zip(documents.tolist(), positions.tolist(), strict=True)) == sorted(places)
