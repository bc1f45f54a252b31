"""The best labels of tokens in a row: Viterbi's recursion for two labels, on one number.

Only the lead of label 0 over label 1 matters, and what a token passes on to the next: a function
that is constant but for a narrow zone. So nearly every lead follows from one neighbour at most,
whole arrays at once. CRFsuite adds both labels' scores up over the text instead, whose rounding
decides ties; hence every decision that is too close to call is reported.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Transitions = Sequence[Sequence[float]]


class BestPath:
    """Finds best labels for one matrix of transitions."""

    def __init__(self, transitions: Transitions) -> None:
        (self._00, self._01), (self._10, self._11) = transitions
        # Before label 0 stands 0 if the lead there is at least the first, before 1 the second.
        to_0, to_1 = self._10 - self._00, self._11 - self._01
        self._low, self._high = min(to_0, to_1), max(to_0, to_1)
        self._alternates = to_1 < to_0
        self._above, self._below = self._00 - self._01, self._10 - self._11

    def find(
        self, advantages: NDArray[np.float64], starts: NDArray[np.intp], margin: float
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which tokens have label 1, and which stand closer than `margin` to a decision.

        `advantages` are the scores of label 0 less those of label 1; sentences begin at `starts`.
        """
        leads = self._leads(advantages, starts)
        is_last = np.zeros(len(leads), np.bool_)
        is_last[starts[1:] - 1] = True
        is_last[-1:] = True
        labels = np.where(is_last, leads < 0, leads < self._low)
        zone = np.flatnonzero((leads >= self._low) & (leads < self._high) & ~is_last)
        for place in zone[::-1].tolist():
            labels[place] = labels[place + 1] ^ self._alternates
        close = np.minimum(np.abs(leads - self._low), np.abs(leads - self._high)) < margin
        return labels, np.where(is_last, np.abs(leads) < margin, close)

    def _leads(
        self, advantages: NDArray[np.float64], starts: NDArray[np.intp]
    ) -> NDArray[np.float64]:
        passed = np.zeros(len(advantages))
        least = advantages + min(self._above, self._below)
        most = advantages + max(self._above, self._below)
        least[starts] = most[starts] = advantages[starts]
        is_above, is_below = least[:-1] >= self._high, most[:-1] < self._low
        passed[1:] = np.where(is_above, self._above, self._below)
        passed[starts] = 0
        leads = advantages + passed
        is_open = np.zeros(len(advantages), np.bool_)
        is_open[1:] = ~(is_above | is_below)
        is_open[starts] = False
        for place in np.flatnonzero(is_open).tolist():
            leads[place] = advantages[place] + self._pass_on(float(leads[place - 1]))
        return leads

    def _pass_on(self, lead: float) -> float:
        return max(lead + self._00, self._10) - max(lead + self._01, self._11)
