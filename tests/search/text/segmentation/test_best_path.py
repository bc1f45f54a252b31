"""The recursion over single numbers finds the best of all paths, tried one by one."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.text.segmentation.best_path import BestPath, Transitions

STAYING = ((1.0, -0.5), (-1.25, 0.75))
ALTERNATING = ((-1.0, 1.875), (0.5, -0.4375))

# Eighths: sums of them are exact, so that the best of all paths is beyond doubt.
ADVANTAGES = st.lists(st.integers(-40, 40).map(lambda each: each / 8), min_size=1, max_size=9)


def _score(path: tuple[int, ...], advantages: list[float], transitions: Transitions) -> float:
    steps = sum(transitions[before][label] for before, label in pairwise(path))
    return steps + sum(each for each, label in zip(advantages, path, strict=True) if label == 0)


@pytest.mark.parametrize("transitions", [STAYING, ALTERNATING])
@given(sentences=st.lists(ADVANTAGES, min_size=1, max_size=4))
def test_no_path_is_better(transitions: Transitions, sentences: list[list[float]]) -> None:
    ends = np.cumsum([len(each) for each in sentences])
    starts = np.append(0, ends[:-1]).astype(np.intp)
    labels, _ = BestPath(transitions).find(np.concatenate(sentences), starts, 1e-9)
    for advantages, start, end in zip(sentences, starts, ends, strict=True):
        found = tuple(labels[start:end].astype(int).tolist())
        every = product((0, 1), repeat=len(advantages))
        best = max(_score(path, advantages, transitions) for path in every)
        assert _score(found, advantages, transitions) == best


@pytest.mark.parametrize("transitions", [STAYING, ALTERNATING])
@given(advantages=ADVANTAGES)
def test_where_two_paths_are_best_a_decision_is_reported(
    transitions: Transitions, advantages: list[float]
) -> None:
    every = product((0, 1), repeat=len(advantages))
    scores = [_score(path, advantages, transitions) for path in every]
    _, is_close = BestPath(transitions).find(np.array(advantages), np.zeros(1, np.intp), 1e-9)
    if scores.count(max(scores)) > 1:
        assert is_close.any()


def test_what_is_clear_is_not_reported() -> None:
    _, is_close = BestPath(ALTERNATING).find(np.array([5.0, -5.0, 5.0]), np.zeros(1, np.intp), 1e-9)
    assert not is_close.any()


def test_nothing_has_no_labels() -> None:
    labels, is_close = BestPath(STAYING).find(np.zeros(0), np.zeros(0, np.intp), 1e-9)
    assert len(labels) == len(is_close) == 0
