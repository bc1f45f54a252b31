"""All processes of a tree are seen, at every level."""

import os
import subprocess
import sys
from time import sleep

from benchmarks.measuring.process_tree import INTERVAL, descendants, watched

_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"


def test_grandchildren_are_descendants_and_count() -> None:
    child = subprocess.Popen([sys.executable, "-c", _CHILD], stdin=subprocess.PIPE)
    with watched(os.getpid()) as usage:
        for _ in range(100):
            if len(list(descendants(child.pid))) == 2:
                break
            sleep(0.1)
        else:
            raise AssertionError("no grandchild came")
        sleep(2 * INTERVAL)
    child.communicate(b"\n")
    assert usage.peak_bytes > 10_000_000
    assert usage.processor_seconds > 0


def test_a_process_that_is_gone_counts_as_nothing() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    with watched(child.pid) as usage:
        sleep(2 * INTERVAL)
    assert usage.peak_bytes == 0
