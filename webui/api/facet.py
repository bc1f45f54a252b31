"""A facet as programs get it: exact counts, and for each value the search with or without it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Annotated, cast
from urllib.parse import quote_plus, urlencode

from flask import url_for
from orjson import Fragment, dumps
from typing_extensions import TypedDict

from index.answer_json.facet import CountedValueJson, FacetCountsJson
from index.answer_json.meaning import Meaning
from search.parameters import parameters_of
from search.period import period_of
from search.request import Duplicates, SearchRequest
from search.result import FacetValue

Address = Callable[[str, bool], str]
"""Returns the search without a value if it is selected, with it otherwise, by the value's id."""


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
    places: Annotated[
        LinkedFacetJson,
        Meaning("Địa phương, nhiều bản tin nhất trước; đếm không kể bộ lọc địa phương."),
    ]


def organisation_address(request: SearchRequest) -> Address:
    """Return a function to the address of a search with an organisation added or removed."""
    return _one_of(_start(replace(request, organisations=())), "org", request.organisations)


def publisher_address(request: SearchRequest) -> Address:
    """Return a function to the address of a search with a publisher added or removed."""
    return _one_of(_start(replace(request, publishers=())), "source", request.publishers)


def place_address(request: SearchRequest) -> Address:
    """Return a function to the address of a search with a place added or removed."""
    return _one_of(_start(replace(request, places=())), "place", request.places)


def period_address(request: SearchRequest) -> Address:
    """Return a function to the address of a search with a period set or removed."""
    search = _start(replace(request, published_from=None, published_to=None))

    def address(id: str, selected: bool) -> str:
        return search.rstrip("?&") if selected else search + _days(id)

    return address


def write_values(values: Iterable[FacetValue], address: Address) -> list[LinkedFacetValueJson]:
    """Return values and those below them, with their addresses, as JSON that is written already.

    An answer lists hundreds of values, and nearly all of each was written before.
    """
    written = Fragment(b"".join(_pieces(values, address)))
    # What it is once it is sent.
    return cast("list[LinkedFacetValueJson]", written)


def _pieces(values: Iterable[FacetValue], address: Address) -> list[bytes]:
    """Return the pieces of an array of values."""
    pieces = [b"["]
    for value in values:
        where = dumps(address(value.id, value.selected))
        addresses = _REMOVABLE if value.selected else _APPLICABLE
        pieces += (_named(value.id, value.label), b"%d" % value.count, addresses % where)
        pieces += _pieces(value.parts, address) if value.parts else (b"[]",)
        pieces.append(b"},")
    pieces[-1] = b"}" if len(pieces) > 1 else b"["
    pieces.append(b"]")
    return pieces


_APPLICABLE = b',"selected":false,"apply":%b,"remove":null,"parts":'
_REMOVABLE = b',"selected":true,"apply":null,"remove":%b,"parts":'


@lru_cache(maxsize=1 << 14)
def _named(id: str, label: str) -> bytes:
    """Return the beginning of a value, up to its count."""
    return b'{"id":%b,"label":%b,"count":' % (dumps(id), dumps(label))


def _one_of(search: str, parameter: str, values: Sequence[str]) -> Address:
    """Return a function to the address of a search with a value of a parameter added or removed."""
    chosen = frozenset(values)

    def address(id: str, selected: bool) -> str:
        if not chosen:
            return f"{search}{parameter}={_quoted(id)}"
        kept = sorted(chosen - {id} if selected else chosen | {id})
        added = "&".join(f"{parameter}={quote_plus(each)}" for each in kept)
        return f"{search}{added}".rstrip("?&")

    return address


def _start(request: SearchRequest) -> str:
    """Return the address of a search up to the point where another parameter can follow."""
    query = urlencode(parameters_of(replace(request, page=1), Duplicates.SHOW), doseq=True)
    return f"{url_for('api_search.search')}?{query}{'&' if query else ''}"


_quoted = lru_cache(maxsize=1 << 14)(quote_plus)


# Cached, because an answer lists hundreds of months, and all answers the same ones.
@lru_cache(maxsize=1 << 14)
def _days(id: str) -> str:
    period = period_of(id)
    return f"from={period.first}&to={period.last}"
