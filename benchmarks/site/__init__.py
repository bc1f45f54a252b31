"""Other engines behind the smallest web site that answers as Bantin does.

Each answer has ten hits with title, time and snippet, the exact total, and both facets, as JSON.
Engines keep the texts themselves, and make their own snippets.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from index.bulletin import Bulletin

PEERS = ("tantivy", "sqlite")

MOST_VALUES = 50
"""Organisations that an answer names, as Bantin's does; all of them are counted."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One bulletin, with what stands beside it on a page; marks are tags in the snippet."""

    id: str
    title: str
    published: str
    snippet: str


class Site(Protocol):
    """A module of this package."""

    def build(self, bulletins: Iterable[Bulletin], folder: Path) -> None:
        """Write an index of the bulletins into the empty folder, with what hits need."""

    def open_site(self, folder: Path) -> "Answers":
        """Open what `build` wrote."""


class Answers(Protocol):
    """An index that answers."""

    def answer(self, query: str) -> Mapping[str, Any]:
        """Return the whole answer to a query."""


def load_site(name: str) -> Site:
    """Return a peer by name; ImportError when its library is not installed."""
    return cast(Site, import_module(f"benchmarks.site.{name}"))


def shape(
    query: str,
    total: int,
    hits: Iterable[Hit],
    organisations: Mapping[str, int],
    months: Mapping[str, int],
) -> Mapping[str, Any]:
    """Return an answer as values of JSON, facets in the order in which Bantin has them."""
    common = sorted(organisations.items(), key=lambda each: (-each[1], each[0]))[:MOST_VALUES]
    return {
        "query": query,
        "total": total,
        "hits": [
            {
                "id": each.id,
                "title": each.title,
                "published": each.published,
                "snippet": each.snippet,
            }
            for each in hits
        ],
        "facets": {
            "organisations": [{"label": name, "count": count} for name, count in common],
            "dates": [
                {"id": month, "count": count}
                for month, count in sorted(months.items(), reverse=True)
            ],
        },
    }
