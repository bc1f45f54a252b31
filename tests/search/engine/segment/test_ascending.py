import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy import int64

from search.engine.segment.ascending import begins, merge

sets = st.lists(st.frozensets(st.integers(0, 40)), max_size=4)


@given(sets)
def test_merged_sets_are_the_union(numbers: list[frozenset[int]]) -> None:
    merged = merge([np.array(sorted(each), int64) for each in numbers], int64)
    assert merged.tolist() == sorted(set().union(*numbers))
    assert merged.dtype == int64


def test_the_first_of_equals_begins() -> None:
    assert begins(np.array([1, 1, 2, 3, 3, 3])).tolist() == [True, False, True, True, False, False]
    assert begins(np.array([], int64)).tolist() == []
