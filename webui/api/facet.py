"""A facet as programs get it: exact counts, and for each value the search with or without it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Annotated
from urllib.parse import quote_plus, urlencode

from flask import url_for
from typing_extensions import TypedDict

from index.answer_json.facet import CountedValueJson, FacetCountsJson
from index.answer_json.meaning import Meaning
from search.parameters import parameters_of
from search.period import period_of
from search.request import SearchRequest
from search.result import FacetValue

Address = Callable[[str, bool], str]
"""Returns the search without a value if it is selected, with it otherwise, by the value's id."""

ValueWriter = Callable[[FacetValue], "LinkedFacetValueJson"]
"""Returns a value of a facet as JSON, with all values below it."""


class LinkedFacetValueJson(CountedValueJson):
    """One value of a facet."""

    apply: Annotated[str | None, Meaning("Địa chỉ tìm có thêm giá trị này, nếu chưa chọn.")]
    remove: Annotated[str | None, Meaning("Địa chỉ tìm bỏ giá trị này, nếu đang chọn.")]
    parts: Annotated[
        list["LinkedFacetValueJson"],
        Meaning("Những giá trị bên dưới: tháng của năm, đơn vị của cơ quan."),
    ]


class LinkedFacetJson(FacetCountsJson):
    """The values of a facet."""

    values: Annotated[list[LinkedFacetValueJson], Meaning("Các giá trị.")]


class LinkedFacetsJson(TypedDict):
    """The facets of an answer."""

    organisations: Annotated[
        LinkedFacetJson,
        Meaning("Cơ quan, nhiều bản tin nhất trước; đếm không kể bộ lọc cơ quan."),
    ]
    dates: Annotated[
        LinkedFacetJson, Meaning("Năm và tháng, mới nhất trước; đếm không kể bộ lọc ngày.")
    ]
    sources: Annotated[
        LinkedFacetJson,
        Meaning("Nơi đăng, nhiều bản tin nhất trước; đếm không kể bộ lọc nơi đăng."),
    ]


def organisation_address(request: SearchRequest) -> Address:
    """Return a function to the address of a search with an organisation added or removed."""
    return _one_of(_start(replace(request, organisations=())), "org", request.organisations)


def publisher_address(request: SearchRequest) -> Address:
    """Return a function to the address of a search with a publisher added or removed."""
    return _one_of(_start(replace(request, publishers=())), "source", request.publishers)


def period_address(request: SearchRequest) -> Address:
    """Return a function to the address of a search with a period set or removed."""
    search = _start(replace(request, published_from=None, published_to=None))

    def address(id: str, selected: bool) -> str:
        return search.rstrip("?&") if selected else search + _days(id)

    return address


def writer(address: Address) -> ValueWriter:
    """Return a function that writes a value and those below it, with their addresses."""

    def write(value: FacetValue) -> LinkedFacetValueJson:
        where = address(value.id, value.selected)
        return {
            "id": value.id,
            "label": value.label,
            "count": value.count,
            "selected": value.selected,
            "apply": None if value.selected else where,
            "remove": where if value.selected else None,
            "parts": [write(each) for each in value.parts],
        }

    return write


def _one_of(search: str, parameter: str, values: Sequence[str]) -> Address:
    """Return a function to the address of a search with a value of a parameter added or removed."""
    chosen = frozenset(values)

    def address(id: str, selected: bool) -> str:
        if not chosen:
            return f"{search}{parameter}={quote_plus(id)}"
        kept = sorted(chosen - {id} if selected else chosen | {id})
        added = "&".join(f"{parameter}={quote_plus(each)}" for each in kept)
        return f"{search}{added}".rstrip("?&")

    return address


def _start(request: SearchRequest) -> str:
    """Return the address of a search up to the point where another parameter can follow."""
    query = urlencode(parameters_of(replace(request, page=1)), doseq=True)
    return f"{url_for('api_search.search')}?{query}{'&' if query else ''}"


# Cached, because an answer lists hundreds of months, and all answers the same ones.
@lru_cache(maxsize=1 << 14)
def _days(id: str) -> str:
    period = period_of(id)
    return f"from={period.first}&to={period.last}"
