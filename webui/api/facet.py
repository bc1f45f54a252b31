"""A facet as programs get it: exact counts, and for each value where it is on or off."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus, urlencode

from flask import url_for
from pydantic import Field

from search.answer_json import ValueWriter
from search.parameters import parameters_of
from search.period import period_of
from search.request import UNKNOWN, SearchRequest
from search.result import FacetValue as Counted
from webui.api.model import Model
from webui.i18n.language import N_

Address = Callable[[str, bool], str]
"""Where a value is taken away if it is selected, and added otherwise."""


class FacetValue(Model):
    """One value of a facet."""

    id: str = Field(description=N_("Mã: của cơ quan, hoặc 2020, 2020-Q3, 2020-07, 2020-07-13."))
    label: str = Field(description=N_("Tên để cho người đọc thấy."))
    count: int = Field(description=N_("Có bao nhiêu bản tin nếu chỉ chọn giá trị này."))
    selected: bool = Field(description=N_("Đang được chọn hay không."))
    apply: str | None = Field(description=N_("Địa chỉ tìm có thêm giá trị này, nếu chưa chọn."))
    remove: str | None = Field(description=N_("Địa chỉ tìm bỏ giá trị này, nếu đang chọn."))
    parts: list["FacetValue"] = Field(
        description=N_("Những giá trị bên dưới: tháng của năm, đơn vị của cơ quan.")
    )


class Facet(Model):
    """The values of a facet."""

    exact: bool = Field(description=N_("Luôn đúng: không số nào là ước lượng."))
    total: int = Field(description=N_("Có bao nhiêu giá trị, kể cả những giá trị không nêu."))
    other: int = Field(description=N_("Bao nhiêu giá trị không nêu ở đây."))
    missing: int = Field(description=N_("Bao nhiêu bản tin không có giá trị nào."))
    values: list[FacetValue] = Field(description=N_("Các giá trị."))


def organisation_address(request: SearchRequest) -> Address:
    """Return where organisations are added to a search, or taken from it."""
    search = _start(replace(request, organisations=()))
    chosen = frozenset(request.organisations)

    def address(id: str, selected: bool) -> str:
        if not chosen:
            return f"{search}org={quote_plus(id)}"
        kept = sorted(chosen - {id} if selected else chosen | {id})
        return f"{search}{'&'.join(f'org={quote_plus(each)}' for each in kept)}".rstrip("?&")

    return address


def period_address(request: SearchRequest) -> Address:
    """Return where the days of a search are those of a period, or open."""
    search = _start(replace(request, published_from=None, published_to=None))

    def address(id: str, selected: bool) -> str:
        return search.rstrip("?&") if selected else search + _days(id)

    return address


def writer(address: Address) -> ValueWriter:
    """Return what writes a value, and what is below it, with where each is on or off."""

    def write(value: Counted) -> dict[str, Any]:
        # Models of the hundreds of values of an answer would be made and read again at once.
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


def missing_of(values: Sequence[Counted]) -> int:
    """Return how many bulletins name no organisation, as the values themselves say."""
    return next((each.count for each in values if each.id == UNKNOWN), 0)


def _start(request: SearchRequest) -> str:
    """Return the address of a search up to where another parameter can follow."""
    query = urlencode(parameters_of(replace(request, page=1)), doseq=True)
    return f"{url_for('api_search.search')}?{query}{'&' if query else ''}"


# An answer names hundreds of months, and all answers the same ones.
@lru_cache(maxsize=1 << 14)
def _days(id: str) -> str:
    period = period_of(id)
    return f"from={period.first}&to={period.last}"
