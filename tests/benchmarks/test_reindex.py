"""The benchmark of reindexing measures a whole run, its stages and the stock pipeline."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.measuring.run_figures import RunFigures
from benchmarks.reindex import ReindexFigures, main

RUN = RunFigures(
    items=3000,
    text_bytes=9_000_000,
    index_bytes=9_900_000,
    peak_bytes=400_000_000,
    processor_seconds=5.5,
    seconds=3.0,
    phases={"starting": 1.0, "indexing": 2.0},
)


def test_rates_and_growth() -> None:
    fewer = replace(RUN, items=300, seconds=0.25)
    figures = ReindexFigures(RUN, {"terms": 0.5}, fewer, 20.0)
    assert figures.growth == 1.2
    assert figures.to_json()["items_per_second"] == 1000.0
    table = figures.to_table()
    assert "| times the stock pipeline         |     50.0 |" in table
    assert "| time an item, beside 300 items   |     1.20 |" in table
    assert "| terms |                0.500 |" in table


def test_what_was_not_asked_for_is_null() -> None:
    figures = ReindexFigures(RUN, {}).to_json()
    assert figures["stock_items_per_second"] is None
    assert figures["growth"] is None


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_run_is_measured_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = tmp_path / "documents.jsonl"
    record = {"published": "2020-07-13T07:57:00+07:00", "body": "Chợ đông khách từ sớm."}
    lines = [json.dumps({"id": f"t-{n}", "title": f"Chợ phiên {n}", **record}) for n in range(30)]
    documents.write_text("\n".join(lines), encoding="utf-8")
    main(["--documents", str(documents), "--limit", "20", "--stock", "30", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert figures["items"] == 20
    assert figures["items_per_second"] > 0 and figures["stock_items_per_second"] > 0
    assert figures["peak_bytes"] > 10_000_000
    assert figures["index_bytes"] > 1000
    assert list(figures["stages"]) == [
        *("reading", "terms", "organisations", "documents"),
        *("packing", "inverting", "merging"),
    ]
