"""From the bytes of an HTML file to a tree: byte-order mark, UTF-8, then what the page declares."""

import codecs
from pathlib import Path
from re import IGNORECASE, compile
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from index.problem import Problem

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED = compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", IGNORECASE
)
_HEAD = 4096


def parse(path: Path, data: bytes) -> Any:
    """Return the lxml tree of a page, or the Problem that it has none."""
    text = _decode(path, data)
    if isinstance(text, Problem):
        return text
    # Bytes, because lxml refuses text that still carries an XML declaration of its encoding.
    utf8 = text.replace("\0", "").encode(errors="replace")
    try:
        tree = document_fromstring(utf8, parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return Problem.error(path, None, "tệp trống hoặc không phải HTML", "empty, or not HTML")
    return tree


def _decode(path: Path, data: bytes) -> str | Problem:
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return _decode_as(path, data, encoding)
    text = _decode_as(path, data, "utf-8")
    declared = _DECLARED.search(data[:_HEAD])
    if isinstance(text, Problem) and declared:
        # Sound UTF-8 is never anything else by chance; only then is the page believed.
        return _decode_as(path, data, declared[1].decode("ascii", "replace"))
    return text


def _decode_as(path: Path, data: bytes, encoding: str) -> str | Problem:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem.error(
            path,
            line,
            f"không phải {encoding} từ byte {error.start + 1}; hãy lưu lại tệp theo UTF-8",
            f"not {encoding} from byte {error.start + 1} on; save the file as UTF-8",
        )
    except (LookupError, UnicodeError):
        return Problem.error(
            path,
            1,
            f"trang khai bảng mã lạ {encoding}",
            f"the page declares a strange charset {encoding}",
        )
