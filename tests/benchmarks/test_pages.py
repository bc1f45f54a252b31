"""The benchmark of first answers runs over a few bulletins."""

import json
from pathlib import Path

import pytest

from benchmarks import pages
from benchmarks.engine.bantin import build
from tests.newsroom import BULLETINS


def test_first_answers_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(BULLETINS, tmp_path)
    pages.main(["--index", str(tmp_path), "--queries", "12", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == len(BULLETINS)
    assert told["queries"] > 5
    assert 0 < told["median_ms"] <= told["p95_ms"]
