from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.correction.misspelling import distance, letters_apart, sounds_like

letters = st.text("abcdeghiklmnopqrstuvxy", max_size=6)


@pytest.mark.parametrize(
    ("meant", "ever_farther"),
    [
        ("nguyễn", ["nguyễn", "nguyển", "nguyến", "nguyêt", "xyz"]),
        ("nghĩa", ["nghĩa", "nghỉa", "nghía", "nghia2", "ba"]),
        ("trận", ["trân", "trẩn", "trăn", "rận", "ngạc"]),
        ("sạch", ["sạch", "xạch", "xách", "mách"]),
        ("mặt", ["mạt", "mắt", "mật", "mặn", "cần"]),
    ],
)
def test_a_wrong_tone_is_nearer_than_a_wrong_shape_and_that_than_a_letter(
    meant: str, ever_farther: list[str]
) -> None:
    distances = [distance(each, meant) for each in ever_farther]
    assert all(left < right for left, right in pairwise(distances)), distances


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("sa", "xa"),
        ("che", "tre"),
        ("lam", "nam"),
        ("dang", "giang"),
        ("rao", "dao"),
        ("ghe", "ge"),
        ("nghe", "nge"),
        ("ki", "ky"),
        ("lan", "lang"),
        ("mat", "mac"),
        ("fai", "phai"),
        ("wan", "quan"),
        ("za", "gia"),
    ],
)
def test_what_sounds_alike_is_nearer_than_another_letter(left: str, right: str) -> None:
    assert right in sounds_like(left)
    assert letters_apart(left, right) == letters_apart(right, left) < letters_apart("ba", "bo")


@pytest.mark.parametrize(
    ("typed", "nearer", "farther"),
    [
        ("trsn", "tran", "tron"),
        ("trann", "tran", "trang"),
        ("tarn", "tran", "tam"),
        ("hoi", "hoi", "hoy"),
    ],
)
def test_slips_of_fingers_are_nearer_than_others(typed: str, nearer: str, farther: str) -> None:
    assert letters_apart(typed, nearer) < letters_apart(typed, farther)


def test_who_types_no_mark_says_nothing_about_marks() -> None:
    assert distance("tran", "trận") == 0
    assert distance("trân", "trận") < distance("trấn", "trận")
    assert distance("duong", "đường") == 0 < distance("dường", "đường")


def test_a_vowel_may_stand_alone() -> None:
    assert letters_apart("y", "i") < 1
    assert sounds_like("")[""] == sounds_like("bbb")["bbb"] == 0


@given(letters, letters)
def test_a_distance_is_as_long_both_ways(left: str, right: str) -> None:
    assert letters_apart(left, right) == pytest.approx(letters_apart(right, left))
    assert (letters_apart(left, right) == 0) == (left == right)
    assert letters_apart(left, right) <= len(left) + len(right)
