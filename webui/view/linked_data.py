"""A bulletin as JSON-LD for search engines: https://schema.org/NewsArticle."""

from collections.abc import Mapping, Sequence
from typing import Any

from index.bulletin import Bulletin
from webui.view.markup import web_address


def news_article(
    bulletin: Bulletin, organisations: Sequence[Mapping[str, str]], page: str
) -> dict[str, Any]:
    """Return the bulletin as JSON-LD, without fields that its source left empty."""
    told = {
        "headline": bulletin.title,
        "description": bulletin.lead,
        "datePublished": bulletin.published.isoformat(),
        "inLanguage": "vi",
        "author": _of("Person", bulletin.author),
        "publisher": _of("Organization", bulletin.publisher),
        "about": [_of("Organization", each["label"]) for each in organisations],
        "mainEntityOfPage": page,
        "isBasedOn": web_address(bulletin.url),
    }
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        **{name: value for name, value in told.items() if value},
    }


def _of(kind: str, name: str) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None
