"""Every engine orders what it matched in the same way."""

from dataclasses import replace

import pytest

from search.engine.contract import Engine
from search.query.clause import Recency
from search.query.parser import parse
from search.request import Filters, Sort
from tests.search.engine.contract.asking import match, shown
from tests.search.engine.contract.bulletins import NOWHERE
from tests.search.engine.engines import scores_by_id


def test_time_orders_documents_and_ids_break_ties(engine: Engine) -> None:
    everything = match(engine, "")
    assert shown(engine, everything, Sort.NEWEST) == ["mat", "hop", "cho", "cau-a", "cau-b"]
    assert shown(engine, everything, Sort.OLDEST) == ["cau-a", "cau-b", "cho", "hop", "mat"]
    assert shown(engine, everything) == shown(engine, everything, Sort.NEWEST)


def test_scores_order_documents_and_time_breaks_ties(engine: Engine) -> None:
    bridges = match(engine, "cầu")
    scores = scores_by_id(engine, bridges)
    assert scores["cau-a"] == scores["cau-b"] > scores["hop"] > 0 < scores["cho"]
    newest = shown(engine, bridges, Sort.NEWEST)
    ordered = sorted(newest, key=lambda id: -scores[id])
    assert shown(engine, bridges) == ordered


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", ["", "cầu OR mat"])
def test_pages_follow_each_other(engine: Engine, sort: Sort, text: str) -> None:
    matches = match(engine, text)
    whole = matches.listing(Filters(), sort).tolist()
    assert len(whole) == matches.total
    for size in (1, 2, 3, 99):
        pages = [matches.page(Filters(), sort, at, at + size) for at in range(0, 6, size)]
        assert [each for page in pages for each in page.doc_ids.tolist()] == whole
        assert all(len(page.doc_ids) == len(page.scores) for page in pages)
        assert matches.listing(Filters(), sort, size).tolist() == whole[:size]
    assert matches.page(Filters(), sort, 99, 109).doc_ids.tolist() == []
    assert matches.page(Filters(), sort, 0, 0).doc_ids.tolist() == []
    assert matches.listing(Filters(), sort, 0).tolist() == []


def test_scores_do_not_depend_on_the_sort_or_on_filters(engine: Engine) -> None:
    bridges = match(engine, "cầu treo OR họp")
    scores = scores_by_id(engine, bridges)
    for filters in (Filters(), Filters(organisations=("so-may",)), NOWHERE):
        for sort in Sort:
            page = bridges.page(filters, sort, 0, 99)
            for doc_id, score in zip(page.doc_ids.tolist(), page.scores.tolist(), strict=True):
                assert score == scores[engine.record(doc_id)["bulletin"]["id"]]


def test_what_is_new_comes_first_if_that_is_asked_for(engine: Engine) -> None:
    plain, newest = parse("cầu"), replace(parse("cầu"), recency=Recency(9.0, 0.5))
    before, after = (scores_by_id(engine, engine.match(each)) for each in (plain, newest))
    ages = {"cau-a": 83, "cau-b": 83, "cho": 82, "hop": 81}
    for id, age in ages.items():
        assert after[id] == pytest.approx(before[id] * (1 + 9 * 0.5 ** (age / 0.5)), rel=1e-12)
    old = replace(parse("mat"), recency=Recency(9.0, 30.0))
    assert shown(engine, engine.match(old))[0] == "mat"
