"""The kernel writes the years and months that `years_of` makes."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy import int32, intp
from orjson import dumps, loads

from search.engine.counts import MonthCounts
from search.facets.date_facet import years_of
from search.kernel.library import Kernel
from search.request import SearchRequest
from search.result import FacetValue
from tests.search.engine.engines import KERNEL

pytestmark = pytest.mark.skipif(not isinstance(KERNEL, Kernel), reason="there is no kernel here")
JULY_2020 = 12 * 2020 + 6


def form(id: str, label: str) -> tuple[bytes, bytes]:
    return b'{"id":%b,"label":%b,"count":' % (dumps(id), dumps(label)), b',"parts":'


def as_dict(value: FacetValue) -> dict[str, Any]:
    parts = [as_dict(each) for each in value.parts]
    return {"id": value.id, "label": value.label, "count": value.count, "parts": parts}


def check(counts: MonthCounts) -> None:
    assert isinstance(KERNEL, Kernel)
    values = years_of(counts, SearchRequest(), kernel=KERNEL)
    assert values.write is not None
    written = values.write(form, b"")
    assert written.json == dumps([as_dict(each) for each in values])
    assert written.total == sum(1 for each in values for _ in each.walk())


@given(
    st.integers(JULY_2020 - 12, JULY_2020 + 12),
    st.lists(st.integers(0, 3), max_size=40),
    st.sampled_from([int32, intp]),
)
def test_years_are_written_as_they_are_made(first: int, counted: list[int], kind: type) -> None:
    check(MonthCounts(first, np.array(counted, kind)))


def test_the_last_year_that_there_is_is_written() -> None:
    check(MonthCounts(12 * 9999 + 10, np.array([2, 5], int32)))


@pytest.mark.parametrize("first", [0, 1 << 31])
def test_no_years_are_written_of_nothing(first: int) -> None:
    # A cluster counts no months from the month 0, and an empty index from one far away.
    check(MonthCounts(first, np.array([], intp)))


def test_one_year_is_named_by_its_own_months() -> None:
    assert isinstance(KERNEL, Kernel)
    values = years_of(MonthCounts(JULY_2020, np.array([3, 0, 1])), SearchRequest(), kernel=KERNEL)
    assert values.write is not None
    (year,) = loads(values.write(form, b"").json)
    assert [(each["id"], each["count"]) for each in (year, *year["parts"])] == [
        ("2020", 4),
        ("2020-09", 1),
        ("2020-07", 3),
    ]
