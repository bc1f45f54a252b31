"""Character sets of pages."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.problem import Problem
from index.reading.html.parsing import parse

PATH = Path("a.html")
PAGE = "<html><head>{}</head><body><p>Xã Đồng Lau</p></body></html>"


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        codecs.BOM_UTF8 + PAGE.encode(),
        PAGE.encode("utf-16"),
        b'<?xml version="1.0" encoding="utf-8"?>' + PAGE.encode(),
        PAGE.format("<meta charset=iso-8859-1>").encode(),
        b"\0" + PAGE.encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "xml", "wrongly-declared", "nul"],
)
def test_the_same_page_in_other_sets(data: bytes) -> None:
    assert parse(PATH, data).findtext(".//p") == "Xã Đồng Lau"


def test_a_declared_set_is_used_when_it_is_not_utf8() -> None:
    page = PAGE.format('<meta http-equiv="Content-Type" content="text/html; charset=latin-1">')
    assert parse(PATH, page.replace("Đồng", "cét").encode("latin-1")).findtext(".//p")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"a\n\xff",
        b"<meta charset=klingon>\xff",
        b"<meta charset=hex>\xff",
        b"<!-- -->",
    ],
)
def test_what_is_no_page(data: bytes) -> None:
    assert isinstance(parse(PATH, data), Problem)


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    parse(PATH, data)
    parse(PATH, b"<meta charset='" + data)
