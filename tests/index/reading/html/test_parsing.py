"""Pages are decoded by their character sets, and some are not parsed at all."""

import codecs
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.problem import Severity, SourceProblem
from index.reading.html import parsing
from index.reading.html.parsing import parse

PATH = Path("a.html")
PAGE = "<html><head>{}</head><body><p>Xã Đồng Lau</p></body></html>"


def read(data: bytes) -> tuple[Any, list[Severity]]:
    """Return the tree, or None, and how bad the problems are."""
    items = list(parse(PATH, data))
    problems = [each.severity for each in items if isinstance(each, SourceProblem)]
    trees = [each for each in items if not isinstance(each, SourceProblem)]
    return (trees[0] if trees else None), problems


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        codecs.BOM_UTF8 + PAGE.encode(),
        PAGE.encode("utf-16"),
        PAGE.encode("utf-16-le"),
        PAGE.encode("utf-16-be"),
        b'<?xml version="1.0" encoding="utf-8"?>' + PAGE.encode(),
        PAGE.format("<meta charset=iso-8859-1>").encode(),
        b"\0" + PAGE.encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "le", "be", "xml", "wrongly-declared", "nul"],
)
def test_the_same_page_in_other_sets(data: bytes) -> None:
    tree, problems = read(data)
    assert tree.findtext(".//p") == "Xã Đồng Lau"
    assert not problems


def test_a_declared_set_is_used_when_it_is_not_utf8() -> None:
    page = PAGE.format('<meta http-equiv="Content-Type" content="text/html; charset=latin-1">')
    tree, problems = read(page.replace("Đồng", "cét").encode("latin-1"))
    assert tree.findtext(".//p") == "Xã cét Lau"
    assert not problems


def test_windows_1258_is_told_by_its_vietnamese() -> None:
    # Letters with a tone are two bytes there: the vowel, then the tone.
    data = PAGE.replace("Xã Đồng", "Xa\u0303 Đô\u0300ng").encode("cp1258")
    tree, problems = read(data)
    assert normalize("NFC", tree.findtext(".//p")) == "Xã Đồng Lau"
    assert problems == [Severity.WARNING]


def test_a_few_broken_letters_are_replaced_and_counted() -> None:
    data = PAGE.replace("Lau", "Lau " * 300).encode() + b"\xe1\xbb"
    tree, problems = read(data)
    assert tree is not None
    assert problems == [Severity.WARNING]


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
    assert read(data) == (None, [Severity.ERROR])


def test_the_code_of_an_old_font_is_named() -> None:
    # “Xã Đồng Lau trồng cây” as .VnTime has it.
    (problem,) = parse(PATH, b"<p>X\xb7 \xae\xe5ng Lau tr\xe5ng c\xa9y \xae\xb5 \xb8n</p>" * 3)
    assert isinstance(problem, SourceProblem)
    assert "TCVN3" in problem.reason


def test_more_tags_than_any_article_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MOST_TAGS", 5)
    assert read(PAGE.encode()) == (None, [Severity.ERROR])


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    list(parse(PATH, data))
    list(parse(PATH, b"<meta charset='" + data))


def test_an_entity_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mật khẩu", "utf-8")
    doctype = f'<!DOCTYPE html [<!ENTITY file SYSTEM "file://{tmp_path}/secret">]>'
    for beginning in ("", '<?xml version="1.0"?>'):
        page = f"{beginning}{doctype}<html><body><p>Tin &file; mới</p></body></html>"
        tree, _ = read(page.encode())
        assert "mật khẩu" not in tree.text_content()
        assert "Tin" in tree.text_content()
