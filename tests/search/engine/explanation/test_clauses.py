"""An explanation tells what the clauses of a query stand for in the newsroom."""

import pytest

from search.engine.explained import ClauseKind, ExplainedClause, ExplainedPlainTerm
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.searcher import Searcher


def clauses(searcher: Searcher, text: str) -> list[ExplainedClause]:
    return list(searcher.explain(SearchRequest(text, marks=AccentMatching.COMPATIBLE)).clauses)


def told(unit: ExplainedPlainTerm) -> str:
    """Return a unit as one line: its text as typed, plain term, count, and variants."""
    variants = " ".join(f"{each.term}:{each.documents}" for each in unit.variants)
    return f"{unit.typed} = {unit.plain}:{unit.documents} {variants}".rstrip()


@pytest.mark.parametrize(
    ("text", "kind", "documents", "units"),
    [
        ("mat", ClauseKind.TERM, 4, ["mat = mat:4 mặt:3 mát:1 mất:1 mật:1"]),
        ("MẶT", ClauseKind.TERM, 3, ["MẶT = mat:3 mặt:3"]),
        ("mât", ClauseKind.TERM, 2, ["mât = mat:2 mất:1 mật:1"]),
        ("kĩ", ClauseKind.TERM, 1, ["kĩ = ky:1 kỹ:1"]),
        ("covid", ClauseKind.TERM, 0, ["covid = covid:0"]),
        ("dường", ClauseKind.TERM, 0, ["dường = duong:0"]),
        (
            "ngày 10 tháng 7 năm 2020",
            ClauseKind.TERM,
            1,
            ["ngày 10 tháng 7 năm 2020 = 2020-07-10:1 2020-07-10:1"],
        ),
        (
            '"mat tran"',
            ClauseKind.PHRASE,
            1,
            ["mat = mat:4 mặt:3 mát:1 mất:1 mật:1", "tran = tran:2 trận:2"],
        ),
        ('"mặt covid"', ClauseKind.PHRASE, 0, ["mặt = mat:3 mặt:3", "covid = covid:0"]),
        ("biê*", ClauseKind.PREFIX, 2, ["bien = bien:1 biên:1", "bieu = bieu:1 biểu:1"]),
        ("45-NQ*", ClauseKind.PREFIX, 1, ["45-nq/tu = 45-nq/tu:1 45-nq/tu:1"]),
        ("zz*", ClauseKind.PREFIX, 0, []),
    ],
)
def test_a_clause_tells_its_terms(
    searcher: Searcher, text: str, kind: ClauseKind, documents: int, units: list[str]
) -> None:
    (clause,) = clauses(searcher, text)
    assert (clause.typed, clause.kind, clause.documents) == (text, kind, documents)
    assert [told(each) for each in clause.units] == units
    assert not clause.excluded and clause.microseconds > 0


def test_alternatives_are_told_one_by_one(searcher: Searcher) -> None:
    (clause,) = clauses(searcher, '"nông dân" OR xã | huy*')
    assert (clause.kind, clause.typed) == (ClauseKind.EITHER, '"nông dân" OR xã OR huy*')
    assert (clause.documents, clause.units) == (6, ())
    assert [(each.typed, each.documents) for each in clause.alternatives] == [
        ('"nông dân"', 2),
        ("xã", 2),
        ("huy*", 4),
    ]
    assert clause.microseconds >= sum(each.microseconds for each in clause.alternatives)


def test_excluded_clauses_come_last(searcher: Searcher) -> None:
    told = [(each.typed, each.excluded) for each in clauses(searcher, "-tran mat -covid-19")]
    assert told == [("mat", False), ("tran", True), ('"covid-19"', True)]
