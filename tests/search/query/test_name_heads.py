"""What a long name begins with tells it from other words."""

import pytest

from search.query.name_heads import begins_name, is_written_as_name
from search.query.parser import parse


@pytest.mark.parametrize(
    ("text", "begins", "is_written"),
    [
        ("Trường Mầm non Bản Mây", True, True),
        ("trường mầm non bản mây", True, False),
        ("truong mam non ban may", True, False),
        ("TRƯỜNG MẦM NON BẢN MÂY", True, False),
        ("ĐH Nương Cao", True, True),
        ("cầu treo Nà Luông", True, True),
        ("Bộ trưởng Y tế", False, False),
        ("Bộ Y tế", True, True),
        ("Viện trưởng Viện Cây chè", False, False),
        ("Phó giám đốc Sở Chè", False, False),
        ("xã Lũng Phin", False, False),
        ("hỗ trợ giống ngô", False, False),
        ("sợ cháy rừng", False, False),
        ("Hội nghị Thành ủy Nà Luông", False, False),
        ("Hội đồng Nghĩa Lộ", True, True),
        ("phòng chống cháy rừng", False, False),
        ("Cầu Long Nà", True, True),
        ("chợ hoa Tết ở Nà Luông", True, False),
        ("Cục Nhà ở và Đô thị", True, True),
        ("Phòng Văn hóa Nà Luông", True, True),
        ("trường hợp Nà Luông được miễn", False, False),
        ("trường", False, False),
        ('"trường học" Nà Luông', False, False),
        ("", False, False),
    ],
)
def test_names_are_known_by_their_first_words(text: str, begins: bool, is_written: bool) -> None:
    query = parse(text)
    assert (begins_name(query), is_written_as_name(query)) == (begins, is_written)
