import json
from pathlib import Path

import pytest

pytest.importorskip("ir_measures", reason="the dependency group benchmarks is not installed")

from benchmarks.measuring.judgement import Query, read_judgements, read_queries, score


@pytest.fixture
def qrels(tmp_path: Path) -> Path:
    path = tmp_path / "qrels.tsv"
    path.write_text("query\tdocument\tgrade\nq1\td1\t1\nq2\td2\t1\n", encoding="utf-8")
    return path


def test_queries_are_read(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    record = {"id": "q1", "text": "Chợ nổi", "plain": "Cho noi", "other": True}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert read_queries(path) == [Query("q1", "Chợ nổi", "Cho noi")]


def test_short_queries_have_a_class(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    record = {"query": "t1", "text": "chợ nổi", "class": "topic", "intent": "Chợ."}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert read_queries(path) == [Query("t1", "chợ nổi", kind="topic")]


def test_a_first_and_a_second_place(qrels: Path) -> None:
    scores = score(read_judgements(qrels), {"q1": ["d1", "d9"], "q2": ["d9", "d2"]})
    assert scores == {"ndcg@10": 0.8155, "mrr@10": 0.75, "r@1": 0.5, "r@10": 1.0}


def test_a_query_that_found_nothing_counts_as_nothing(qrels: Path) -> None:
    scores = score(read_judgements(qrels), {"q1": ["d1"], "q2": []})
    assert scores == {"ndcg@10": 0.5, "mrr@10": 0.5, "r@1": 0.5, "r@10": 0.5}
