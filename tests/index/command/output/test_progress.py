import json

import pytest

from index.command.output.progress import json_progress, terminal_progress
from index.report import Progress, Stage


def test_json_lines_come_once_a_second_and_with_each_stage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with json_progress() as show:
        for number in range(30):
            show(Progress(Stage.INDEXING, number, 5, 1, number / 30, 0.1 * number))
        show(Progress(Stage.SAVING, 30, 5, 1, 1.0, 3.0))
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(events) == 4
    assert events[-1] == {
        "event": "progress",
        "stage": "saving",
        "indexed": 30,
        "unchanged": 5,
        "rejected": 1,
        "share": 1.0,
        "seconds": 3.0,
    }


def test_the_seconds_of_another_run_begin_anew(capsys: pytest.CaptureFixture[str]) -> None:
    with json_progress() as show:
        for _ in range(2):
            show(Progress(Stage.INDEXING, 0, 0, 0, 0.0, 0.5))
            show(Progress(Stage.INDEXING, 0, 3, 0, 1.0, 1.5))
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["seconds"] for each in events] == [0.5, 1.5, 0.5, 1.5]


def test_the_live_line_tells_count_rate_and_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    with terminal_progress() as show:
        for number in range(0, 400, 4):
            seconds = 0.125 * (number / 4 + 1)
            show(Progress(Stage.INDEXING, number, 600, 2, number / 400, seconds))
    written = capsys.readouterr().err
    assert "Đang lập chỉ mục / Indexing: 996 bản tin, 80/s" in written
    assert "600 giữ nguyên, 2 bị từ chối" in written
    assert "0:00:" in written
