"""A short form of the long run over damaged pages."""

import json
from pathlib import Path

import pytest

from benchmarks.reading.mutated import main
from benchmarks.reading.mutation import mutated
from tests.index.reading.html.pages import article


def test_damaged_pages_are_read_or_refused_in_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "1.html").write_text(article(), "utf-8")
    main(["--pages", str(tmp_path), "--count", "300"])
    assert json.loads(capsys.readouterr().out)["read"] > 300


def test_the_same_seed_damages_in_the_same_way() -> None:
    pages = [article().encode()]
    assert list(mutated(pages, 20)) == list(mutated(pages, 20))
    assert list(mutated(pages, 20)) != list(mutated(pages, 20, seed=2))
