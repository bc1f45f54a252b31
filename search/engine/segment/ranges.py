"""Many ranges of numbers, one after the other, in one array."""

import numpy as np
from numpy import intp
from numpy.typing import NDArray


def spread(first: NDArray[intp], last: NDArray[intp]) -> NDArray[intp]:
    """Return the numbers from each first up to but not each last; no range is empty.

    The numbers are running sums of steps, which is four times as fast as `numpy.repeat`.
    """
    ends = (last - first).cumsum()
    steps = np.ones(int(ends[-1]), intp)
    steps[0] = first[0]
    steps[ends[:-1]] = first[1:] - last[:-1] + 1
    return steps.cumsum()


def count_through(counts: NDArray[intp]) -> NDArray[intp]:
    """Return 0 as often as the first count says, then 1 as often as the second, and so on."""
    ends = counts.cumsum()
    steps = np.zeros(int(ends[-1]), intp)
    steps[ends[:-1]] = 1
    return steps.cumsum()
