"""Other engines behind a minimal web site that answers as Bantin does.

Each answer has the shape of Bantin's: ten hits with title, time, organisations and snippet, the
exact total, and both facets with their addresses. Engines keep the texts themselves, and make their
own snippets.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast
from urllib.parse import quote_plus

from benchmarks.engine import TOP
from index.bulletin import Bulletin

PEERS = ("tantivy", "sqlite")

MOST_VALUES = 50
"""Organisations that an answer lists, as Bantin's does; all are counted."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One bulletin as a page shows it; `marks` are the highlights, as offsets in the snippet."""

    id: str
    title: str
    published: str
    snippet: str
    marks: Sequence[tuple[int, int]]
    organisations: Sequence[str]


class Site(Protocol):
    """A module of this package."""

    def build(self, bulletins: Iterable[Bulletin], folder: Path) -> None:
        """Write an index of the bulletins, with all that hits show, into an empty folder."""

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
    """Return an answer as values of JSON: what Bantin says of it, as far as a peer knows it.

    Every value of a facet has the address where it is on, and months stand below their years.
    """
    here = f"/api/v1/search?q={quote_plus(query)}"
    common = sorted(organisations.items(), key=lambda each: (-each[1], each[0]))[:MOST_VALUES]
    return {
        "query": query,
        "total": total,
        "page": 1,
        "pages": max(1, -(-total // TOP)),
        "per_page": TOP,
        "hits": [
            {
                "id": each.id,
                "title": each.title,
                "published": each.published,
                "snippet": each.snippet,
                "snippet_marks": each.marks,
                "organisations": [{"id": name, "label": name} for name in each.organisations],
                "url": f"/ban-tin/{each.id}",
            }
            for each in hits
        ],
        "facets": {
            "organisations": {
                "exact": True,
                "total": len(organisations),
                "other": len(organisations) - len(common),
                "values": [
                    _value(name, name, count, f"{here}&org={quote_plus(name)}")
                    for name, count in common
                ],
            },
            "dates": {
                "exact": True,
                "total": len(months),
                "other": 0,
                "values": _dates(here, months),
            },
        },
    }


def _dates(here: str, months: Mapping[str, int]) -> list[dict[str, Any]]:
    years: dict[str, list[dict[str, Any]]] = {}
    for month, count in sorted(months.items(), reverse=True):
        year, _, number = month.partition("-")
        last = monthrange(int(year), int(number))[1]
        address = f"{here}&from={month}-01&to={month}-{last}"
        value = _value(month, f"Tháng {int(number)}/{year}", count, address)
        years.setdefault(year, []).append(value)
    return [
        _value(
            year,
            f"Năm {year}",
            sum(each["count"] for each in parts),
            f"{here}&from={year}-01-01&to={year}-12-31",
            parts,
        )
        for year, parts in years.items()
    ]


def _value(
    id: str, label: str, count: int, address: str, parts: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    return {
        "id": id,
        "label": label,
        "count": count,
        "selected": False,
        "apply": address,
        "remove": None,
        "parts": parts,
    }
