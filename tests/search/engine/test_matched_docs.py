"""Filters narrow what a query matched, scores stay, and pages are parts of its listing."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.deadline import DeadlineError, set_deadline
from search.engine import matched_docs
from search.engine.array_engine import ArrayEngine
from search.engine.filtering import Mask, pass_days, pass_organisations
from search.engine.matched_docs import MatchedDocs
from search.engine.stopwatch import Stopwatch
from search.field import CODES, ORGANISATIONS
from search.query.parser import parse
from search.request import UNKNOWN, Filters, Sort
from search.vietnam_time import VIETNAM
from tests.search.indexing import index

DAY = datetime(2021, 3, 1, 8, tzinfo=VIETNAM)


def bulletin(number: int, title: str, *organisations: str) -> Bulletin:
    published = DAY + timedelta(days=number)
    return Bulletin(f"b{number}", title, published, organisations=organisations)


BULLETINS = (
    bulletin(0, "Cầu treo, cầu làng", "Ban Gió"),
    bulletin(1, "Chợ phiên theo 73-NQ/TU"),
    bulletin(2, "Cầu bị xóa", "Ban Gió"),
    bulletin(3, "Cầu mới theo 73-NQ/TU và 74-NQ/TU", "Sở Mây", "Ban Gió"),
    bulletin(4, "Hội làng, cầu", "Sở Mây"),
    bulletin(5, "Cầu"),
)
SEGMENTS: tuple[tuple[Sequence[Bulletin], ...], ...] = (
    (BULLETINS,),
    (BULLETINS[:3], BULLETINS[3:]),
    (BULLETINS[:1], BULLETINS[1:3], BULLETINS[3:5], BULLETINS[5:]),
)
DELETED = ([[2]], [[2], []], [[], [1], [], []])


@pytest.fixture(params=range(3), ids=["1 segment", "2 segments", "4 segments"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> ArrayEngine:
    number = request.param
    return ArrayEngine(index(tmp_path, *SEGMENTS[number], deleted=DELETED[number]))


@pytest.fixture
def bridges(engine: ArrayEngine) -> MatchedDocs:
    return engine.match(parse("cầu"))


def test_documents_are_those_of_all_segments_ascending_without_the_deleted(
    bridges: MatchedDocs,
) -> None:
    assert (bridges.doc_ids.tolist(), bridges.total) == ([0, 3, 4, 5], 4)


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        (Filters(), [0, 3, 4, 5]),
        (Filters(published_from=date(2021, 3, 4)), [3, 4, 5]),
        (Filters(published_to=date(2021, 3, 3)), [0]),
        (Filters(date(2021, 3, 4), date(2021, 3, 4)), [3]),
        (Filters(organisations=("ban-gio",)), [0, 3]),
        (Filters(organisations=("ban-gio",), beside="so-may"), [3]),
        (Filters(organisations=("ban-gio", UNKNOWN)), [0, 3, 5]),
        (Filters(date(2021, 3, 4), None, ("ban-gio",)), [3]),
        (Filters(date(2021, 3, 6), None, ("ban-gio",)), []),
        (Filters(organisations=("khong-co",)), []),
    ],
)
def test_filters_narrow_what_is_counted_listed_and_shown(
    bridges: MatchedDocs, filters: Filters, passing: list[int]
) -> None:
    assert bridges.passing(filters).tolist() == passing
    assert bridges.count(filters) == len(passing)
    for sort in Sort:
        listed = bridges.listing(filters, sort).tolist()
        assert sorted(listed) == passing
        assert bridges.page(filters, sort, 0, 9).doc_ids.tolist() == listed
        assert bridges.total == 4


def test_what_passes_keeps_its_score(bridges: MatchedDocs) -> None:
    whole = dict(zip([0, 3, 4, 5], bridges.score(bridges.doc_ids).tolist(), strict=True))
    assert len(set(whole.values())) > 1
    assert bridges.score(np.array([3, 5])).tolist() == [whole[3], whole[5]]
    assert bridges.score(np.array([], np.intp)).tolist() == []
    page = bridges.page(Filters(organisations=("ban-gio",)), Sort.RELEVANCE, 0, 9)
    assert page.scores.tolist() == [whole[each] for each in page.doc_ids.tolist()]
    oldest = bridges.page(Filters(), Sort.OLDEST, 1, 3)
    assert oldest.doc_ids.tolist() == [3, 4]
    assert oldest.scores.tolist() == [whole[3], whole[4]]
    newest = bridges.page(Filters(), Sort.NEWEST, 0, 2)
    assert newest.doc_ids.tolist() == [5, 4]
    assert newest.scores.tolist() == [whole[5], whole[4]]


def test_the_best_come_first(bridges: MatchedDocs) -> None:
    page = bridges.page(Filters(), Sort.RELEVANCE, 0, 4)
    assert page.scores.tolist() == sorted(page.scores.tolist(), reverse=True)
    assert bridges.listing(Filters(), Sort.RELEVANCE).tolist() == page.doc_ids.tolist()


@pytest.mark.parametrize("sort", Sort)
def test_pages_and_limits_cut_one_listing(bridges: MatchedDocs, sort: Sort) -> None:
    whole = bridges.listing(Filters(), sort).tolist()
    for first, last in ((0, 1), (1, 3), (2, 9), (4, 5), (9, 10)):
        assert bridges.page(Filters(), sort, first, last).doc_ids.tolist() == whole[first:last]
    for limit in (0, 1, 3, 4, 9):
        assert bridges.listing(Filters(), sort, limit).tolist() == whole[:limit]


def test_a_blank_query_is_in_order_of_time_and_has_no_scores(engine: ArrayEngine) -> None:
    for everything in (engine.match(parse("")), engine.match(parse("  "))):
        page = everything.page(Filters(), Sort.RELEVANCE, 0, 9)
        assert page.doc_ids.tolist() == [5, 4, 3, 1, 0]
        assert page.scores.tolist() == [0] * 5


def test_a_query_of_signs_matches_nothing(engine: ArrayEngine) -> None:
    nothing = engine.match(parse("?!"))
    assert (nothing.total, nothing.count(Filters())) == (0, 0)
    assert nothing.page(Filters(), Sort.RELEVANCE, 0, 10).doc_ids.tolist() == []
    assert list(nothing.term_counts(ORGANISATIONS, Filters()).held()) == []
    assert nothing.day_counts(Filters()).days.tolist() == []


def test_a_filter_is_worked_out_once(engine: ArrayEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    filtered: list[str] = []

    def note(name: str, make: Callable[..., Mask | None]) -> None:
        def noted(*args: Any) -> Mask | None:
            filtered.append(name)
            return make(*args)

        monkeypatch.setattr(matched_docs, f"pass_{name}", noted)

    note("days", pass_days)
    note("organisations", pass_organisations)
    bridges = engine.match(parse("cầu"))
    filters = Filters(date(2021, 3, 2), None, ("ban-gio",))
    for _ in range(2):
        bridges.count(filters)
        bridges.page(filters, Sort.NEWEST, 0, 9)
        bridges.term_counts(ORGANISATIONS, filters.without_organisations)
        bridges.month_counts(filters.without_days)
    assert filtered.count("organisations") == 1
    # The days of the filters, and none in those without days.
    assert filtered.count("days") == 2


def test_organisations_codes_months_and_days_are_counted(bridges: MatchedDocs) -> None:
    organisations = bridges.term_counts(ORGANISATIONS, Filters())
    assert list(organisations.held()) == [("ban-gio", 2), ("so-may", 2)]
    assert organisations.missing == 1
    codes = bridges.term_counts(CODES, Filters(published_from=date(2021, 3, 2)))
    assert list(codes.held()) == [("73-nq/tu", 1), ("74-nq/tu", 1)]
    assert codes.missing == 2
    months = bridges.month_counts(Filters())
    held = {months.first + number: count for number, count in enumerate(months.counts.tolist())}
    assert {month: count for month, count in held.items() if count} == {12 * 2021 + 2: 4}
    days = bridges.day_counts(Filters(organisations=("so-may",)))
    assert days.days.tolist() == [date(2021, 3, 4), date(2021, 3, 5)]
    assert days.counts.tolist() == [1, 1]


def test_segments_are_narrowed_to_some_documents(bridges: MatchedDocs) -> None:
    assert bridges.narrow(bridges.doc_ids) is bridges.segments
    narrowed = bridges.narrow(np.array([3, 5]))
    doc_ids = [each.segment.first + each.doc_ids for each in narrowed]
    assert np.concatenate(doc_ids).tolist() == [3, 5]


def test_fields_are_told_of_each_document_in_whatever_order(bridges: MatchedDocs) -> None:
    found = bridges.matched_fields(np.array([5, 0]))
    assert {doc_id: list(fields) for doc_id, fields in found.items()} == {
        0: ["title"],
        5: ["title"],
    }


def test_filters_are_obstacles_after_clauses(engine: ArrayEngine) -> None:
    filters = Filters(date(2021, 3, 4), None, ("so-may",))
    told = engine.match(parse("cầu chợ")).obstacles(0, filters)
    assert [(each.name.value, each.typed) for each in told] == [
        ("intersection", "chợ"),
        ("days", ""),
        ("organisations", ""),
    ]
    assert engine.match(parse("cầu")).obstacles(3, filters) == []


def test_steps_are_timed(engine: ArrayEngine) -> None:
    watch = Stopwatch(engine.total)
    bridges = engine.match(parse("cầu -hội"), watch)
    bridges.page(Filters(date(2021, 3, 4), None, ("ban-gio",)), Sort.RELEVANCE, 0, 9)
    assert bridges.watch is watch
    assert [(each.name.value, each.looked_at, each.left) for each in watch.steps] == [
        ("clauses", 5, 5),
        ("intersection", 5, 4),
        ("exclusion", 4, 3),
        ("listing", 3, 3),
        ("days", 3, 2),
        ("organisations", 2, 1),
        ("units", 1, 1),
        ("page", 1, 1),
    ]


def test_scoring_stops_when_time_is_up(bridges: MatchedDocs) -> None:
    set_deadline(-1)
    try:
        with pytest.raises(DeadlineError):
            bridges.score(bridges.doc_ids)
    finally:
        set_deadline(float("inf"))
