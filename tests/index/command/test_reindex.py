import json
import os
import signal
import sys
from datetime import date, timedelta
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from index.command.ending import Ending
from index.opening.generation import open_current
from index.opening.index_folder import current_path
from index.problem import Fault
from index.writing.lock import locked
from tests.index.command.conftest import Bantin


def events(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_off_a_terminal_events_are_json_lines(bantin: Bantin, source: Path) -> None:
    result = bantin("reindex", source, "--workers", "1")
    assert result.exit_code == Ending.DONE
    *progress, done = events(result.stdout)
    assert {each["event"] for each in progress} == {"progress"}
    assert done["event"] == "done"
    assert (done["indexed"], done["rejected"]) == (3, 0)
    assert (done["is_new"], done["added"], done["unchanged"]) == (True, 3, 0)


def test_what_is_unchanged_is_not_written(bantin: Bantin, source: Path) -> None:
    first = events(bantin("reindex", source).stdout)[-1]
    again = events(bantin("reindex", source).stdout)[-1]
    assert (again["is_new"], again["unchanged"]) == (False, 3)
    assert again["generation"] == first["generation"]
    assert events(bantin("reindex", source, "--full").stdout)[-1]["is_new"]


def test_a_dry_run_names_what_would_be_done(
    bantin: Bantin, source: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = current_path(built)
    lines = source.read_text("utf-8").splitlines(keepends=True)
    source.write_text("".join(lines[1:]), "utf-8")
    plan = json.loads(bantin("reindex", source, "--dry-run").stdout)
    assert plan == {
        "event": "plan",
        "added": [],
        "changed": [],
        "removed": ["cau-moi"],
        "unchanged": 2,
    }
    monkeypatch.setattr("index.command.writing.is_terminal", lambda: True)
    said = bantin("reindex", source, "--dry-run", "--full").stdout
    assert "  + giao-ban" in said
    assert "Would do: 2 new" in said
    assert current_path(built) == old


def test_a_source_that_is_gone_leaves_the_old_index(
    bantin: Bantin, source: Path, built: Path
) -> None:
    old = current_path(built)
    source.unlink()
    assert bantin("reindex", source).exit_code == Ending.USAGE
    assert current_path(built) == old


def test_a_failed_check_is_named(
    bantin: Bantin, source: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = current_path(built)
    fault = Fault("titles", "không tìm thấy", "not found")
    monkeypatch.setattr("index.writing.writing_store.check_new", lambda *_: [fault])
    result = bantin("reindex", source, "--full")
    assert result.exit_code == Ending.INDEX_UNUSABLE
    assert "không tìm thấy" in result.stderr
    assert current_path(built) == old


def test_rejected_line_is_named_and_sets_the_status(bantin: Bantin, broken_source: Path) -> None:
    result = bantin("reindex", broken_source, "--workers", "1")
    assert result.exit_code == Ending.SOME_REJECTED
    problem = next(each for each in events(result.stdout) if each["event"] == "problem")
    assert (problem["path"], problem["line"]) == (str(broken_source), 4)
    assert problem["severity"] == "error"
    assert problem["reason"]


def test_on_a_terminal_people_read_a_summary(
    bantin: Bantin, broken_source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.command.writing.is_terminal", lambda: True)
    result = bantin("reindex", broken_source, "--workers", "1")
    assert result.exit_code == Ending.SOME_REJECTED
    assert f"{broken_source}:4: " in result.stdout
    assert "Xong: 3 bản tin" in result.stdout
    assert "1 rejected" in result.stdout


def test_source_without_a_bulletin_says_why(bantin: Bantin, source: Path, index_dir: Path) -> None:
    source.write_text("{}\n", "utf-8")
    result = bantin("reindex", source, "--workers", "1")
    assert result.exit_code == Ending.INDEX_UNUSABLE
    assert '"line": 1' in result.stdout
    assert "Chỉ mục mới sẽ không có bản tin nào" in result.stderr
    assert not (index_dir / "current").exists()


def test_second_run_is_told_to_wait(bantin: Bantin, source: Path, index_dir: Path) -> None:
    index_dir.mkdir()
    with locked(index_dir):
        result = bantin("reindex", source)
    assert result.exit_code == Ending.LOCKED
    assert "đang được ghi bởi" in result.stderr
    assert f"pid {os.getpid()}" in result.stderr


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_run_ended_by_a_signal_leaves_the_old_index(
    bantin: Bantin, source: Path, built: Path, tmp_path: Path, ending: signal.Signals
) -> None:
    old = current_path(built)
    many = tmp_path / "nhieu.jsonl"
    with many.open("w", encoding="utf-8") as file:
        for number in range(5_000):
            day = date(2015, 1, 1) + timedelta(number % 3000)
            record = {"id": str(number), "title": f"Tin {number}", "published": f"{day}T08:00"}
            file.write(json.dumps(record) + "\n")
    command = [sys.executable, "-c", "from index.command import main; main()"]
    with Popen(
        [*command, "reindex", many, "--index", built], stdout=PIPE, stderr=PIPE, text=True
    ) as run:
        assert run.stdout is not None
        assert json.loads(run.stdout.readline())["event"] == "progress"
        run.send_signal(ending)
        _, said = run.communicate(timeout=60)
    if ending is signal.SIGINT:
        assert run.returncode == Ending.INTERRUPTED
        assert said.split("\n") == ["", "Đã dừng theo yêu cầu. / Stopped as asked.", ""]
        assert list((built / "generations").iterdir()) == [old]
    assert current_path(built) == old
    open_current(built)
    assert bantin("reindex", source, "--workers", "1").exit_code == Ending.DONE


def test_the_home_is_named_and_shown(bantin: Bantin, source: Path) -> None:
    assert bantin("reindex", source, "--home", "tỉnh Tuyên Quang").exit_code == Ending.DONE
    assert "tỉnh Tuyên Quang" in bantin("status").stdout
    assert json.loads(bantin("status", "--json").stdout)["home"] == "tỉnh Tuyên Quang"
    assert bantin("reindex", source, "--home", "").exit_code == Ending.DONE
    assert "Home" not in bantin("status").stdout


def test_a_home_that_is_no_province_is_refused(bantin: Bantin, source: Path) -> None:
    result = bantin("reindex", source, "--home", "Lâm Giang")
    assert result.exit_code == Ending.USAGE
    assert "“Lâm Giang” is no known province" in result.stderr


def test_files_of_other_kinds_are_counted(bantin: Bantin, source: Path) -> None:
    for name in ("a.pdf", "b.docx", "c.docx"):
        (source.parent / name).write_bytes(b"x")
    done = events(bantin("reindex", source.parent).stdout)[-1]
    assert done["passed_over"] == {".docx": 2, ".pdf": 1}
