"""A facet and its values, as JSON."""

from collections.abc import Sequence
from typing import Annotated

from typing_extensions import TypedDict

from index.answer_json.meaning import Meaning
from search.facets.date_facet import MonthValues
from search.facets.facet_values import FacetValues
from search.request import UNKNOWN
from search.result import FacetValue, ResultPage


class CountedValueJson(TypedDict):
    """A value of a facet without the values below it."""

    id: Annotated[
        str,
        Meaning("Mã: của cơ quan, nơi đăng, địa phương, hoặc 2020, 2020-Q3, 2020-07, 2020-07-13."),
    ]
    label: Annotated[str, Meaning("Tên hiển thị.")]
    count: Annotated[int, Meaning("Số kết quả nếu chỉ chọn giá trị này.")]
    selected: Annotated[bool, Meaning("Đang được chọn hay không.")]


class FacetValueJson(CountedValueJson):
    """One value of a facet."""

    parts: Annotated[
        list["FacetValueJson"],
        Meaning("Những giá trị bên dưới: tháng của năm, đơn vị của cơ quan."),
    ]


class FacetCountsJson(TypedDict):
    """How many values a facet has."""

    exact: Annotated[bool, Meaning("Luôn đúng: không số nào là ước lượng.")]
    total: Annotated[int, Meaning("Số giá trị, kể cả những giá trị không liệt kê.")]
    other: Annotated[int, Meaning("Số giá trị không được liệt kê.")]
    missing: Annotated[int, Meaning("Số bản tin không có giá trị nào.")]


class FacetJson(FacetCountsJson):
    """The values of a facet."""

    values: Annotated[list[FacetValueJson], Meaning("Các giá trị.")]


class FacetsJson(TypedDict):
    """The facets of an answer."""

    organisations: Annotated[
        FacetJson,
        Meaning("Cơ quan, nhiều bản tin nhất trước; đếm không kể bộ lọc cơ quan."),
    ]
    dates: Annotated[FacetJson, Meaning("Năm và tháng, mới nhất trước; đếm không kể bộ lọc ngày.")]
    sources: Annotated[
        FacetJson, Meaning("Nơi đăng, nhiều bản tin nhất trước; đếm không kể bộ lọc nơi đăng.")
    ]
    places: Annotated[
        FacetJson,
        Meaning("Địa phương, nhiều bản tin nhất trước; đếm không kể bộ lọc địa phương."),
    ]


def facet_value_json(value: FacetValue) -> FacetValueJson:
    """Return a value of a facet as JSON, with all values below it."""
    return {
        "id": value.id,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
        "parts": [facet_value_json(each) for each in value.parts],
    }


def facet_counts_json(
    values: Sequence[FacetValue], total: int | None = None, listed: int | None = None
) -> FacetCountsJson:
    """Return the counts of a facet; without `total`, `values` are all values of the facet.

    `listed` is how many values have any bulletin, and is counted if nobody knows it.
    """
    if listed is None:
        # Chosen values are listed even if no bulletin has them.
        listed = _count(values)
    return {
        "exact": True,
        "total": listed if total is None else total,
        "other": 0 if total is None else total - listed,
        "missing": values.missing if isinstance(values, FacetValues) else missing_of(values),
    }


def publisher_counts_json(page: ResultPage, listed: int | None = None) -> FacetCountsJson:
    """Return the counts of the facet of publishers."""
    counts = facet_counts_json(page.publishers, page.publisher_total, listed)
    return {**counts, "missing": page.unpublished}


def place_counts_json(page: ResultPage, listed: int | None = None) -> FacetCountsJson:
    """Return the counts of the facet of places."""
    counts = facet_counts_json(page.places, page.place_total, listed)
    return {**counts, "missing": page.unplaced}


def missing_of(values: Sequence[FacetValue]) -> int:
    """Return how many bulletins name no organisation: the count of UNKNOWN among the values."""
    return next((each.count for each in values if each.id == UNKNOWN), 0)


def _count(values: Sequence[FacetValue]) -> int:
    """Return how many values, and values below them, have any bulletin."""
    total = 0
    for each in values:
        if each.count:
            total += 1
        # Most have none, and to ask for the type of a Sequence costs more than to ask for these.
        if parts := each.parts:
            total += parts.held if isinstance(parts, MonthValues) else _count(parts)
    return total
