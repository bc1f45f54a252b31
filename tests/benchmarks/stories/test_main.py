from json import dumps, loads
from pathlib import Path
from random import Random

import pytest

from benchmarks.stories.__main__ import main

WORDS = (
    *("cầu", "chợ", "rừng", "suối", "nương", "ong", "mật", "đường", "trường"),
    *("lớp", "bản", "làng", "đò", "thôn", "xã", "huyện", "tỉnh"),
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    random = Random(1)
    lines = []
    for number in range(20):
        body = [" ".join(random.choices(WORDS, k=60)).capitalize() + "." for _ in range(5)]
        title = " ".join(random.choices(WORDS, k=6))
        record = {"id": f"b{number}", "title": title, "published": "2021-03-08", "body": body}
        lines.append(dumps(record))
    path = tmp_path / "tin.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_everything_is_measured(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--documents", str(documents), "--json"])
    values = loads(capsys.readouterr().out)
    assert values["recall"] == values["precision"] == 1.0
    assert values["pairs"]["made"] >= 2
    assert values["cost"]["indexing"] > 0 < values["cost"]["grouping"]
    assert sum(each["missed"] for each in values["kinds"].values()) == 0
    main(["--documents", str(documents)])
    assert "precision" in capsys.readouterr().out
