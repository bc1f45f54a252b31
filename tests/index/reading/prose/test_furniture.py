"""Lines of the site are distinguished from lines of the bulletin."""

from pathlib import Path
from time import process_time

import pytest

from index.reading.items import ListingCount
from index.reading.prose.furniture import ends_article, is_widget, read_listing


@pytest.mark.parametrize(
    "line",
    [
        "Cỡ chữ: A+ A-",
        "CỠ CHỮ",
        "A- A A+",
        "A | A + | a",
        "Lượt xem: 1.204",
        "1204 lượt xem",
        "Chia sẻ",
        "In trang",
        "Trang chủ > Tin tức > Kinh tế",
        "Xem tin theo ngày: / /",
        "Quay lại",
        "Lên đầu trang",
    ],
)
def test_widgets(line: str) -> None:
    assert is_widget(line)


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ kinh nghiệm trồng cây",
        "Trang chủ trương mới của huyện",
        "A",
        "Trang bị máy bơm",
        "Tổng số: 31 hộ",
        "Cỡ chữ trên biển hiệu quá nhỏ.",
        "In trang bìa sách giáo khoa",
    ],
)
def test_sentences_that_begin_like_widgets(line: str) -> None:
    assert not is_widget(line)
    assert not ends_article(line)


@pytest.mark.parametrize(
    "line", ["Tin liên quan", "CÁC TIN KHÁC:", "Bài viết cùng chuyên mục", "Ý kiến bạn đọc (3)"]
)
def test_headings_of_other_matter(line: str) -> None:
    assert ends_article(line)


def test_listing() -> None:
    line = "Tổng số: 1.257 | Trang: 2 trên tổng số 126 trang"
    assert read_listing(Path("a.txt"), 22, line) == ListingCount(Path("a.txt"), 22, 1257, 2, 126)
    assert ends_article(line)


def test_a_total_without_pages_is_a_sentence() -> None:
    assert read_listing(Path("a.txt"), 22, "Tổng số: 257") is None


@pytest.mark.parametrize("unit", ["a ", "A | ", "A + ", "in | ", "1.", "+ ", "cỡ chữ "])
def test_no_line_is_tried_in_all_ways_to_divide_it(unit: str) -> None:
    started = process_time()
    assert not is_widget(f"{unit * (150 // len(unit))}xa")
    assert process_time() - started < 1, "help: the time should grow with the line, not double"
