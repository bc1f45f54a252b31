"""From the bytes of an HTML file to an lxml tree.

The encoding is that of a byte-order mark, else UTF-8 if the bytes are valid, else the one that the
page declares. A UTF-8 page with a few broken letters (content systems cut letters in two) is read
with � in their place. Pages with more tags than any article has are not parsed: some are made to
keep a parser busy.
"""

from collections.abc import Iterator
from pathlib import Path
from re import IGNORECASE, compile
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from index.problem import SourceProblem
from index.reading.encoding import SAMPLE, guessed, sniff, undecodable

MOST_TAGS = 60_000
"""Start and end tags together; the largest page seen has 13,000."""

MOST_BROKEN = 1 / 500
"""Share of a page's characters that may be broken."""

_DECLARED = compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", IGNORECASE
)
_UTF8 = frozenset(("utf-8", "utf8"))


def parse(path: Path, data: bytes) -> Iterator[Any]:
    """Yield the problems of a page, and last its lxml tree if it can be parsed."""
    text = None
    for item in _decode(path, data):
        if isinstance(item, SourceProblem):
            yield item
        else:
            text = item
    if text is None:
        return
    if text.count("<") > MOST_TAGS:
        yield _too_many_tags(path)
        return
    # Bytes, because lxml refuses text that still carries an XML declaration of its encoding.
    utf8 = text.replace("\0", "").encode(errors="replace")
    try:
        yield document_fromstring(utf8, parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        yield SourceProblem.error(
            path, None, "tệp trống hoặc không phải HTML", "empty, or not HTML"
        )


def _decode(path: Path, data: bytes) -> Iterator[str | SourceProblem]:
    declared = _declared(data)
    sniffed = sniff(data[:SAMPLE])
    if sniffed.startswith("utf-16") or sniffed == "utf-8-sig":
        yield from _decode_as(path, data, sniffed)
        return
    try:
        yield data.decode()
        return
    except UnicodeDecodeError:
        pass
    # Valid UTF-8 is never another encoding by chance; only other bytes are read as declared.
    if declared and declared not in _UTF8:
        yield from _decode_as(path, data, declared)
        return
    text = data.decode(errors="replace")
    broken = text.count("\ufffd")
    if broken <= MOST_BROKEN * len(text):
        yield text
        yield _broken_letters(path, broken)
    elif sniffed and sniffed != "utf-8" and not declared:
        yield guessed(path, 1)
        yield from _decode_as(path, data, sniffed)
    else:
        yield from _decode_as(path, data, "utf-8")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:SAMPLE])
    return found[1].decode("ascii", "replace").lower() if found else ""


def _decode_as(path: Path, data: bytes, encoding: str) -> Iterator[str | SourceProblem]:
    try:
        yield data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield undecodable(path, line, encoding, error.start + 1, data[:SAMPLE])
    except (LookupError, UnicodeError):
        yield SourceProblem.error(
            path,
            1,
            f"trang khai bảng mã lạ {encoding}",
            f"the page declares a strange charset {encoding}",
        )


def _broken_letters(path: Path, count: int) -> SourceProblem:
    return SourceProblem.warning(
        path,
        None,
        f"trang có {count} chữ hỏng, đã thay bằng �",
        f"the page has {count} broken letters, replaced with �",
    )


def _too_many_tags(path: Path) -> SourceProblem:
    return SourceProblem.error(
        path,
        None,
        f"trang có hơn {MOST_TAGS:,} thẻ HTML, không thể là một bản tin".replace(",", "."),
        f"the page has more than {MOST_TAGS:,} HTML tags, too many for a bulletin",
    )
