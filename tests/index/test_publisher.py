"""Who published a bulletin."""

import pytest

from index.publisher import publisher_of
from search.label import Label


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("Báo Suối Mây", "https://may.example/1", Label("bao-suoi-may", "Báo Suối Mây")),
        ("  Đài  Cờ Lau ", "", Label("dai-co-lau", "Đài Cờ Lau")),
        ("", "https://www.suoimay.example/tin/1", Label("suoimay-example", "suoimay.example")),
        ("", "http://[khong-phai-dia-chi", None),
        ("", "", None),
        ("—", "", None),
    ],
)
def test_a_publisher_is_a_name_or_a_host(name: str, url: str, expected: Label | None) -> None:
    assert publisher_of(name, url) == expected
