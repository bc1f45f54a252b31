"""Signatures are distinguished from lines that only look like one."""

import pytest

from index.reading.prose.byline import read_signature
from index.reading.prose.page_line import PageLine

TEXT = PageLine("Ngay sau lễ ra quân, các chi hội đã trồng được 600 cây.", 1)


@pytest.mark.parametrize(
    ("closing", "author"),
    [
        (PageLine("Lò Thị Hiền", 2, right=True), "Lò Thị Hiền"),
        (PageLine("Lò Thị Hiền", 2), "Lò Thị Hiền"),
        (PageLine("LÒ THỊ HIỀN", 2), "LÒ THỊ HIỀN"),
        (PageLine("Lò Hiền - Vàng A Páo", 2), "Lò Hiền - Vàng A Páo"),
        (PageLine("Lò Hiền (CTV)", 2), "Lò Hiền (CTV)"),
        (PageLine("Ban Tuyên giáo Huyện ủy", 2, right=True), "Ban Tuyên giáo Huyện ủy"),
        (PageLine("BBT", 2, right=True), "BBT"),
        (PageLine("Tin, ảnh: Lò Hiền", 2), "Lò Hiền"),
        (PageLine("Tác giả: Nhóm phóng viên.", 2), "Nhóm phóng viên"),
    ],
)
def test_the_line_that_closes_a_page(closing: PageLine, author: str) -> None:
    signature = read_signature([TEXT, closing])
    assert (signature.author, signature.rest) == (author, [TEXT])


@pytest.mark.parametrize(
    "closing",
    [
        PageLine("Toàn cảnh lễ ra quân", 2),
        PageLine("Lò Thị Hiền.", 2, right=True),
        PageLine("Hội viên trồng cây", 2, caption=True),
        PageLine("Năm 2021", 2),
    ],
)
def test_lines_that_sign_nothing(closing: PageLine) -> None:
    assert read_signature([TEXT, closing]).rest == [TEXT, closing]


def test_the_source_is_not_the_author() -> None:
    signature = read_signature([TEXT, PageLine("Lò Hiền", 2), PageLine("Nguồn: Đài Đồng Lau", 3)])
    assert (signature.author, signature.source) == ("Lò Hiền", "Đài Đồng Lau")


def test_a_list_of_people_is_text() -> None:
    people = [PageLine(name, 2) for name in ("Lò Hiền", "Vàng Páo", "Hà Linh", "Bế Hải")]
    assert read_signature([TEXT, *people]).rest == [TEXT, *people]


def test_a_page_of_one_line_is_not_its_signature() -> None:
    only = PageLine("Lò Thị Hiền", 1)
    assert read_signature([only]).rest == [only]
