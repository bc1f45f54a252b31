import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.text.phrase import Beginnings, beginnings, key, pattern
from search.text.spelling import plain, term


@pytest.mark.parametrize(
    "written",
    [
        "giáo dục và đào tạo",
        "giáo dục & đào tạo",
        "giáo dục-đào tạo",
        "giáo dục, đào tạo",
        "giaó dục  và đào tạo",
    ],
)
def test_joints_and_tone_places_are_free(written: str) -> None:
    expression = pattern(["Giáo dục và Đào tạo"], term)
    assert re.fullmatch(expression, written)
    assert key(written, term) == key("Giáo dục và Đào tạo", term)


def test_the_longer_of_two_phrases_is_found() -> None:
    expression = pattern(["Ủy ban", "Ủy ban Kiểm tra"], term)
    found = re.match(expression, "uỷ ban kiểm tra huyện")
    assert found is not None
    assert found[0] == "uỷ ban kiểm tra"


def test_marks_count_only_in_terms() -> None:
    assert re.fullmatch(pattern(["Sở Y tế"], plain), "so y te")
    assert not re.fullmatch(pattern(["Sở Y tế"], term), "so y te")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("uỷ ban xã và hội nông dân", [0, 13]),
        ("ủy  ban", [0]),
        ("ủy   ban", [0, 5]),
        ("tủy ban, xã hội nôngx", [12]),
        ("gd-đt, gdđt và gd và đt", [0, 7, 15]),
        ("hội nghị của ủy viên", []),
    ],
)
def test_words_that_begin_like_a_phrase_are_found(text: str, found: list[int]) -> None:
    phrases = ["Ủy ban", "Hội Nông dân", "GD&ĐT"]
    looked = Beginnings(beginnings(phrases, term))
    assert looked.find(text, 0, len(text), is_wide="   " in text) == found


@given(
    st.lists(st.sampled_from(["ủy", "ban", "hội", "nông", "gd", "đt", "-", " ", "  ", "&", "x"]))
)
def test_no_phrase_begins_elsewhere(pieces: list[str]) -> None:
    text = "".join(pieces)
    phrases = ["Ủy ban", "Hội Nông dân", "GD&ĐT", "Hội"]
    expression = re.compile(rf"\b{pattern(phrases, term)}(?!\w)")
    looked = Beginnings(beginnings(phrases, term))
    found = looked.find(text, 0, len(text), is_wide="   " in text)
    assert {each.start() for each in expression.finditer(text)} <= set(found)
