"""Lines of the site are distinguished from lines of the bulletin."""

from pathlib import Path

import pytest

from index.reading.items import ListingCount
from index.reading.prose.furniture import ends_article, is_widget, read_listing


@pytest.mark.parametrize(
    "line",
    [
        "Cỡ chữ: A+ A-",
        "CỠ CHỮ",
        "A- A A+",
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
