import sys
from pathlib import Path
from subprocess import run

import pytest

COMMAND = [sys.executable, "-c", "from index.command import main; main()"]


@pytest.mark.parametrize(("level", "said"), [("info", True), ("warning", False)])
def test_the_log_tells_as_much_as_is_asked(
    source: Path, index_dir: Path, level: str, said: bool
) -> None:
    command = [*COMMAND, "reindex", str(source), "--index", str(index_dir), "--workers", "1"]
    told = run([*command, "--log-level", level], capture_output=True, text=True, check=True)
    assert ("INFO index.writing.update: saving" in told.stderr) is said
