"""Every engine tells why a document was found, and what keeps it out."""

from dataclasses import replace
from datetime import date

import pytest

from search.engine.contract import Engine
from search.engine.explained import ClauseKind, Obstacle, StepName
from search.engine.stopwatch import UNTIMED, Stopwatch
from search.query.clause import Recency
from search.query.parser import parse
from search.request import Filters, Sort
from tests.search.engine.contract.asking import match, number
from tests.search.engine.engines import scores_by_id


def test_the_fields_that_matched_are_told(engine: Engine) -> None:
    bridges = match(engine, "cầu")
    doc_ids = bridges.listing(Filters(), Sort.NEWEST)
    fields = {
        engine.record(doc_id)["bulletin"]["id"]: list(names)
        for doc_id, names in bridges.matched_fields(doc_ids).items()
    }
    assert fields == {
        "cau-a": ["title"],
        "cau-b": ["title"],
        "cho": ["body"],
        "hop": ["body"],
    }


def test_clauses_are_explained(engine: Engine) -> None:
    bridge, other = match(engine, "cầu -treo").explain_clauses()
    assert (bridge.typed, bridge.kind, bridge.excluded) == ("cầu", ClauseKind.TERM, False)
    assert (other.typed, other.excluded) == ("treo", True)
    assert (bridge.documents, other.documents) == (4, 2)


def test_the_parts_of_a_score_add_up_to_it(engine: Engine) -> None:
    newest = replace(parse("cầu"), recency=Recency(2.0, 7.0))
    for query in (newest, *map(parse, ("cầu", "cầu treo", "mật OR treo", ""))):
        matches = engine.match(query)
        scores = scores_by_id(engine, matches)
        for id, score in scores.items():
            explained = matches.explain_score(number(engine, id))
            parts = [each.contribution for each in explained.terms]
            parts += [each.contribution for each in explained.pairs]
            assert explained.score == pytest.approx(score, rel=1e-12)
            assert sum(parts) * explained.newness == pytest.approx(score, rel=1e-12)


def test_what_keeps_a_document_out_is_told(engine: Engine) -> None:
    filters = Filters(date(2021, 1, 1), None, ("so-may",))
    matches = match(engine, "cầu -treo")
    assert matches.obstacles(number(engine, "hop"), filters) == []
    assert list(matches.obstacles(number(engine, "cau-a"), filters)) == [
        Obstacle(StepName.EXCLUSION, "treo"),
        Obstacle(StepName.DAYS),
        Obstacle(StepName.ORGANISATIONS),
    ]
    assert list(matches.obstacles(number(engine, "mat"), Filters())) == [
        Obstacle(StepName.INTERSECTION, "cầu")
    ]


def test_steps_are_timed_by_who_asks(engine: Engine) -> None:
    watch = Stopwatch(engine.total)
    matches = engine.match(parse("cầu"), watch)
    assert matches.watch is watch
    assert watch.steps and watch.steps[-1].left == matches.total
    assert match(engine, "cầu").watch is UNTIMED
