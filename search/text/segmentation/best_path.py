"""The best labels of adjacent tokens: Viterbi's algorithm for two labels.

It computes one number for each token, the lead: the score of label 0 less that of label 1. What a
token adds to the next lead is constant outside a narrow range of its own lead, so nearly all leads
are computed at once, as arrays. CRFsuite adds up the scores of both labels over the text instead,
and its rounding decides ties. Therefore decisions that rounding could change are reported.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Transitions = Sequence[Sequence[float]]


class BestPath:
    """Finds the best labels for one matrix of transitions."""

    def __init__(self, transitions: Transitions) -> None:
        (self._00, self._01), (self._10, self._11) = transitions
        # The label before label 0 is 0 if the lead there is at least to_0; before label 1, to_1.
        to_0, to_1 = self._10 - self._00, self._11 - self._01
        self._low, self._high = min(to_0, to_1), max(to_0, to_1)
        self._alternates = to_1 < to_0
        self._above, self._below = self._00 - self._01, self._10 - self._11

    def find(
        self, advantages: NDArray[np.float64], starts: NDArray[np.intp], margin: float
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return two bool arrays: the tokens of label 1, and those within `margin` of a decision.

        `advantages` has for each token its own score of label 0 less that of label 1. Sentences
        start at the indexes `starts`, ascending.
        """
        leads = self._leads(advantages, starts)
        is_last = np.zeros(len(leads), np.bool_)
        is_last[starts[1:] - 1] = True
        is_last[-1:] = True
        labels = np.where(is_last, leads < 0, leads < self._low)
        zone = np.flatnonzero((leads >= self._low) & (leads < self._high) & ~is_last)
        for index in zone[::-1].tolist():
            labels[index] = labels[index + 1] ^ self._alternates
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
        for index in np.flatnonzero(is_open).tolist():
            leads[index] = advantages[index] + self._pass_on(float(leads[index - 1]))
        return leads

    def _pass_on(self, lead: float) -> float:
        return max(lead + self._00, self._10) - max(lead + self._01, self._11)
