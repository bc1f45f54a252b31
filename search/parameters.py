"""The parameters of a search, as pages, programs and command lines send them, and its request.

All errors are reported at once; no value is changed silently.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from search.parameter_reader import ParameterReader
from search.period import show
from search.places.territory import territory
from search.query.accent_matching import AccentMatching
from search.request import Duplicates, SearchRequest, Sort
from search.text.spelling import clean

_FILTERS = ("org", "place", "source", "from", "to")
NAMES = ("q", *_FILTERS, "sort", "page", "per_page", "marks", "literal", "advice", "duplicates")
"""All parameters; `org`, `place` and `source` can be repeated."""

TEXT_LIMIT = 512
"""Characters of the longest query; GOV.UK search has the same limit."""

PAGE_LIMIT = 1_000_000

PER_PAGE_LIMIT = 100

_UNCHANGED = SearchRequest()


def read_request(
    values: Mapping[str, Sequence[str]],
    *,
    per_page_limit: int = PER_PAGE_LIMIT,
    duplicates: Duplicates | None = None,
) -> SearchRequest:
    """Return the request that parameters ask for; `duplicates` is meant where they name none.

    Raises:
        RequestError: with every unknown, repeated, malformed or contradictory parameter.

    """
    reader = ParameterReader(values)
    reader.check_names(NAMES)
    request = take_request(reader, per_page_limit=per_page_limit)
    reader.finish()
    return replace(request, duplicates=request.duplicates or duplicates)


def take_request(reader: ParameterReader, *, per_page_limit: int = PER_PAGE_LIMIT) -> SearchRequest:
    """Return the request, and note problems; the reader can have parameters of others as well."""
    text = take_text(reader)
    begin, end = reader.period("from"), reader.period("to")
    first, last = begin.first if begin else None, end.last if end else None
    if first and last and first > last:
        reader.reject(
            "to",
            f"ngày cuối {show(last)} đứng trước ngày đầu {show(first)}; hãy đổi chỗ",
            f"the last day {last} comes before the first day {first}; swap them",
        )
    return SearchRequest(
        text,
        reader.several("org"),
        first,
        last,
        reader.choice("sort", Sort) or Sort.RELEVANCE,
        reader.number("page", 1, PAGE_LIMIT),
        reader.number("per_page", 10, per_page_limit),
        reader.choice("marks", AccentMatching),
        reader.flag("literal"),
        reader.flag("advice"),
        places=_take_places(reader),
        publishers=reader.several("source"),
        duplicates=reader.choice("duplicates", Duplicates),
    )


def _take_places(reader: ParameterReader) -> tuple[str, ...]:
    """Return the places that are asked for; the name of a former one leads to that of today."""
    given = reader.several("place")
    return tuple(dict.fromkeys(map(territory().current_of_name, given))) if given else ()


def take_text(reader: ParameterReader) -> str:
    """Return the text of a query."""
    text = reader.one("q")
    if len(clean(text)) > TEXT_LIMIT:
        reader.reject(
            "q",
            f"câu tìm dài quá {TEXT_LIMIT} ký tự; hãy rút ngắn",
            f"the query is longer than {TEXT_LIMIT} characters; shorten it",
        )
    return text


def parameters_of(
    request: SearchRequest, duplicates: Duplicates = Duplicates.FOLD
) -> dict[str, Any]:
    """Return the parameters that differ from an empty request, always in the same order.

    `advice` is left out, since it does not change what is searched for. `duplicates` is what is
    meant without the parameter: pages fold, the API shows all.
    """
    values: dict[str, Any] = {}
    if request.text:
        values["q"] = request.text
    if request.organisations:
        values["org"] = sorted(request.organisations)
    if request.places:
        values["place"] = sorted(request.places)
    if request.publishers:
        values["source"] = sorted(request.publishers)
    if request.published_from:
        values["from"] = request.published_from.isoformat()
    if request.published_to:
        values["to"] = request.published_to.isoformat()
    if request.marks:
        values["marks"] = request.marks.value
    if request.is_literal:
        values["literal"] = 1
    if request.sort is not _UNCHANGED.sort:
        values["sort"] = request.sort.value
    if request.duplicates not in (None, duplicates):
        values["duplicates"] = request.duplicates.value
    if request.page != _UNCHANGED.page:
        values["page"] = request.page
    if request.per_page != _UNCHANGED.per_page:
        values["per_page"] = request.per_page
    return values
