"""Whoosh's own searcher finds what a query means, also for long queries."""

from pathlib import Path

import pytest
from hypothesis import given

from index.codec.whoosh_api.index import open_index
from index.opening.schema import SCHEMA
from search.query.parser import parse
from tests.newsroom import BULLETINS
from tests.oracles.stock import StockExecutor
from tests.search.asking import queries
from tests.search.reference import answers


@pytest.fixture(scope="module")
def executor(newsroom: Path) -> StockExecutor:
    return StockExecutor(open_index(newsroom, SCHEMA).reader())


def found(executor: StockExecutor, text: str) -> list[str]:
    return [BULLETINS[number].id for number in executor.match(parse(text)).doc_ids]


@given(queries())
def test_a_query_finds_what_it_means(executor: StockExecutor, text: str) -> None:
    query = parse(text)
    assert found(executor, text) == [each.id for each in BULLETINS if answers(each, query)]


def test_what_matches_has_a_score(executor: StockExecutor) -> None:
    assert all(executor.match(parse("mat OR hoi")).scores > 0)


@pytest.mark.parametrize(
    "text", ['"' + "a " * 255, '"' + "mặt trận " * 56, "mặt " * 128, "a OR " * 100, "-a " * 170]
)
def test_long_queries_are_no_deep_ones(executor: StockExecutor, text: str) -> None:
    assert len(executor.match(parse(text)).doc_ids) <= len(BULLETINS)
