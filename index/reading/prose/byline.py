"""Who wrote a bulletin, and where it was taken from, as the page signs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from re import IGNORECASE, compile

from index.reading.prose.page_line import PageLine

MOST_NAME_WORDS = 6
"""Vietnamese names have two to five syllables; two names are joined by a mark or a word."""

MOST_SIGNED_WORDS = 12
"""A line set to the right is a signature up to this length: `Ban Tuyên giáo Huyện ủy`."""

MOST_CLOSING_NAMES = 3
"""Lines; more names than these at the end are a list of people, which is text."""

_LABELLED = compile(
    r"(?:tác giả|người viết|thực hiện|biên tập|(?:tin|bài|tin bài|tin, bài|bài viết)"
    r"(?:(?:,| và| -|/) ?ảnh)?)\s?:\s?(?P<name>\S.{0,79})",
    IGNORECASE,
)
_SOURCE = compile(r"(?:nguồn(?: tin)?|theo)\s?:\s?(?P<name>\S.{0,79})", IGNORECASE)
_SENTENCE_END = (".", "!", "?", ":", ";", "…")
_BETWEEN_NAMES = compile(r"\s*(?:[,;&–/]|\s-|\bvà\b)\s*")
_IN_BRACKETS = compile(r"\s*\([^()]{1,40}\)$")


@dataclass(frozen=True, slots=True)
class Signature:
    """The author and the source that a page names, and the lines left when they are taken."""

    author: str
    source: str
    rest: list[PageLine]


def read_signature(lines: Sequence[PageLine]) -> Signature:
    """Take the labelled lines anywhere, and the unlabelled names that close the page."""
    authors, sources, rest = [], [], []
    for line in lines:
        if author := _LABELLED.fullmatch(line.text):
            authors.append(author["name"].rstrip(" ."))
        elif source := _SOURCE.fullmatch(line.text):
            sources.append(source["name"].rstrip(" ."))
        else:
            rest.append(line)
    closing = list(takewhile(_signs, reversed(rest[1:])))
    if 0 < len(closing) <= MOST_CLOSING_NAMES:
        rest = rest[: -len(closing)]
        authors += [line.text for line in reversed(closing)]
    return Signature(", ".join(authors), ", ".join(sources), rest)


def _signs(line: PageLine) -> bool:
    if line.caption or line.text.endswith(_SENTENCE_END):
        return False
    if line.right:
        return len(line.text.split()) <= MOST_SIGNED_WORDS
    names = _BETWEEN_NAMES.split(_IN_BRACKETS.sub("", line.text))
    return all(_is_name(name) for name in names)


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= MOST_NAME_WORDS and all(
        word[0].isupper() and word.replace(".", "").replace("-", "").isalpha() for word in words
    )
