import pytest

from search.result import HighlightedText
from webui.view.markup import highlighted, site, web_address


def test_marks_are_set_and_everything_else_is_escaped() -> None:
    text = HighlightedText("<b>cầu</b> & suối", [(3, 6), (13, 17)])
    assert highlighted(text) == "&lt;b&gt;<mark>cầu</mark>&lt;/b&gt; &amp; <mark>suối</mark>"


def test_what_is_marked_is_escaped_too() -> None:
    assert highlighted(HighlightedText("<i>", [(0, 3)])) == "<mark>&lt;i&gt;</mark>"


def test_text_without_marks_stays_whole() -> None:
    assert highlighted(HighlightedText("Suối Mây")) == "Suối Mây"


@pytest.mark.parametrize("address", ["http://a.example/b?c=d", "https://a.example"])
def test_web_addresses_may_be_followed(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "data:text/html,x", "//a.example", "tin/1", "http:", "http://["],
)
def test_other_addresses_may_not(address: str) -> None:
    assert web_address(address) is None


def test_a_site_goes_by_its_name() -> None:
    assert site("https://www.baosuoimay.example:8443/cau") == "baosuoimay.example"
