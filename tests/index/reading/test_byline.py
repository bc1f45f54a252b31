"""Signatures and what only looks like one."""

import pytest

from index.reading.byline import read_signature
from index.reading.line import Line

TEXT = Line("Ngay sau lễ ra quân, các chi hội đã trồng được 600 cây.", 1)


@pytest.mark.parametrize(
    ("closing", "author"),
    [
        (Line("Lò Thị Hiền", 2, right=True), "Lò Thị Hiền"),
        (Line("Lò Thị Hiền", 2), "Lò Thị Hiền"),
        (Line("LÒ THỊ HIỀN", 2), "LÒ THỊ HIỀN"),
        (Line("Lò Hiền - Vàng A Páo", 2), "Lò Hiền - Vàng A Páo"),
        (Line("Lò Hiền (CTV)", 2), "Lò Hiền (CTV)"),
        (Line("Ban Tuyên giáo Huyện ủy", 2, right=True), "Ban Tuyên giáo Huyện ủy"),
        (Line("BBT", 2, right=True), "BBT"),
        (Line("Tin, ảnh: Lò Hiền", 2), "Lò Hiền"),
        (Line("Tác giả: Nhóm phóng viên.", 2), "Nhóm phóng viên"),
    ],
)
def test_the_line_that_closes_a_page(closing: Line, author: str) -> None:
    signature = read_signature([TEXT, closing])
    assert (signature.author, signature.rest) == (author, [TEXT])


@pytest.mark.parametrize(
    "closing",
    [
        Line("Toàn cảnh lễ ra quân", 2),
        Line("Lò Thị Hiền.", 2, right=True),
        Line("Hội viên trồng cây", 2, caption=True),
        Line("Năm 2021", 2),
    ],
)
def test_lines_that_sign_nothing(closing: Line) -> None:
    assert read_signature([TEXT, closing]).rest == [TEXT, closing]


def test_the_source_is_not_the_author() -> None:
    signature = read_signature([TEXT, Line("Lò Hiền", 2), Line("Nguồn: Đài Đồng Lau", 3)])
    assert (signature.author, signature.source) == ("Lò Hiền", "Đài Đồng Lau")


def test_a_list_of_people_is_text() -> None:
    people = [Line(name, 2) for name in ("Lò Hiền", "Vàng Páo", "Hà Linh", "Bế Hải")]
    assert read_signature([TEXT, *people]).rest == [TEXT, *people]


def test_a_page_of_one_line_is_not_its_signature() -> None:
    only = Line("Lò Thị Hiền", 1)
    assert read_signature([only]).rest == [only]
