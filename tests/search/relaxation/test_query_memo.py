"""Equal queries of an answer are executed once, each query under its own stopwatch."""

from dataclasses import replace
from pathlib import Path

import pytest

from search.engine.array_engine import ArrayEngine
from search.engine.matched_docs import MatchedDocs
from search.engine.stopwatch import UNTIMED, Stopwatch, Watch
from search.query.clause import Query, ScoringClauses
from search.query.parser import parse
from search.relaxation.query_memo import QueryMemo
from tests.search.indexing import index, tell


class NotingEngine(ArrayEngine):
    """Records each execution: the query and its stopwatch."""

    def match(self, query: Query, watch: Watch = UNTIMED) -> MatchedDocs:
        self.noted = [*getattr(self, "noted", ()), (query, watch)]
        return super().match(query, watch)


@pytest.fixture
def engine(tmp_path: Path) -> NotingEngine:
    return NotingEngine(index(tmp_path, tell(["cầu treo", "cầu mới", "chợ"])))


def test_equal_queries_are_executed_once(engine: NotingEngine) -> None:
    memo = QueryMemo(engine)
    first = memo.match(parse("cầu"))
    assert memo.match(parse("cầu")) is first
    assert (first.total, memo.match(parse("chợ")).total) == (2, 1)
    assert [query for query, _ in engine.noted] == [parse("cầu"), parse("chợ")]


def test_another_memo_knows_nothing_of_it(engine: NotingEngine) -> None:
    assert QueryMemo(engine).match(parse("cầu")) is not QueryMemo(engine).match(parse("cầu"))
    assert len(engine.noted) == 2


def test_queries_that_rank_otherwise_are_not_equal(engine: NotingEngine) -> None:
    memo = QueryMemo(engine)
    memo.match(parse("cầu treo"))
    memo.match(parse("cầu -treo"))
    memo.match(parse("treo cầu"))
    assert len(engine.noted) == 3


def test_each_execution_is_timed_apart(engine: NotingEngine) -> None:
    memo = QueryMemo(engine, lambda: Stopwatch(engine.total))
    bridge, market = memo.match(parse("cầu")), memo.match(parse("chợ"))
    assert bridge.watch is not market.watch
    assert [watch for _, watch in engine.noted] == [bridge.watch, market.watch]
    assert isinstance(market.watch, Stopwatch)
    assert market.watch.steps[-1].left == 1


def test_unless_told_nothing_is_timed(engine: NotingEngine) -> None:
    assert QueryMemo(engine).match(parse("cầu")).watch is UNTIMED


def test_idfs_are_those_of_the_engine(engine: NotingEngine) -> None:
    clauses = parse("cầu chợ không").required
    bridge, market, nowhere = QueryMemo(engine).idfs(clauses)
    assert 0 == nowhere < bridge < market
    assert (bridge, market, nowhere) == tuple(engine.terms.idfs(clauses))


def test_a_clause_that_a_query_asked_for_is_counted_by_it(engine: NotingEngine) -> None:
    memo = QueryMemo(engine)
    ranked = replace(parse("cầu"), ranked_by=(ScoringClauses(parse("treo").required, 2.0),))
    assert memo.match(ranked).total == memo.count(ranked.required[0]) == 2
    assert memo.count(parse("treo").required[0]) == 1
    assert memo.match(parse("cầu -treo")).total == 1
    assert memo.count(ranked.required[0]) == 2
    assert len(engine.noted) == 3
