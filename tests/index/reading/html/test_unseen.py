"""Hidden elements are not read."""

import pytest
from lxml.html import document_fromstring

from index.reading.html.unseen import hidden_elements

TEXT = "Sáng 1/3, xã Đồng Lau ra quân trồng cây đầu xuân."


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        "aria-hidden=true",
        "style='color:red; DISPLAY : none'",
        "style=visibility:hidden",
        "class='a d-none'",
        "id=wm-ipp-base",
    ],
)
def test_ways_to_hide(attributes: str) -> None:
    tree = document_fromstring(f"<body><p>{TEXT}</p><div {attributes}>x<b hidden>y</b></div>")
    assert [each.tag for each in hidden_elements(tree)] == ["div"]


def test_what_holds_most_of_the_page_is_not_hidden() -> None:
    tree = document_fromstring(f"<body><div style='display:none'><p>{TEXT}</p></div><p>Tin</p>")
    assert not hidden_elements(tree)


def test_other_names_hide_nothing() -> None:
    tree = document_fromstring(f"<body><p class='hidden-xs'>{TEXT}</p><p style='color:x'>a</p>")
    assert not hidden_elements(tree)
