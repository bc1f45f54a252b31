"""Judged queries, and measures of how well an engine ranks the judged documents."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ir_measures
from ir_measures import RR, P, R, nDCG

MEASURES = {"ndcg@10": nDCG @ 10, "mrr@10": RR @ 10, "r@1": R @ 1, "r@10": R @ 10}

ANSWERS = 2
"""The least grade of a document that answers a short query; grade 1 only mentions it."""

SHORT_MEASURES = {"ndcg@10": nDCG @ 10, "p@5": P(rel=ANSWERS) @ 5, "mrr": RR(rel=ANSWERS)}
"""Measures for grades from 0 to 3; a grade is the gain of nDCG."""

Ranking = Mapping[str, Sequence[str]]
"""The ids of the documents found for each query's id, best first."""


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query: a headline, also without accents, or a short query of some kind."""

    id: str
    text: str
    plain: str = ""
    kind: str = ""


def read_queries(path: Path) -> list[Query]:
    """Read queries from JSON Lines.

    Headlines have `id`, `text` and `plain`; short queries have `query` (an id), `text` and `class`.
    """
    with path.open(encoding="utf-8") as lines:
        return [_query(json.loads(line)) for line in lines]


def read_judgements(path: Path) -> list[ir_measures.Qrel]:
    """Read judgements from tab-separated values with the columns query, document and grade."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [ir_measures.Qrel(row["query"], row["document"], int(row["grade"])) for row in rows]


def score(
    judgements: Sequence[ir_measures.Qrel],
    ranking: Ranking,
    measures: Mapping[str, Any] = MEASURES,
) -> dict[str, float]:
    """Return the mean of each measure over all judged queries; queries without results count 0."""
    run = [
        ir_measures.ScoredDoc(query, document, -float(rank))
        for query, documents in ranking.items()
        for rank, document in enumerate(documents)
    ]
    means = ir_measures.calc_aggregate(measures.values(), judgements, run)
    return {name: round(float(means[measure]), 4) for name, measure in measures.items()}


def _query(record: Mapping[str, str]) -> Query:
    if "class" in record:
        return Query(record["query"], record["text"], kind=record["class"])
    return Query(record["id"], record["text"], record["plain"])
