"""A sample makes it unnecessary to look at most scores, and never changes the highest ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.scoring import top_scores as top
from search.engine.scoring.top_scores import highest


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60), st.integers(1, 60), st.integers(1, 20))
def test_it_is_the_least_of_the_highest(values: list[int], count: int, sampled: int) -> None:
    scores = np.array(values, np.float64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(top, "SAMPLED", sampled)
        found = highest(scores, count)
    best = sorted(values, reverse=True)[:count]
    assert found == (-np.inf if len(best) < count else best[-1])


def test_a_sample_that_is_ordered_like_the_step_misleads_nobody() -> None:
    scores = np.zeros(5000)
    scores[1::4] = np.arange(1250)
    assert highest(scores, 10) == 1240
