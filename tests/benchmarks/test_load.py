import json
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks import load
from benchmarks.load import DURING_REINDEX, main, to_json, to_table
from benchmarks.measuring.connections import LoadFigures
from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM


def figures(requests: int, p95_ms: float) -> LoadFigures:
    return LoadFigures(requests, 0, 10.0, 1.0, p95_ms, 9.0, 1000)


def test_ratios_are_those_of_requests_a_second_and_of_the_95th_percentile() -> None:
    told = to_json({"bantin": figures(1000, 4.0), "tantivy": figures(800, 6.0)})
    assert told["tantivy"]["per_second"] == 80.0
    assert told["tantivy"]["bantin_times"] == 1.25
    assert told["tantivy"]["p95_times"] == 1.5
    assert told["bantin"]["bantin_times"] == 1.0


def test_the_table_has_a_row_for_each() -> None:
    table = to_table({"bantin": figures(1000, 4.0), "sqlite": figures(500, 8.0)})
    assert [line.split("|")[1].strip() for line in table.splitlines()[2:]] == ["bantin", "sqlite"]


def test_real_sites_are_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "WARM_S", 0.1)
    monkeypatch.setattr(load, "AFTER_S", 0.1)
    source = tmp_path / "tin.jsonl"
    bulletins = [
        Bulletin(f"tin-{number}", f"Chợ nổi số {number}", datetime(2020, 1, 5, tzinfo=VIETNAM))
        for number in range(20)
    ]
    lines = [json.dumps(each.to_json(), ensure_ascii=False) for each in bulletins]
    source.write_text("\n".join(lines), "utf-8")
    options = ["--seconds", "0.3", "--workers", "1", "--connections", "2", "--peers", "sqlite"]
    main(["--documents", str(source), *options, "--reindex", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"bantin", DURING_REINDEX, "sqlite"}
    assert all(each["requests"] > 0 and each["errors"] == 0 for each in told.values())
