"""A facet as programs get it: exact counts, and for each value the search with or without it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, cast
from urllib.parse import quote_plus, urlencode

from flask import request as web_request
from orjson import Fragment, dumps
from typing_extensions import TypedDict

from index.answer_json.facet import CountedValueJson, FacetCountsJson
from index.answer_json.meaning import Meaning
from search.facets.date_facet import MonthValues, name_month
from search.facets.facet_values import FacetValues
from search.facets.written_values import ValueForm
from search.parameters import parameters_of
from search.period import period_of
from search.request import Duplicates, SearchRequest
from search.result import FacetValue
from webui.api.headers import API

SEARCH = f"{API}/v1/search"

CountFacet = Callable[[int | None], FacetCountsJson]

_REMEMBERED = 32
"""Requests whose parameters are remembered: one answer has four facets."""


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
    search = dumps(addresses.search)[:-1]
    return _as_written(_array(values, addresses).replace(_SEARCH, search))


def facet_json(
    values: Sequence[FacetValue], addresses: FacetAddresses, count: CountFacet
) -> LinkedFacetJson:
    """Return a facet with its counts; the kernel writes the values where it can.

    `count` returns the counts by how many values have any bulletin, or None: count them.
    """
    if isinstance(values, FacetValues) and values.write and not addresses.chosen:
        between = _APPLICABLE_TO % dumps(addresses.search)[:-1]
        written = values.write(_form(addresses.parameters), between)
        return {**count(written.total), "values": _as_written(written.json)}
    return {**count(None), "values": write_values(values, addresses)}


# One function for each facet, by which the pieces of its values are kept.
@cache
def _form(parameters: Callable[[str], str]) -> ValueForm:
    """Return the form of values that can be added to a search."""

    def form(id: str, label: str) -> tuple[bytes, bytes]:
        return _name(id, label), dumps(parameters(id))[1:] + _PARTS

    return form


def _as_written(written: bytes) -> list[LinkedFacetValueJson]:
    # What it is once it is sent.
    return cast("list[LinkedFacetValueJson]", Fragment(written))


def _array(values: Iterable[FacetValue], addresses: FacetAddresses) -> bytes:
    """Return an array of values, with _SEARCH in place of the address of the search."""
    form, counts = _form_of(values, addresses)
    return form % tuple(counts)


def _form_of(
    values: Iterable[FacetValue], addresses: FacetAddresses
) -> tuple[bytes, Sequence[int]]:
    """Return an array of values with `%d` in place of each count, and the counts in order."""
    parameters, is_free = addresses.parameters, not addresses.chosen
    forms: list[bytes] = []
    counts: list[int] = []
    for each in values:
        id, parts = each.id, each.parts
        counts.append(each.count)
        if is_free and not each.selected:
            if not parts:
                forms.append(_plain_form(parameters, id, each.label))
                continue
            if isinstance(parts, MonthValues) and parts.chosen is None:
                forms.append(_year_form(parameters, id, each.label, parts.numbers))
                counts += parts.counts
                continue
            about = _addable(parameters, id)
        elif each.selected:
            about = _escaped(_REMOVABLE % dumps(addresses.removed(id)))
        else:
            about = _escaped(_APPLICABLE % dumps(addresses.added(id)))
        below, counts_below = _form_of(parts, addresses)
        forms.append(b"%b%%d%b%b}" % (_named(id, each.label), about, below))
        counts += counts_below
    return b"[%b]" % b",".join(forms), counts


_SEARCH = b"\0"
"""Stands for the opening quote and the address of the search: no JSON has this byte."""
_APPLICABLE_TO = b',"selected":false,"apply":%b'
_PARTS = b',"remove":null,"parts":'
_APPLICABLE = _APPLICABLE_TO + _PARTS
_REMOVABLE = b',"selected":true,"apply":null,"remove":%b,"parts":'


@lru_cache(maxsize=1 << 11)
def _year_form(
    parameters: Callable[[str], str], id: str, label: str, numbers: tuple[int, ...]
) -> bytes:
    """Return the form of a year with some of its months, when none of them is chosen."""
    months = [_plain_form(parameters, *name_month(each)) for each in numbers]
    start, end = _named(id, label), _addable(parameters, id)
    return b"%b%%d%b[%b]}" % (start, end, b",".join(months))


@lru_cache(maxsize=1 << 15)
def _plain_form(parameters: Callable[[str], str], id: str, label: str) -> bytes:
    """Return the form of a value that is not chosen and has none below it."""
    return b"%b%%d%b[]}" % (_named(id, label), _addable(parameters, id))


def _named(id: str, label: str) -> bytes:
    """Return the beginning of a form, up to its count."""
    return _escaped(_name(id, label))


def _name(id: str, label: str) -> bytes:
    return b'{"id":%b,"label":%b,"count":' % (dumps(id), dumps(label))


def _addable(parameters: Callable[[str], str], id: str) -> bytes:
    """Return what follows the count of a value that can be added to a search, up to its parts."""
    return _escaped(_APPLICABLE % (_SEARCH + dumps(parameters(id))[1:]))


def _escaped(written: bytes) -> bytes:
    return written.replace(b"%", b"%%")


def _without(request: SearchRequest, *names: str) -> str:
    """Return the first page of a search without some parameters, up to where others can follow."""
    written = _written(request)
    query = "&".join(written[name] for name in written if name not in names)
    return f"{web_request.root_path}{SEARCH}?{query}{'&' if query else ''}"


@lru_cache(maxsize=_REMEMBERED)
def _written(request: SearchRequest) -> Mapping[str, str]:
    """Return the parameters of the first page of a search as addresses have them, by name."""
    values = parameters_of(request, Duplicates.SHOW)
    return {
        name: urlencode({name: value}, doseq=True)
        for name, value in values.items()
        if name != "page"
    }


def _org(id: str) -> str:
    return f"org={quote_plus(id)}"


def _source(id: str) -> str:
    return f"source={quote_plus(id)}"


def _place(id: str) -> str:
    return f"place={quote_plus(id)}"


def _days(id: str) -> str:
    period = period_of(id)
    return f"from={period.first}&to={period.last}"
