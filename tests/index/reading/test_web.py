"""Only absolute addresses of http and https are accepted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.web import web_address

PAGE = "https://bao.example/tin/1.html"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://bao.example/a", "https://bao.example/a"),
        ("/tep/12.pdf", "https://bao.example/tep/12.pdf"),
        ("Kế hoạch 12.pdf", "https://bao.example/tin/Kế%20hoạch%2012.pdf"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("ftp://bao.example/a", ""),
        ("http://[bad", ""),
    ],
)
def test_address_on_a_page(written: str, address: str) -> None:
    assert web_address(written, PAGE) == address


def test_a_relative_address_needs_a_page() -> None:
    assert web_address("/tep/12.pdf") == ""


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_is_an_address_or_none(written: str, base: str) -> None:
    address = web_address(written, base)
    assert not address or address.startswith(("http://", "https://"))
