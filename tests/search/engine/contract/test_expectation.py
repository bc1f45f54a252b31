"""Engines may be told what will be asked for; no answer changes by it."""

import pytest

from search.engine.contract import Engine
from search.field import ORGANISATIONS
from search.query.clause import Query
from search.query.parser import parse
from search.request import Filters, Sort
from tests.search.engine.contract.bulletins import EVERYTHING, LIVING
from tests.search.engine.engines import ids_of


def test_what_is_expected_changes_no_answer(engine: Engine) -> None:
    queries = [parse(each) for each in ("cầu", "cầu treo", '"cầu treo"', "cầu -treo", "không có")]
    engine.expect(lambda: [*queries, EVERYTHING, Query("?!")])
    found = [len(ids_of(engine, engine.match(each))) for each in queries]
    assert [engine.match(each).total for each in queries] == found == [4, 2, 2, 2, 0]
    assert engine.match(EVERYTHING).total == len(LIVING)
    assert engine.match(Query("?!")).total == 0


@pytest.mark.parametrize(
    "text", ["cầu", "cầu treo", '"cầu treo"', "cầu OR chợ", "không OR có", "c*"]
)
@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.NEWEST])
@pytest.mark.parametrize("filters", [Filters(), Filters(organisations=("ban-gio",))])
def test_an_expected_page_is_the_page(
    engine: Engine, text: str, sort: Sort, filters: Filters
) -> None:
    expected, asked = engine.match(parse(text)), engine.match(parse(text))
    expected.expect_page(filters, sort, 0, 3)
    assert expected.total == asked.total
    page, other = (each.page(filters, sort, 0, 3) for each in (expected, asked))
    assert page.doc_ids.tolist() == other.doc_ids.tolist()
    assert page.scores.tolist() == pytest.approx(other.scores.tolist())
    counts = [each.term_counts(ORGANISATIONS, filters) for each in (expected, asked)]
    assert dict(counts[0].held()) == dict(counts[1].held())


def test_what_is_expected_after_another_query_changes_no_answer(engine: Engine) -> None:
    queries = [parse("cầu treo"), parse("cầu -treo")]
    for after in ('"cầu treo"', '"treo cầu"', "cầu", "không có"):
        engine.expect(lambda: queries, after=parse(after))
        found = [engine.match(each).total for each in (*queries, parse(after))]
        assert found == [
            len(ids_of(engine, engine.match(each))) for each in (*queries, parse(after))
        ]
