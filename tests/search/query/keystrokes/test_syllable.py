"""The table has the right syllables and no others, and keys tell them apart."""

import re
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from index.reading.source import read
from search.query.keystrokes.syllable import (
    BREVE,
    CIRCUMFLEX,
    HORN,
    HUYEN,
    NANG,
    SAC,
    STROKE,
    Diacritics,
    begin,
    is_bare,
    is_plain,
    spell,
    toneless_syllables,
)
from search.query.keystrokes.telex import strokes_of
from search.text.spelling import bare, clean, has_accents, term
from tests.search.query.keystrokes.typist import telex

SAMPLES = Path(__file__).parents[4] / "samples"
NO_MARKS: Diacritics = frozenset()


@pytest.mark.parametrize(
    ("letters", "marks", "tone", "syllable"),
    [
        ("mat", {BREVE}, NANG, "mặt"),
        ("tran", {CIRCUMFLEX}, NANG, "trận"),
        ("duoc", {HORN, STROKE}, NANG, "được"),
        ("quoc", {CIRCUMFLEX}, SAC, "quốc"),
        ("cuoc", {CIRCUMFLEX}, NANG, "cuộc"),
        ("thuo", {HORN}, SAC, "thuớ"),
        ("thuong", {HORN}, "", "thương"),
        ("nghia", set(), "\u0303", "nghĩa"),
        ("gi", set(), HUYEN, "gì"),
        ("gieng", {CIRCUMFLEX}, SAC, "giếng"),
        ("giet", {CIRCUMFLEX}, SAC, "giết"),
        ("ki", set(), "\u0303", "kỹ"),
        ("hoa", set(), HUYEN, "hoà"),
        ("dak", {BREVE, STROKE}, "", "đăk"),
        ("buyt", set(), SAC, "buýt"),
    ],
)
def test_letters_marks_and_a_tone_spell_a_syllable(
    letters: str, marks: set[str], tone: str, syllable: str
) -> None:
    assert spell(letters, frozenset(marks), tone) == syllable


@pytest.mark.parametrize(
    ("letters", "marks", "tone"),
    [
        ("mat", {BREVE}, ""),  # a stop needs sắc or nặng
        ("mat", {BREVE}, HUYEN),
        ("sach", set(), HUYEN),
        ("ma", {BREVE}, SAC),  # ă and â do not end a syllable
        ("ta", {CIRCUMFLEX}, SAC),
        ("ce", set(), SAC),  # k stands before e
        ("ka", set(), SAC),
        ("nghoi", set(), SAC),
        ("boan", set(), SAC),  # no rounding after lips
        ("tienh", {CIRCUMFLEX}, SAC),
        ("dang", {BREVE, HORN}, SAC),
        ("for", set(), ""),
        ("", set(), SAC),
    ],
)
def test_what_no_one_can_say_is_not_spelled(letters: str, marks: set[str], tone: str) -> None:
    assert spell(letters, frozenset(marks), tone) is None


@pytest.mark.parametrize(
    ("letters", "marks", "tone", "beginning"),
    [
        ("ma", {BREVE}, NANG, "mặ"),
        ("mat", {BREVE}, "", "măt"),
        ("tie", {CIRCUMFLEX}, SAC, "tiế"),
        ("nguo", {HORN}, HUYEN, "ngườ"),
        ("viet", set(), NANG, "viẹt"),
        ("dien", {STROKE}, "", "đien"),
        ("d", {STROKE}, "", "đ"),
        ("ki", set(), SAC, "kí"),
    ],
)
def test_a_beginning_may_still_lack_marks_and_letters(
    letters: str, marks: set[str], tone: str, beginning: str
) -> None:
    assert begin(letters, frozenset(marks), tone) == beginning


def test_nothing_begins_with_what_no_syllable_has() -> None:
    assert begin("fa", NO_MARKS, SAC) is None
    assert begin("mat", frozenset({BREVE}), HUYEN) is None
    assert begin("ngh", frozenset({STROKE}), "") is None


def test_plain_and_bare_words_are_told_apart() -> None:
    assert is_plain("lan") and is_bare("lan")
    assert is_bare("quoc") and not is_plain("quoc")
    assert not is_bare("text")


def test_every_toneless_syllable_is_its_own_term_and_found_by_its_keys() -> None:
    for toneless in toneless_syllables():
        found = {
            begin(*strokes) for keys in telex(toneless).values() for strokes in strokes_of(keys)
        } | {begin(bare(toneless), NO_MARKS, "")}
        assert toneless in found or term(toneless) in found, toneless


def test_the_table_has_every_syllable_of_the_samples() -> None:
    written = {
        term(word)
        for item in read([SAMPLES])
        if isinstance(item, Bulletin)
        for text in (item.title, item.lead, *item.body)
        for word in re.findall(r"[^\W\d_]+", clean(text))
    }
    # Abbreviations have no vowel.
    marked = {each for each in written if has_accents(each) and re.search("[aeiouy]", bare(each))}
    assert len(marked) > 1_000
    typed = {each: next(iter(telex(each).values())) for each in marked}
    assert {
        each
        for each, keys in typed.items()
        if each not in {spell(*strokes) for strokes in strokes_of(keys)}
    } == set()
