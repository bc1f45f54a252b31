"""Judged queries, and measures of how well an engine ranks the judged documents."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import ir_measures
from ir_measures import RR, R, nDCG

MEASURES = {"ndcg@10": nDCG @ 10, "mrr@10": RR @ 10, "r@1": R @ 1, "r@10": R @ 10}

Ranking = Mapping[str, Sequence[str]]
"""The ids of the documents found for each query's id, best first."""


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query, as written and without accents."""

    id: str
    text: str
    plain: str


def read_queries(path: Path) -> list[Query]:
    """Read queries from JSON Lines with `id`, `text` and `plain`."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [Query(each["id"], each["text"], each["plain"]) for each in records]


def read_judgements(path: Path) -> list[ir_measures.Qrel]:
    """Read judgements from tab-separated values with the columns query, document and grade."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [ir_measures.Qrel(row["query"], row["document"], int(row["grade"])) for row in rows]


def score(judgements: Sequence[ir_measures.Qrel], ranking: Ranking) -> dict[str, float]:
    """Return the mean of each measure over all judged queries; queries without results count 0."""
    run = [
        ir_measures.ScoredDoc(query, document, -float(rank))
        for query, documents in ranking.items()
        for rank, document in enumerate(documents)
    ]
    means = ir_measures.calc_aggregate(MEASURES.values(), judgements, run)
    return {name: round(float(means[measure]), 4) for name, measure in MEASURES.items()}
