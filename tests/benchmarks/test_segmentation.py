import json
from pathlib import Path

import pytest

from benchmarks.segmentation import BATCH, SegmentationFigures, main, measure, to_table


def test_every_item_is_segmented_by_both() -> None:
    figures = measure(["Công đoàn huyện giao ban quý IV."] * (BATCH + 1))
    assert figures.items == figures.identical_items == BATCH + 1
    assert figures.syllables_per_second > 0
    assert figures.pyvi_syllables_per_second > 0


def test_json_has_the_four_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = tmp_path / "documents.jsonl"
    record = {"title": "Chợ nổi", "published": "2020-07-13T07:57:00+07:00", "body": "Đông khách."}
    lines = [json.dumps({"id": f"t-{number}", **record}) for number in range(3)]
    documents.write_text("\n".join(lines), encoding="utf-8")
    main(["--documents", str(documents), "--limit", "2", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert (figures["items"], figures["identical_items"]) == (2, 2)
    assert set(figures) == set(SegmentationFigures.__slots__)


def test_the_table_compares_rates() -> None:
    table = to_table(SegmentationFigures(500, 499, 1_600_000, 100_000))
    assert "499 of 500 items identical" in table
    assert "| bantin    |     1,600,000 |       16.0 |" in table
