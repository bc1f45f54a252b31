"""Joined ranges are those that Python would chain."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engine.segment.ranges import count_through, spread

ranges = st.lists(
    st.tuples(st.integers(0, 1000), st.integers(1, 9)).map(lambda each: range(each[0], sum(each))),
    min_size=1,
    max_size=30,
)


@given(ranges)
def test_ranges_follow_each_other(drawn: Sequence[range]) -> None:
    first = np.array([each.start for each in drawn])
    last = np.array([each.stop for each in drawn])
    assert spread(first, last).tolist() == list(chain.from_iterable(drawn))


@given(ranges)
def test_every_range_has_its_number(drawn: Sequence[range]) -> None:
    counts = np.array([len(each) for each in drawn])
    numbered = [number for number, each in enumerate(drawn) for _ in each]
    assert count_through(counts).tolist() == numbered
