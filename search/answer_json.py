"""An answer as JSON values: the one form that the endpoint and the command line share."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from search.label import Label
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    SynonymClause,
    TermClause,
)
from search.query.parser import parse
from search.relaxation.notice import relaxation_notice
from search.request import UNKNOWN
from search.result import FacetValue, Hit, ResultPage, Understanding


def value_json(value: FacetValue) -> dict[str, Any]:
    """Return a value of a facet as JSON values, with all that is below it."""
    return {
        "id": value.id,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
        "parts": [value_json(each) for each in value.parts],
    }


ValueWriter = Callable[[FacetValue], dict[str, Any]]
"""Returns a value of a facet as JSON values, with all that is below it."""


def to_json(
    page: ResultPage, organisation: ValueWriter = value_json, period: ValueWriter = value_json
) -> dict[str, Any]:
    """Return a result page as JSON values, those of its facets as told."""
    request = page.request
    return {
        "query": request.text,
        "understood": _understood(page.understanding),
        "total": page.total,
        "page": request.page,
        "pages": page.pages,
        "per_page": request.per_page,
        "sort": str(request.sort),
        "hits": [hit_json(each) for each in page.hits],
        "facets": {
            "organisations": _facet(page.organisations, organisation, page.organisation_total),
            "dates": _facet(page.dates, period),
        },
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return a hit as JSON values; marks are offsets of characters."""
    return {
        "id": hit.id,
        "title": hit.title.text,
        "title_marks": [list(span) for span in hit.title.marks],
        "published": hit.published.isoformat(),
        "snippet": hit.snippet.text,
        "snippet_marks": [list(span) for span in hit.snippet.marks],
        "matched": list(hit.matched),
        "organisations": [label_json(each) for each in hit.organisations],
        "codes": list(hit.codes),
        "url": f"/ban-tin/{hit.id}",
        "score": round(hit.score, 6),
    }


def label_json(label: Label) -> dict[str, str]:
    """Return a label as JSON values."""
    return {"id": label.id, "label": label.label}


def _understood(understanding: Understanding) -> dict[str, Any]:
    notice = relaxation_notice(understanding)
    return {
        "text": understanding.text,
        "keystrokes": understanding.literal_total is not None,
        "literal_total": understanding.literal_total,
        "marks": understanding.marks.value,
        "all_units": understanding.has_all_units,
        "stricter": [
            {"marks": each.marks.value, "total": each.total} for each in understanding.stricter
        ],
        "units": list(_units(parse(understanding.text))),
        "notice": notice and asdict(notice),
    }


def _units(query: Query) -> Iterator[dict[str, Any]]:
    for clauses, is_excluded in ((query.required, False), (query.excluded, True)):
        for each in clauses:
            start, end = _span(each)
            yield {
                "text": query.text[start:end],
                "kind": _kind(each),
                "excluded": is_excluded,
            }


def _span(clause: Clause) -> tuple[int, int]:
    match clause:
        case PhraseClause(units):
            return units[0].start, units[-1].end
        case TermClause() | PrefixClause() | SynonymClause():
            return clause.start, clause.end
        case Or(clauses):
            spans = [_span(each) for each in clauses]
            return min(start for start, _ in spans), max(end for _, end in spans)


def _kind(clause: Clause) -> str:
    match clause:
        case TermClause():
            return clause.kind.value
        case _:
            return _KINDS[type(clause)]


_KINDS = {PhraseClause: "phrase", PrefixClause: "prefix", SynonymClause: "name", Or: "either"}


def _facet(
    values: Sequence[FacetValue], write: ValueWriter, total: int | None = None
) -> dict[str, Any]:
    # What is chosen is listed even where no bulletin has it.
    listed = _count(values)
    return {
        "exact": True,
        "total": listed if total is None else total,
        "other": 0 if total is None else total - listed,
        "missing": next((each.count for each in values if each.id == UNKNOWN), 0),
        "values": [write(each) for each in values],
    }


def _count(values: Sequence[FacetValue]) -> int:
    """Return how many values and values below them any bulletin has."""
    return sum((each.count > 0) + (_count(each.parts) if each.parts else 0) for each in values)
