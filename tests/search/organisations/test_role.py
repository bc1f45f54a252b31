import pytest

from search.organisations.mention import find_mentions


def roles(text: str) -> list[str]:
    return [each.role for each in find_mentions(text)]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("UBND tỉnh tổ chức hội nghị.", ["host"]),
        ("Sáng 12/5, UBND tỉnh đã long trọng tổ chức lễ.", ["host"]),
        ("Tỉnh ủy, HĐND, UBND tỉnh họp mặt đầu xuân.", ["host", "host", "host"]),
        ("Hội thi do Hội Nông dân tỉnh tổ chức.", ["host"]),
        ("UBND tinh to chuc hoi nghi", ["host"]),
        ("Sở Y tế cho biết dịch đã giảm.", ["speaker"]),
        ("Theo Sở Y tế, dịch đã giảm.", ["speaker"]),
        ("Chủ tịch UBND tỉnh Nguyễn Văn An yêu cầu khẩn trương.", ["speaker"]),
        ("Bí thư Tỉnh ủy - đồng chí Trần Văn Bình kết luận.", ["speaker"]),
        ("Đoàn thăm UBND tỉnh tổ chức lễ ở quê.", ["mentioned"]),
        ("Chủ tịch UBND tỉnh tổ chức đám cưới cho con.", ["mentioned"]),
        ("Dự lễ có UBND tỉnh.", ["mentioned"]),
    ],
)
def test_a_role_is_told_where_it_is_certain(lead: str, expected: list[str]) -> None:
    assert roles(lead) == expected


def test_only_title_and_lead_are_asked() -> None:
    assert roles("Tin\nSapo\nUBND tỉnh tổ chức hội nghị.") == ["mentioned"]
