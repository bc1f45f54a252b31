"""JSON-LD: the article's own object among all that a page describes, its strings made plain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from json import JSONDecodeError, JSONDecoder
from re import compile
from typing import Any

from index.reading.text import tidy

ARTICLE_TYPES = frozenset(
    (
        "Article", "BlogPosting", "NewsArticle", "Report", "ReportageNewsArticle",
        "AnalysisNewsArticle", "OpinionNewsArticle", "ScholarlyArticle", "TechArticle",
        "SocialMediaPosting", "LiveBlogPosting",
    )
)  # fmt: skip

MOST_ESCAPES = 5
"""Some sites escape twice, by template and by content system; none was seen to do it more often."""

MOST_OBJECTS = 10_000

_WRAPPERS = compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
_TRAILING_COMMA = compile(r",(\s*[}\]])")
_DECODER = JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The object of the article, {} without one, and whether some JSON-LD of the page is broken."""

    article: Mapping[str, Any]
    is_broken: bool


def read_linked_data(tree: Any) -> LinkedData:
    """Return the article that the JSON-LD describes: the first with a headline and a date."""
    articles: list[dict[str, Any]] = []
    is_broken = False
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            values = list(_decode(script.text or ""))
        except (ValueError, RecursionError):
            is_broken = True
            continue
        for value in values:
            articles.extend(_articles(value))
    best = max(articles, key=_completeness, default={})
    return LinkedData(best, is_broken)


def words(value: Any) -> str:
    """Return the words of a value: a text, a named thing, or several of either."""
    return ", ".join(names(value))


def names(value: Any) -> list[str]:
    """Return the texts of a value one by one, unescaped until nothing is left to unescape."""
    if isinstance(value, str):
        text = unescaped(value)
        return [text] if text else []
    if isinstance(value, dict):
        name = value.get("name", value.get("@value"))
        return names(name) if isinstance(name, str) else []
    if isinstance(value, list):
        return [name for each in value if not isinstance(each, list) for name in names(each)]
    return []


def persons(value: Any) -> list[str]:
    """Return the names of a value, without those of things that say they are organisations."""
    found = value if isinstance(value, list) else [value]
    return [name for each in found if not _is_organisation(each) for name in names(each)]


def unescaped(text: str) -> str:
    """Return `text` tidied, with its HTML escapes undone until none is left."""
    for _ in range(MOST_ESCAPES):
        plain = unescape(text)
        if plain == text:
            break
        text = plain
    return tidy(text)


def _decode(text: str) -> Iterator[Any]:
    """Yield the values of a script; some sites put several into one."""
    text = _WRAPPERS.sub("", text).strip().rstrip(";")
    while text:
        try:
            value, end = _DECODER.raw_decode(text)
        except JSONDecodeError:
            mended = _TRAILING_COMMA.sub(r"\1", text)
            if mended == text:
                raise
            text = mended
            continue
        yield value
        text = text[end:].lstrip().lstrip(",;").lstrip()


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict):
            if _types(each) & ARTICLE_TYPES:
                yield each
            waiting.extend(each.get(name) for name in ("@graph", "mainEntity", "hasPart"))


def _types(value: Mapping[str, Any]) -> frozenset[str]:
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(kind.rpartition("/")[2] for kind in kinds if isinstance(kind, str))


def _is_organisation(value: Any) -> bool:
    return isinstance(value, dict) and any(
        kind.endswith(("Organization", "WebSite", "Corporation")) for kind in _types(value)
    )


def _completeness(article: Mapping[str, Any]) -> int:
    return sum(bool(words(article.get(name))) for name in ("headline", "datePublished"))
