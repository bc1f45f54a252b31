"""Threads that use a list for the first time at once get the same answers."""

import subprocess
import sys
from pathlib import Path

import pytest

from search.kernel import library
from search.kernel.library import NoKernel
from tests.search.engine.compiled import racing_threads
from tests.search.engine.engines import KERNEL

TIMES = 20


@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
def test_threads_at_once_are_told_the_same(tmp_path: Path) -> None:
    module, files = racing_threads.__name__, (str(library.PATH), str(tmp_path))
    command = [sys.executable, "-m", module, *files, str(TIMES)]
    done = subprocess.run(command, text=True, capture_output=True, timeout=600)
    assert done.returncode == 0, f"help: {done.stderr[-3000:]}"
    assert done.stdout == "0\n"
