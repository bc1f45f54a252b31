"""Every engine matches the same documents."""

from collections.abc import Sequence
from datetime import date
from threading import Thread

import pytest

from search.deadline import DeadlineError, set_deadline
from search.engine.contract import Engine
from search.field import CODES, ORGANISATIONS
from search.query.clause import MinimumShouldMatch, Query
from search.query.parser import parse
from search.request import Filters, Sort
from tests.search.engine.contract.asking import match, shown
from tests.search.engine.contract.bulletins import LIVING, NOWHERE
from tests.search.engine.engines import ids_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cầu", ["cau-a", "cau-b", "cho", "hop"]),
        ("cau", ["cau-a", "cau-b", "cho", "hop"]),
        ("cầu treo", ["cau-a", "cau-b"]),
        ('"treo cầu"', []),
        ('"mật ong"', ["cho"]),
        ("mat", ["cho", "mat"]),
        ("mất", ["mat"]),
        ("treo OR họp", ["cau-a", "cau-b", "hop"]),
        ("cầu -treo", ["cho", "hop"]),
        ("-cầu", ["mat"]),
        ("tre*", ["cau-a", "cau-b"]),
        ("73-NQ/TU", ["cho", "hop"]),
        ("không", []),
        ("?!", []),
        ("", LIVING),
    ],
)
def test_documents_match_that_have_what_is_required_and_nothing_excluded(
    engine: Engine, text: str, found: Sequence[str]
) -> None:
    matches = match(engine, text)
    assert sorted(ids_of(engine, matches)) == sorted(found)
    assert matches.total == matches.count(Filters()) == len(found)
    assert matches.query == parse(text)


def test_enough_of_some_clauses_may_be_a_clause_of_enough(engine: Engine) -> None:
    """The inner clause must not disturb what the outer one has added up, wherever it stands."""
    (bridge, hung, honey) = parse("cầu treo mật").required
    inner = MinimumShouldMatch((hung, honey), (2.0, 3.0), 3.0)
    for clauses in ((bridge, inner), (inner, bridge)):
        outer = Query("?", (MinimumShouldMatch(clauses, (1.0, 1.0), 2.0),))
        assert ids_of(engine, engine.match(outer)) == ["cho"]


def test_what_is_deleted_is_nowhere(engine: Engine) -> None:
    assert engine.total == len(LIVING)
    assert engine.find("da-xoa") is None
    assert engine.having(ORGANISATIONS, "hoi-xua").total == 0
    assert engine.having(CODES, "99-nq/tu").total == 0
    assert sorted(each["bulletin"]["id"] for each in engine.sample(99)) == LIVING
    assert match(engine, "").term_counts(ORGANISATIONS, Filters()).of("hoi-xua") == 0


def test_documents_that_have_a_term_are_found_as_a_blank_query_finds_them(engine: Engine) -> None:
    having = engine.having(ORGANISATIONS, "ban-gio")
    assert having.query.is_blank
    assert shown(engine, having, Sort.NEWEST) == ["hop", "cau-a", "cau-b"]
    assert having.count(Filters(published_from=date(2021, 1, 1))) == 1
    assert sorted(ids_of(engine, engine.having(CODES, "73-nq/tu"))) == ["cho", "hop"]
    assert engine.having(CODES, "khong-co").total == 0


@pytest.mark.parametrize("text", ["", "cầu", "-cầu", '"cầu treo"', "tre*", "?!"])
def test_an_empty_index_answers_too(empty: Engine, text: str) -> None:
    matches = match(empty, text)
    assert (empty.total, matches.total, matches.count(Filters())) == (0, 0, 0)
    for sort in Sort:
        assert matches.page(Filters(), sort, 0, 10).doc_ids.tolist() == []
        assert matches.listing(Filters(), sort).tolist() == []
    for keyword in (ORGANISATIONS, CODES):
        counts = matches.term_counts(keyword, Filters())
        assert (list(counts.held()), counts.missing) == ([], 0)
        assert matches.term_counts(keyword, NOWHERE).missing == 0
        assert list(empty.keyword(keyword).begun("")) == []
    assert not matches.month_counts(Filters()).counts.any()
    assert matches.day_counts(Filters()).days.tolist() == []
    assert empty.find("cau-a") is None
    assert list(empty.sample(5)) == []
    assert empty.find_titles(["cau"], [], 5) == []


def test_execution_stops_when_time_is_up(engine: Engine) -> None:
    set_deadline(-1)
    try:
        with pytest.raises(DeadlineError):
            match(engine, "cầu")
    finally:
        set_deadline(float("inf"))


def test_threads_share_an_engine(engine: Engine) -> None:
    found: list[list[str]] = []

    def ask() -> None:
        found.extend(shown(engine, match(engine, "cầu")) for _ in range(20))

    threads = [Thread(target=ask) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(found) == 80
    assert all(each == found[0] for each in found)
