"""Signatures: the author of a bulletin, and the source that it was taken from."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from re import IGNORECASE, compile

from index.reading.prose.page_line import PageLine
from index.reading.prose.person import are_names, is_name_with_post

MOST_SIGNED_WORDS = 12
"""A line set to the right is a signature up to this length: `Ban Tuyên giáo Huyện ủy`."""

MOST_CLOSING_NAMES = 3
"""Lines; more names than these at the end are a list of people, which is text."""

MOST_CLOSING_SOURCES = 2
MOST_SOURCE_WORDS = 10

_LABELLED = compile(
    r"\(?(?:tác giả(?: bài viết)?|người (?:viết|đăng|gửi)|thực hiện|biên tập"
    r"|(?:tin|bài|tin bài|tin, bài|bài viết|nội dung)"
    r"(?:(?:,| và| -|/|, |;) ?(?:ảnh|hình))?|(?:tin )?ảnh)\s?:\s?(?P<name>\S.{0,79})",
    IGNORECASE,
)
_SOURCE = compile(r"\(?(?:nguồn(?: tin| bài)?|theo)\s?:\s?(?P<name>\S.{0,79})", IGNORECASE)
_CLOSING_SOURCE = compile(r"\(?(?:theo|nguồn(?: tin)?)[:\s]\s*(?P<name>\S.{1,79})", IGNORECASE)
_ONLY_PICTURE = compile(r"\(?(?:tin )?ảnh\s?:", IGNORECASE)
_BUTTON = compile(
    r"\s*(?:copy link|sao chép (?:link|liên kết)|link bài gốc|lấy link).*", IGNORECASE
)
_SENTENCE_END = (".", "!", "?", ":", ";", "…")


@dataclass(frozen=True, slots=True)
class Signature:
    """The author and the source that a page names, and the lines without these signatures."""

    author: str
    source: str
    rest: list[PageLine]


def read_signature(lines: Sequence[PageLine]) -> Signature:
    """Return the signature: from labelled lines anywhere, and names at the end of the page."""
    authors, sources, rest = [], [], []
    for line in lines:
        if (author := read_author(line.text)) and not line.caption:
            authors.append(author)
        elif source := _SOURCE.fullmatch(line.text):
            sources.append(_stripped(source["name"]))
        else:
            rest.append(line)
    rest, closing_sources = _without_sources(rest)
    closing = list(takewhile(_signs, reversed(rest[1:])))
    if 0 < len(closing) <= MOST_CLOSING_NAMES:
        rest = rest[: -len(closing)]
        authors += [line.text for line in reversed(closing)]
        rest, above = _without_sources(rest)
        closing_sources += above
    return Signature(_joined(authors), _joined([*sources, *closing_sources]), rest)


def read_author(text: str) -> str:
    """Return the name of a line such as `Tin, ảnh: Hà Linh`, else ""."""
    found = _LABELLED.fullmatch(text)
    if not found or _ONLY_PICTURE.match(text):
        return ""
    return _stripped(found["name"])


def read_source(text: str) -> str:
    """Return the name of a line such as `Nguồn: Báo Lâm Giang` or `Theo TTXVN`, else ""."""
    found = _CLOSING_SOURCE.fullmatch(text)
    if not found or len(text.split()) > MOST_SOURCE_WORDS:
        return ""
    name = _stripped(found["name"])
    begins_like_name = name[:1].isupper() or "." in name
    return name if begins_like_name and not name.endswith(_SENTENCE_END) else ""


def _without_sources(lines: list[PageLine]) -> tuple[list[PageLine], list[str]]:
    """Return the lines without the sources at their end, and these sources in order."""
    found: list[str] = []
    while len(lines) > 1 and len(found) < MOST_CLOSING_SOURCES and not lines[-1].caption:
        source = read_source(lines[-1].text)
        if not source:
            break
        found.append(source)
        lines = lines[:-1]
    return lines, found[::-1]


def _stripped(name: str) -> str:
    name = _BUTTON.sub("", name).rstrip(" .")
    return name[:-1].rstrip() if name.endswith(")") and "(" not in name else name


def _joined(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def _signs(line: PageLine) -> bool:
    if line.caption or line.text.endswith(_SENTENCE_END):
        return False
    if line.right:
        return len(line.text.split()) <= MOST_SIGNED_WORDS
    return are_names(line.text) or is_name_with_post(line.text)
