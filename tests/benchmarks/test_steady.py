from pathlib import Path

import pytest

from benchmarks.steady import Figures, Process, measure


def test_a_short_run_reads_updates_and_kills(tmp_path: Path) -> None:
    figures = measure(tmp_path, 0.25, 1, update_seconds=3, kill_seconds=9)
    assert figures.requests > 5
    assert figures.updates >= 1
    assert figures.kills == 1
    assert figures.first
    assert figures.last


@pytest.mark.parametrize(
    ("last", "failed", "is_good"),
    [
        (Process(105, 9), 0, True),
        (Process(106, 9), 0, False),
        (Process(100, 18), 0, False),
        (Process(100, 9), 1, False),
    ],
)
def test_growth_and_failures_are_told(last: Process, failed: int, is_good: bool) -> None:
    figures = Figures(failed=failed, first={1: Process(100, 9), 2: Process(1, 1)}, last={1: last})
    assert figures.is_good is is_good
