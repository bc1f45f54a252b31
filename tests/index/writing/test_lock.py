import os
import signal
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from index.errors import LockedError
from index.writing.lock import holder, locked

HOLD = """
import sys
from pathlib import Path
from index.writing.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(LockedError) as refused, locked(tmp_path):
        pass
    assert f"pid {os.getpid()}" in refused.value.holder
    assert refused.value.since is not None


def test_lock_is_free_after_the_block(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert holder(tmp_path) is not None
    assert holder(tmp_path) is None
    with locked(tmp_path):
        pass


def test_nobody_holds_the_lock_of_a_folder_never_written_to(tmp_path: Path) -> None:
    assert holder(tmp_path) is None


def test_lock_of_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    with Popen([sys.executable, "-c", HOLD, tmp_path], stdin=PIPE, stdout=PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(LockedError, match=f"pid {process.pid}"), locked(tmp_path):
            pass
        process.send_signal(signal.SIGKILL)
    with locked(tmp_path):
        now = holder(tmp_path)
    assert now is not None
    assert now.pid == os.getpid()


def test_a_full_disk_keeps_nobody_from_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.writing.lock.json.dumps", fail)
    with locked(tmp_path):
        with pytest.raises(LockedError) as refused, locked(tmp_path):
            pass
        assert (refused.value.holder, refused.value.since) == ("", None)
