"""Occurrences are sorted by numbers, whatever their size."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.codec.runs.occurrence import stable_order


@given(st.lists(st.sampled_from((0, 1, 7, (1 << 16) - 1, 1 << 16, 1 << 20)), max_size=20))
def test_equal_numbers_keep_their_order(numbers: Sequence[int]) -> None:
    order = stable_order(np.array(numbers, np.uint32))
    assert order.tolist() == sorted(range(len(numbers)), key=lambda index: numbers[index])
