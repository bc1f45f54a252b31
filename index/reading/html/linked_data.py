"""JSON-LD: which object of a page describes its article, and the text of its values."""

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
"""Rounds of unescaping. Some sites escape twice, in template and content system; none did more."""

MOST_OBJECTS = 10_000

_WRAPPERS = compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
_TRAILING_COMMA = compile(r",(\s*[}\]])")
_BETWEEN_VALUES = compile(r"[\s,;]*")
_DECODER = JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The object of the article, {} if there is none, and whether any JSON-LD is invalid."""

    article: Mapping[str, Any]
    is_broken: bool


def read_linked_data(tree: Any) -> LinkedData:
    """Return the first article with headline and date, else one with either, else any."""
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
    """Return the `names` of a JSON-LD value, joined by commas."""
    return ", ".join(names(value))


def names(value: Any) -> list[str]:
    """Return the texts of a JSON-LD value: a string, an object with a name, or a list of these."""
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
    """Return the `names` of a value, without those of objects typed as organisations."""
    found = value if isinstance(value, list) else [value]
    return [name for each in found if not _is_organisation(each) for name in names(each)]


def unescaped(text: str) -> str:
    """Return `text` tidied, with HTML entities decoded up to MOST_ESCAPES times."""
    for _ in range(MOST_ESCAPES):
        plain = unescape(text)
        if plain == text:
            break
        text = plain
    return tidy(text)


def _decode(text: str) -> Iterator[Any]:
    """Yield the JSON values of a script; some sites put several into one.

    Raises ValueError if the script is not JSON, trailing commas aside.
    """
    text = _WRAPPERS.sub("", text).strip().rstrip(";")
    at = 0
    while at < len(text):
        try:
            value, end = _DECODER.raw_decode(text, at)
        except JSONDecodeError:
            rest = text[at:]
            mended = _TRAILING_COMMA.sub(r"\1", rest)
            if mended == rest:
                raise
            text, at = mended, 0
            continue
        yield value
        between = _BETWEEN_VALUES.match(text, end)
        at = between.end() if between else end


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
