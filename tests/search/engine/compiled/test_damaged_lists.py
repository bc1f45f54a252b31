"""Damaged segments end in answers or errors, never in a crash; CONTRIBUTING.md has the long run."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from search.kernel import library
from search.kernel.library import NoKernel
from tests.search.engine.compiled import damaged_lists
from tests.search.engine.engines import KERNEL

LONG = settings().max_examples > 1000
COUNT = 500 if LONG else 60


@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
def test_a_damaged_segment_never_ends_the_process(tmp_path: Path) -> None:
    module = damaged_lists.__name__
    command = [sys.executable, "-m", module, str(library.PATH), str(tmp_path), str(COUNT), "1"]
    done = subprocess.run(command, text=True, capture_output=True, timeout=1800)
    assert done.returncode == 0, f"help: {done.stderr[-3000:]}"
    answered, refused = map(int, done.stdout.split())
    assert answered and refused
