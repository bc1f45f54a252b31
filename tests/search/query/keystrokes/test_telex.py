"""Telex gives every syllable of the language back, for every habit of typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.keystrokes.strokes import Confidence
from search.query.keystrokes.syllable import spell
from search.query.keystrokes.telex import confidence, strokes_of
from search.text.spelling import bare
from tests.search.query.keystrokes.typist import syllables, telex


def decode(word: str) -> str | None:
    return next(filter(None, (spell(*strokes) for strokes in strokes_of(word))), None)


@pytest.mark.parametrize("habit", telex("đường"))
def test_every_syllable_comes_back(habit: str) -> None:
    assert {
        (syllable, keys)
        for syllable in syllables()
        if decode(keys := telex(syllable)[habit]) != syllable
    } == set()


def test_only_double_o_is_ambiguous() -> None:
    """As spelled, oong in six tones and ooc in two come out as ông and ôc: 24 onsets."""
    plain_keys = {
        syllable: telex(syllable)["tone last"].replace("ooo", "oo")
        for syllable in syllables()
        if "oo" in bare(syllable)
    }
    misread = {each for each, keys in plain_keys.items() if decode(keys) != each}
    assert len(misread) == len(plain_keys) == 192
    assert {decode("xoong"), decode("xooong"), decode("mooocs")} == {"xông", "xoong", "moóc"}


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("ddangr dangdr dadngr ddarng", "đảng"),
        ("dduwowcj dduwocj dduocwj ddwowcj duocwjd", "được"),
        ("nguwowif nguowfi nguwofi ngwowif nguoiwf", "người"),
        ("ruwowuj ruouwj ruowuj", "rượu"),
        ("luwu luuw lwu", "lưu"),
        ("giuwx giwx giuxw", "giữ"),
        ("thuowr thuwowr", "thuở"),
        ("hoawcj hoacwj hoajcw", "hoặc"),
        ("ngoeor ngoero", "ngoẻo"),
        ("uyr ury", "uỷ"),
        ("mafsz", None),
        ("mafzs", "má"),
        ("masz", "ma"),
        ("ass aoss cars dddi wwa aaa ddd", None),
        ("", None),
    ],
)
def test_keys_are_read_in_many_orders(keys: str, syllable: str | None) -> None:
    assert {decode(each) for each in keys.split()} <= {syllable}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("traanj", Confidence.CERTAIN),
        ("TRAANJ", Confidence.CERTAIN),
        ("Ddi", Confidence.CERTAIN),
        ("bij", Confidence.CERTAIN),
        ("quanf", Confidence.CERTAIN),
        ("tranaj", Confidence.LIKELY),
        ("nhuw", Confidence.LIKELY),
        ("nhwx", Confidence.LIKELY),
        ("cuar", Confidence.LIKELY),
        ("CUAR", Confidence.POSSIBLE),
        ("BWF", Confidence.POSSIBLE),
        ("EES", Confidence.POSSIBLE),
        ("masz", Confidence.POSSIBLE),
        ("ma", None),
    ],
)
def test_what_other_languages_write_is_less_sure(written: str, expected: Confidence | None) -> None:
    strokes = next(each for each in strokes_of(written.lower()) if spell(*each))
    assert confidence(written, strokes) is expected


@given(st.text("aeowdsfrxjzntgh", max_size=20))
def test_few_strokes_for_any_keys(keys: str) -> None:
    assert len(list(strokes_of(keys))) <= 8
