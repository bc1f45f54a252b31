import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

pytest.importorskip("ir_measures", reason="the dependency group benchmarks is not installed")

from benchmarks.measuring.judgement import Query, read_judgements
from benchmarks.relevance import (
    SPELLINGS,
    Bulletins,
    collect,
    main,
    measure_short,
    to_short_table,
    to_table,
)
from index.bulletin import Bulletin
from search.text.spelling import term
from search.vietnam_time import VIETNAM


def test_only_the_judged_collection_is_indexed_and_without_titles() -> None:
    day = datetime(2020, 7, 13, tzinfo=VIETNAM)
    bulletins = [Bulletin(id, "Chợ nổi", day, lead="Đông khách.") for id in ("bm-1", "vn-1")]
    (only,) = collect(bulletins)
    assert (only.id, only.lead) == ("bm-1", "Đông khách.")
    assert term(only.title) == ""


def test_a_query_is_asked_in_three_spellings() -> None:
    query = Query("q", "Chợ nổi đông khách", "Cho noi dong khach")
    assert {name: spell(query) for name, spell in SPELLINGS.items()} == {
        "text": "Chợ nổi đông khách",
        "plain": "Cho noi dong khach",
        "half": "Chợ noi đông khach",
    }


def test_the_table_has_a_line_for_each_spelling() -> None:
    measures = {"ndcg@10": 0.5, "mrr@10": 0.25, "r@1": 0.125, "r@10": 1.0}
    table = to_table(7, {"bantin": {"text": measures, "plain": measures}})
    assert "7 documents without titles" in table
    assert "| bantin | plain      |   0.500 |  0.250 | 0.125 | 1.000 |" in table


class _Ranking:
    """A ranker that knows the right answers."""

    def __init__(self, found: dict[str, Sequence[str]]) -> None:
        self._found = found

    def rank(self, text: str) -> Sequence[str]:
        return self._found[text]

    def close(self) -> None:
        pass


def test_short_queries_are_measured_by_class(tmp_path: Path) -> None:
    qrels = tmp_path / "qrels.tsv"
    qrels.write_text(
        "query\tdocument\tgrade\np\td1\t3\np\td2\t1\nt\td1\t1\nt\td3\t2\n", encoding="utf-8"
    )
    queries = [Query("p", "lý văn mây", kind="person"), Query("t", "chợ nổi", kind="topic")]
    ranker = _Ranking({"lý văn mây": ["d1", "d2"], "chợ nổi": ["d1", "d3"]})
    scores = measure_short(ranker, queries, read_judgements(qrels))
    assert scores["classes"] == {
        "person": {"ndcg@10": 1.0, "p@5": 0.2, "mrr": 1.0},
        "topic": {"ndcg@10": 0.8597, "p@5": 0.2, "mrr": 0.5},
    }
    assert scores["all"] == {"ndcg@10": 0.9299, "p@5": 0.2, "mrr": 0.75}
    assert "| bantin | topic  |   0.860 | 0.200 | 0.500 |" in to_short_table({"bantin": scores})


def test_bulletins_of_several_files_are_read_each_time(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.jsonl", "b.jsonl")]
    for path in paths:
        record = {"id": path.stem, "title": "Chợ nổi", "published": "2020-07-13T07:30:00+07:00"}
        path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    bulletins = Bulletins(paths)
    assert [each.id for each in bulletins] == [each.id for each in bulletins] == ["a", "b"]


def test_an_index_is_built_once_and_then_asked_without_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents, queries, qrels = (tmp_path / name for name in ("d.jsonl", "q.jsonl", "q.tsv"))
    record = {"id": "d1", "title": "Chợ nổi", "published": "2020-07-13T07:30:00+07:00"}
    documents.write_text(json.dumps(record) + "\n", encoding="utf-8")
    asked = {"query": "p", "text": "chợ nổi", "class": "place"}
    queries.write_text(json.dumps(asked) + "\n", encoding="utf-8")
    qrels.write_text("query\tdocument\tgrade\np\td1\t3\n", encoding="utf-8")
    index = tmp_path / "var"
    options = ["--queries", str(queries), "--qrels", str(qrels), "--indexes", f"bantin={index}"]
    main([*options, "--documents", str(documents), "--json"])
    first = json.loads(capsys.readouterr().out)
    documents.unlink()
    main([*options, "--json"])
    assert first == json.loads(capsys.readouterr().out)
    assert first["bantin"]["all"] == {"ndcg@10": 1.0, "p@5": 0.2, "mrr": 1.0}


@pytest.mark.parametrize(
    ("indexes", "told"),
    [
        (["bantin=nowhere"], "--documents are missing"),
        (["elsewhere=var"], "elsewhere=var: ENGINE=FOLDER"),
        (["var"], "var: ENGINE=FOLDER"),
    ],
)
def test_what_cannot_be_asked_is_told(
    indexes: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--queries", "q.jsonl", "--qrels", "q.tsv", "--indexes", *indexes])
    assert told in capsys.readouterr().err
