"""Decoded keys give a syllable with its tone, and the number of marks that they typed."""

import pytest

from search.query.keystrokes.strokes import Confidence, Strokes, last_tone
from search.query.keystrokes.syllable import HORN, NANG, SAC, STROKE

TONES = {"s": SAC, "j": NANG}


@pytest.mark.parametrize(
    ("keys", "tone"),
    [
        ("", ""),
        ("s", SAC),
        ("sz", ""),
        ("szj", NANG),
        ("szjzs", SAC),
        ("sj", None),
        ("ss", None),
        ("z", None),
        ("szz", None),
        ("jsz", None),
    ],
)
def test_a_tone_is_erased_before_another_is_typed(keys: str, tone: str | None) -> None:
    assert last_tone(keys, TONES, "z") == tone


def test_the_tone_is_one_of_the_marks_given() -> None:
    assert Strokes("duoc", frozenset({STROKE, HORN}), NANG).given == 3
    assert Strokes("ma", frozenset(), "").given == 0


def test_confidence_grows() -> None:
    assert Confidence.POSSIBLE < Confidence.LIKELY < Confidence.CERTAIN
