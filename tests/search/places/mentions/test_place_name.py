"""Where the name of a place ends."""

import pytest

from search.places.mentions.place_name import (
    _window,
    _window_with_apostrophes,
    before_person,
    begins_capitalised,
    read_run,
)
from search.text.alignment import align
from search.text.spelling import plain, term


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" Sơn Khê tổ chức", "Sơn Khê"),
        (" Bà Rịa - Vũng Tàu họp", "Bà Rịa - Vũng Tàu"),
        (" SƠN KHÊ TỔ CHỨC HỘI NGHỊ", "SƠN KHÊ"),
        (" Sơn Khê HĐND họp", "Sơn Khê"),
        (" Sơn Khê, Hà Lâm", "Sơn Khê"),
    ],
)
def test_a_name_ends_where_its_capitals_end(text: str, expected: str) -> None:
    run = read_run(align(text), 0, len(text), term)
    assert run.plausible
    assert " ".join(run.syllables) == expected


@pytest.mark.parametrize("text", [" họp bàn", " BÀN VIỆC GẶT LÚA ĐÔNG XUÂN", " 12", ""])
def test_nothing_is_believed_without_a_hint(text: str) -> None:
    assert not read_run(align(text), 0, len(text), term).plausible


def test_a_line_in_lower_case_ends_a_name_before_a_verb() -> None:
    run = read_run(align(" son khe to chuc"), 0, 16, plain)
    assert run.plausible
    assert list(run.syllables) == ["son", "khe"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (" Sơn Khê Trần Văn An", "Sơn Khê"),
        (" Lâm Giang Phan Đoàn Thái", "Lâm Giang"),
        (" Nguyễn Văn An", ""),
        (" Nguyễn An", ""),
        (" Lâm Giang", "Lâm Giang"),
    ],
)
def test_a_person_is_no_part_of_a_place(text: str, place: str) -> None:
    assert " ".join(before_person(read_run(align(text), 0, len(text), term)).syllables) == place


TEXTS = (
    "xã Sơn Khê khai hội",
    "xã Sơn  Khê, Tân Lộc",
    "xã Ea M'gar và xã Cư Pơng",
    "xã Ea M ' gar mở chợ phiên",
    "huyện Krông Búk’ nhận bằng",
    "xã tân lộc mở hội đua thuyền trên sông lớn",
    "XÃ TÂN LỘC MỞ HỘI ĐUA THUYỀN TRÊN SÔNG",
    "xã Một Hai Ba Bốn Năm Sáu Bảy Tám Chín Mười",
    "xã Một Hai Ba Bốn Năm Sáu Bảy Tám' Chín",
    "xã Một Hai Ba Bốn Năm Sáu Bảy Tám Chín'đ",
    "xã An An An an An",
    "xã A ' B a ’ b, Đ'",
    "xã 12 và T3 Đ_a",
    "Sông\nNúi ",
    "",
)


def test_a_window_is_read_at_once_as_syllable_by_syllable() -> None:
    for text in TEXTS:
        for offset in range(len(text) + 1):
            for stop in (len(text), offset + 7, offset + 20):
                window = _window(text, offset, stop)
                assert window == _window_with_apostrophes(text, offset, stop), (text, offset, stop)


def test_a_window_ends_one_syllable_after_the_capitals() -> None:
    assert _window("xã Sơn Khê khai hội", 2, 19) == (["Sơn", "Khê", "khai"], [6, 10, 15])
    assert _window("xã Ea M ' gar mở", 2, 16) == (["Ea", "M'gar", "mở"], [5, 13, 16])


def test_a_capital_may_stand_after_spaces_only() -> None:
    text = align("xã  Ất Sửu, Đông 12Đ")
    told = {at: begins_capitalised(text, at) for at in (2, 4, 5, 7, 10, 11, 16, 19)}
    assert [at for at, is_capital in told.items() if is_capital] == [2, 4, 7, 11, 19]
