import re

import pytest

from search.text.phrase import key, openings, pattern
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


def test_openings_match_the_first_syllable_alone() -> None:
    expression = re.compile(openings(["Ủy ban", "Hội Nông dân"], term))
    assert expression.match("uỷ ban")
    assert expression.match("hội")
    assert not expression.match("hộis")
    assert not expression.match("hộ")
