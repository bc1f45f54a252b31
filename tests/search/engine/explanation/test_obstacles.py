"""A document that is not found is explained by the clauses that it fails."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from search.engine.explained import Obstacle, StepName
from search.engine.explanation.obstacles import find_obstacles
from search.engine.index_reader import IndexReader
from search.query.parser import parse
from tests.search.indexing import index, tell

TITLES = ("cầu treo mới", "chợ phiên", "cầu làng")


@pytest.fixture(params=[1, 3], ids=["1 segment", "3 segments"])
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> IndexReader:
    if request.param == 1:
        return index(tmp_path, tell(TITLES))
    return index(tmp_path, *(tell([each], first=number) for number, each in enumerate(TITLES)))


@pytest.mark.parametrize(
    ("text", "doc_id", "obstacles"),
    [
        ("cầu", 0, []),
        ("cầu", 1, [Obstacle(StepName.INTERSECTION, "cầu")]),
        ("CẦU treo", 2, [Obstacle(StepName.INTERSECTION, "treo")]),
        ('"treo cầu"', 0, [Obstacle(StepName.INTERSECTION, '"treo cầu"')]),
        ("chợ OR hội", 2, [Obstacle(StepName.INTERSECTION, "chợ OR hội")]),
        ("chợ OR hội", 1, []),
        ("lan*", 1, [Obstacle(StepName.INTERSECTION, "lan*")]),
        ("cầu -treo", 0, [Obstacle(StepName.EXCLUSION, "treo")]),
        ("cầu -treo", 2, []),
        (
            "chợ -mới -treo phiên",
            0,
            [
                Obstacle(StepName.INTERSECTION, "chợ"),
                Obstacle(StepName.INTERSECTION, "phiên"),
                Obstacle(StepName.EXCLUSION, "mới"),
                Obstacle(StepName.EXCLUSION, "treo"),
            ],
        ),
        ("?!", 0, [Obstacle(StepName.READING, "?!")]),
        ("", 0, []),
    ],
)
def test_each_failed_clause_is_told(
    reader: IndexReader, text: str, doc_id: int, obstacles: Sequence[Obstacle]
) -> None:
    assert list(find_obstacles(parse(text), reader, doc_id)) == obstacles
