"""VNI gives every syllable back, for every habit of typing, and leaves codes as they are."""

import pytest

from search.query.keystrokes.strokes import Confidence
from search.query.keystrokes.syllable import spell
from search.query.keystrokes.vni import confidence, strokes_of
from tests.search.query.keystrokes.typist import syllables, vni


def decode(word: str) -> str | None:
    return next(filter(None, (spell(*strokes) for strokes in strokes_of(word))), None)


@pytest.mark.parametrize("habit", vni("đường"))
def test_every_syllable_comes_back(habit: str) -> None:
    assert {
        (syllable, keys)
        for syllable in syllables()
        if decode(keys := vni(syllable)[habit]) != syllable
    } == set()


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("d9ang3 dang93 dang39 d9a3ng", "đảng"),
        ("nguo7i2 ngu7o7i2 nguoi72 nguoi27", "người"),
        ("ma102", "mà"),
        ("u23 h5n1 b52 4g 5a g20 covid19 ma11 mo66 a78 f1 k9 d", None),
    ],
)
def test_keys_are_read_in_many_orders(keys: str, syllable: str | None) -> None:
    assert {decode(each) for each in keys.split()} <= {syllable}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ma85t", Confidence.CERTAIN),
        ("to63", Confidence.CERTAIN),
        ("MA85T", Confidence.CERTAIN),
        ("la2m", Confidence.CERTAIN),
        ("la2", Confidence.LIKELY),
        ("o73", Confidence.LIKELY),
        ("CO63", Confidence.POSSIBLE),
        ("a2", Confidence.POSSIBLE),
        ("O73", Confidence.POSSIBLE),
        ("u17", None),
        ("U17", None),
        ("E5", None),
        ("i3", None),
        ("tap20", None),
    ],
)
def test_what_codes_look_like_is_less_sure(written: str, expected: Confidence | None) -> None:
    strokes = next(strokes_of(written.lower()))
    assert confidence(written, strokes) is expected
