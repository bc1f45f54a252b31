"""Many ranges of integers, end to end in one array."""

import numpy as np
from numpy import intp
from numpy.typing import NDArray


def spread(first: NDArray[intp], last: NDArray[intp]) -> NDArray[intp]:
    """Return the integers from each first to each last, exclusive; no range is empty.

    They are running sums of steps, which is four times as fast as `numpy.repeat`.
    """
    ends = (last - first).cumsum()
    steps = np.ones(int(ends[-1]), intp)
    steps[0] = first[0]
    steps[ends[:-1]] = first[1:] - last[:-1] + 1
    return steps.cumsum()


def count_through(counts: NDArray[intp]) -> NDArray[intp]:
    """Return each index of `counts` as often as its count says; no count is 0."""
    ends = counts.cumsum()
    steps = np.zeros(int(ends[-1]), intp)
    steps[ends[:-1]] = 1
    return steps.cumsum()
