"""Captions, sub-headings and paragraphs are distinguished."""

import pytest

from index.reading.prose.caption import is_caption
from index.reading.prose.page_line import PageLine

ABOVE = PageLine("Đến dự có lãnh đạo xã và hơn 120 hội viên.", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Các đại biểu dự họp",
        "Đồng chí Lò Văn A, Ủy viên Ban Thường vụ Huyện ủy, Chủ tịch UBND huyện, tặng hoa Đại hội",
        "Đường liên thôn sau khi trồng cây, tháng 3/2021",
    ],
)
def test_short_lines_that_stand_apart(text: str) -> None:
    assert is_caption(PageLine(text, 2, apart=True), ABOVE)


@pytest.mark.parametrize(
    "text",
    [
        "Hội viên trồng cây. Ảnh: Hà Linh",
        "Hội viên trồng cây (Ảnh: Hà Linh)",
        "Ảnh: Hà Linh.",
        "Hội viên trồng cây. (Ảnh tư liệu: Hà Linh)",
    ],
)
def test_a_credit_makes_a_caption_of_any_line(text: str) -> None:
    assert is_caption(PageLine(text, 2), None)


def test_markup_is_believed() -> None:
    assert is_caption(PageLine("Hội viên trồng cây ven đường.", 2, caption=True), None)


@pytest.mark.parametrize(
    "text",
    [
        "1. Công tác tuyên truyền",
        "II. Nhiệm vụ",
        "a) Trồng cây",
        "- Chi hội Bản Mới: 80 cây",
        "Kết quả nổi bật",
        "TRỒNG CÂY ĐẦU XUÂN",
        "Các chi hội gồm:",
        "Xã đã trồng 600 cây.",
        "từ " * 36,
    ],
)
def test_sub_headings_list_items_and_paragraphs(text: str) -> None:
    assert not is_caption(PageLine(text.strip(), 2, apart=True), ABOVE)


def test_a_line_among_others_is_text() -> None:
    assert not is_caption(PageLine("Các đại biểu dự họp", 2), ABOVE)


def test_the_first_line_is_no_caption() -> None:
    assert not is_caption(PageLine("Các đại biểu dự họp", 1, apart=True), None)


def test_below_a_colon_comes_what_it_announces() -> None:
    announced = PageLine("Hội nghị đã bầu:", 1)
    assert not is_caption(PageLine("Đồng chí Lò Văn A giữ chức Chủ tịch", 2, apart=True), announced)
