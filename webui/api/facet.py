"""A facet as programs get it: exact counts, and for each value the search with or without it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, cast
from urllib.parse import quote_plus, urlencode

from flask import request as web_request
from orjson import Fragment, dumps
from typing_extensions import TypedDict

from index.answer_json.facet import CountedValueJson, FacetCountsJson
from index.answer_json.meaning import Meaning
from search.parameters import parameters_of
from search.period import period_of
from search.request import Duplicates, SearchRequest
from search.result import FacetValue
from webui.api.headers import API

SEARCH = f"{API}/v1/search"


@dataclass(frozen=True, slots=True)
class FacetAddresses:
    """The addresses of a search with one value of a facet added to its filters, or removed.

    `search` is the address without any value of the facet, up to where parameters can follow;
    `parameters` returns those of one value by its id, and `chosen` are the values that are chosen.
    """

    search: str
    parameters: Callable[[str], str]
    chosen: frozenset[str] = frozenset()

    def added(self, id: str) -> str:
        """Return the search with a value as well."""
        return self._of(self.chosen | {id})

    def removed(self, id: str) -> str:
        """Return the search without a value that is chosen."""
        return self._of(self.chosen - {id})

    def _of(self, ids: frozenset[str]) -> str:
        return f"{self.search}{'&'.join(map(self.parameters, sorted(ids)))}".rstrip("?&")


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


def organisation_addresses(request: SearchRequest) -> FacetAddresses:
    """Return the addresses of a search with an organisation added or removed."""
    return FacetAddresses(_without(request, "org"), _org, frozenset(request.organisations))


def publisher_addresses(request: SearchRequest) -> FacetAddresses:
    """Return the addresses of a search with a publisher added or removed."""
    return FacetAddresses(_without(request, "source"), _source, frozenset(request.publishers))


def place_addresses(request: SearchRequest) -> FacetAddresses:
    """Return the addresses of a search with a place added or removed."""
    return FacetAddresses(_without(request, "place"), _place, frozenset(request.places))


def period_addresses(request: SearchRequest) -> FacetAddresses:
    """Return the addresses of a search with a period in place of its days, or without any."""
    return FacetAddresses(_without(request, "from", "to"), _days)


def write_values(
    values: Iterable[FacetValue], addresses: FacetAddresses
) -> list[LinkedFacetValueJson]:
    """Return values and those below them, with their addresses, as JSON that is written already.

    An answer lists hundreds of values, and nearly all of each was written before.
    """
    start = b',"selected":false,"apply":%b' % dumps(addresses.search)[:-1]
    written = Fragment(_array(values, addresses, start))
    # What it is once it is sent.
    return cast("list[LinkedFacetValueJson]", written)


def _array(values: Iterable[FacetValue], addresses: FacetAddresses, start: bytes) -> bytes:
    """Return an array of values; `start` is what nearly all of them have behind the count."""
    written = []
    parameters, is_free = addresses.parameters, not addresses.chosen
    for each in values:
        id, parts = each.id, each.parts
        if each.selected:
            about = _REMOVABLE % dumps(addresses.removed(id))
        elif is_free:
            about = start + _ending(parameters, id)
        else:
            about = _APPLICABLE % dumps(addresses.added(id))
        below = _array(parts, addresses, start) if parts else b"[]"
        written.append(b"%b%d%b%b}" % (_named(id, each.label), each.count, about, below))
    return b"[%b]" % b",".join(written)


_APPLICABLE = b',"selected":false,"apply":%b,"remove":null,"parts":'
_REMOVABLE = b',"selected":true,"apply":null,"remove":%b,"parts":'


@lru_cache(maxsize=1 << 14)
def _named(id: str, label: str) -> bytes:
    """Return the beginning of a value, up to its count."""
    return b'{"id":%b,"label":%b,"count":' % (dumps(id), dumps(label))


@lru_cache(maxsize=1 << 15)
def _ending(parameters: Callable[[str], str], id: str) -> bytes:
    """Return what follows the address of a search to which a value is added, up to its parts."""
    return b'%b,"remove":null,"parts":' % dumps(parameters(id))[1:]


def _without(request: SearchRequest, *names: str) -> str:
    """Return the first page of a search without some parameters, up to where others can follow."""
    values = parameters_of(request, Duplicates.SHOW)
    query = urlencode(
        {name: values[name] for name in values if name not in ("page", *names)}, doseq=True
    )
    return f"{web_request.root_path}{SEARCH}?{query}{'&' if query else ''}"


def _org(id: str) -> str:
    return f"org={quote_plus(id)}"


def _source(id: str) -> str:
    return f"source={quote_plus(id)}"


def _place(id: str) -> str:
    return f"place={quote_plus(id)}"


def _days(id: str) -> str:
    period = period_of(id)
    return f"from={period.first}&to={period.last}"
