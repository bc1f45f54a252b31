"""In how many requests a cluster and the embedded engine give the same answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.engines.built_engine import BuiltEngine
from search.answer import Answer
from search.field import ORGANISATIONS
from search.request import SearchRequest, Sort

LISTED = 20_000
"""Bulletins of an answer up to which its whole set is compared, bulletin by bulletin."""


@dataclass(slots=True)
class Equality:
    """How many requests of a kind were asked, and in how many both engines were equal."""

    queries: int = 0
    equal_sets: int = 0
    equal_totals: int = 0
    equal_facets: int = 0
    equal_order: int = 0
    overlaps: list[float] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return the figures of the kind."""
        return {
            "queries": self.queries,
            "equal_sets": self.equal_sets,
            "equal_totals": self.equal_totals,
            "equal_facets": self.equal_facets,
            "overlap@10": round(sum(self.overlaps) / max(1, len(self.overlaps)), 5),
            "equal_order": self.equal_order,
        }


def compare(
    embedded: BuiltEngine,
    cluster: BuiltEngine,
    requests: Sequence[SearchRequest],
    found: Equality,
) -> None:
    """Ask both engines the same, and count in `found` where all that makes a page is equal."""
    for request in requests:
        mine, theirs = embedded.searcher.answer(request), cluster.searcher.answer(request)
        found.queries += 1
        checks = {
            "totals": (mine.total, mine.loose.total) == (theirs.total, theirs.loose.total),
            "sets": _listed(mine, embedded.ids) == _listed(theirs, cluster.ids),
            "facets": _facets(mine) == _facets(theirs),
        }
        page, other = ([each.id for each in answer.hits] for answer in (mine, theirs))
        checks["order"] = page == other
        found.equal_totals += checks["totals"]
        found.equal_sets += checks["sets"]
        found.equal_facets += checks["facets"]
        found.equal_order += checks["order"]
        found.overlaps.append(len({*page} & {*other}) / len(page) if page else 1.0)
        if not all(checks.values()):
            wrong = ", ".join(name for name, is_equal in checks.items() if not is_equal)
            found.unequal.append(f"{request.text}: {wrong}")


def _listed(answer: Answer, ids: Any) -> list[str]:
    """Return the ids of each part of an answer by time, or the newest of them if they are many."""
    filters = answer.request.filters
    loose = answer._interpretation.loose
    parts = [answer.matches] if loose is None else [answer.matches, loose]
    return [
        ids[each]
        for part in parts
        for each in part.listing(filters, Sort.NEWEST, min(LISTED, part.count(filters))).tolist()
    ]


def _facets(answer: Answer) -> Any:
    filters = answer.request.filters
    counts = answer.matches.term_counts(ORGANISATIONS, filters.without_organisations)
    months = answer.matches.month_counts(filters.without_days)
    by_month = {
        months.first + place: count for place, count in enumerate(months.counts.tolist()) if count
    }
    return dict(counts.held()), counts.missing, by_month
