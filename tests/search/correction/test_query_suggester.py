"""Suggestions are offered beside an answer, and each finds what it promises."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.correction.query_suggestions import QuerySuggestion, QuerySuggestions
from search.engine.array_engine import ArrayEngine
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.asking import queries
from tests.search.indexing import index, tell
from tests.search.writing import writings


def advise(searcher: Searcher, text: str, **changes: object) -> QuerySuggestions:
    return searcher.answer(SearchRequest(text, **changes)).suggestions  # type: ignore[arg-type]


def offers(advice: QuerySuggestions) -> Iterator[QuerySuggestion]:
    for name in QuerySuggestions.__dataclass_fields__:
        offered = getattr(advice, name)
        yield from offered if isinstance(offered, tuple) else filter(None, (offered,))


def told(offered: tuple[QuerySuggestion, ...]) -> list[tuple[str, int]]:
    return [(each.label, each.total) for each in offered]


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("mat tran to quoc", [("mặt trận tổ quốc", 1)]),
        ("mat ong", [("mật ong", 1)]),
        # Typed marks say what is meant, and a text without words means nothing.
        ("mặt trận", []),
        ("mật ong", []),
        ("", []),
        ("45-NQ/TU", []),
    ],
)
def test_accents_are_restored_where_none_is_typed(
    searcher: Searcher, text: str, restored: list[tuple[str, int]]
) -> None:
    assert told(advise(searcher, text).restored) == restored


def test_a_restored_reading_is_what_it_says_and_not_what_it_was_told_from(
    searcher: Searcher,
) -> None:
    assert searcher.search(SearchRequest("mat")).total == 4
    readings = advise(searcher, "mat").restored
    assert {each.label: each.total for each in readings} == {"mặt": 3, "mát": 2, "mất": 1}
    assert all(each.request.marks is AccentMatching.COMPATIBLE for each in readings)


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("mặt trậnn tổ quốc", "mặt trận tổ quốc"),
        ("giao thừaa", "giao thừa"),
        ("mat trann to quoc", "mat tran to quoc"),
    ],
)
def test_misspellings_are_corrected(searcher: Searcher, text: str, corrected: str) -> None:
    assert advise(searcher, text).corrected[0].request.text == corrected


def test_near_codes_are_offered_in_the_rest_of_the_query(searcher: Searcher) -> None:
    (near,) = advise(searcher, "Nghị quyết 45/NQ-TU giao ban").codes
    assert (near.label, near.total) == ("45-NQ/TU", 1)
    assert near.request.text == "Nghị quyết 45-NQ/TU giao ban"
    assert advise(searcher, "45-NQ/TU").codes == ()


@pytest.mark.parametrize(
    ("text", "rest", "total"),
    [("giao ban tháng 7/2020", "giao ban", 1), ("2021", "", 6), ("mat năm 2021", "mat", 2)],
)
def test_bulletins_of_the_period_need_not_name_it(
    searcher: Searcher, text: str, rest: str, total: int
) -> None:
    period = advise(searcher, text).period
    assert period is not None
    assert (period.request.text, period.total) == (rest, total)
    assert period.request.published_from is not None


@pytest.mark.parametrize("text", ["giao ban năm 1999", "ngày 10/7", "giao ban"])
def test_a_period_without_bulletins_is_not_offered(searcher: Searcher, text: str) -> None:
    assert advise(searcher, text).period is None


def test_organisations_are_counted_under_the_other_filters(searcher: Searcher) -> None:
    (named,) = advise(searcher, "ubnd huyen song may").organisations
    assert (named.label, named.total) == ("UBND huyện Sông Mây", 2)
    assert named.request.organisations == ("ubnd-huyen-song-may",)
    dated = {"published_to": date(2020, 12, 31)}
    assert advise(searcher, "ubnd huyen song may", **dated).organisations == ()
    chosen = {"organisations": named.request.organisations}
    assert advise(searcher, "ubnd huyen song may", **chosen).organisations == ()


def test_keystrokes_can_be_searched_as_they_are(searcher: Searcher) -> None:
    advice = advise(searcher, "Mawjt traanj Toor quoocs")
    assert advice.literal == QuerySuggestion(
        "Mawjt traanj Toor quoocs", SearchRequest("Mawjt traanj Toor quoocs", is_literal=True), 0
    )
    assert advise(searcher, "Mặt trận").literal is None


def test_stricter_readings_are_those_that_find_less(searcher: Searcher) -> None:
    assert told(advise(searcher, "mật").stricter) == [("compatible", 1)]
    assert told(advise(searcher, "mật", marks=AccentMatching.COMPATIBLE).stricter) == []
    after = {"published_from": date(2021, 3, 10)}
    assert told(advise(searcher, "mật", **after).stricter) == []


def test_filters_that_leave_nothing_can_be_dropped(searcher: Searcher) -> None:
    advice = advise(
        searcher, "mat", published_from=date(2030, 1, 1), marks=AccentMatching.COMPATIBLE
    )
    assert advice.unfiltered == QuerySuggestion("mat", SearchRequest("mat"), 4)
    assert advise(searcher, "mat", published_from=date(2021, 1, 1)).unfiltered is None
    assert advise(searcher, "zzz", published_from=date(2021, 1, 1)).unfiltered is None


def test_offers_are_of_the_first_page(searcher: Searcher) -> None:
    advice = advise(searcher, "mat tran to quoc", page=2, wants_advice=True)
    assert advice == advise(searcher, "mat tran to quoc")


@pytest.mark.parametrize(
    ("text", "offered", "is_literal"),
    [
        ("chay rung", "cháy rừng", False),
        ("cháy rừn", "cháy rừng", True),
        ("chay rung moi nhat", None, False),
    ],
)
def test_what_is_offered_is_counted_as_it_will_be_read(
    tmp_path: Path, text: str, offered: str | None, is_literal: bool
) -> None:
    in_a_row = [f"Cháy rừng thông ở xóm {number}" for number in range(12)]
    apart = [f"Rừng thông cháy nắng mới nhất {number}" for number in range(15)]
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(in_a_row + apart))))
    advice = advise(searcher, text, is_literal=is_literal)
    if offered:
        assert (offered, 12) in told(advice.restored + advice.corrected)
    for each in offers(advice):
        assert searcher.search(each.request).total == each.total


SLIPS = ("mat trann", "Mawjt traanj", "45/NQ-TU", "mặc trận 2021", "ubnd huyen song may", "mật")


@settings(max_examples=60)
@given(
    st.one_of(queries(), writings, st.sampled_from(SLIPS)),
    st.sampled_from((None, *AccentMatching)),
    st.sampled_from((None, date(2021, 3, 8))),
    st.booleans(),
)
def test_every_offer_finds_as_many_as_it_says(
    searcher: Searcher,
    text: str,
    marks: AccentMatching | None,
    first: date | None,
    is_literal: bool,
) -> None:
    request = SearchRequest(text, published_from=first, marks=marks, is_literal=is_literal)
    advice = searcher.answer(request).suggestions
    for each in offers(advice):
        assert searcher.search(each.request).total == each.total
        assert each.request != request
        assert each.total or each is advice.literal
