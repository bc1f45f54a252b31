from pathlib import Path
from time import monotonic

import pytest

from benchmarks.steady import Figures, Process, measure
from tests.deploy.tools import DEPLOY, needed

PER_SECOND = 4


def test_a_short_run_reads_updates_and_kills(tmp_path: Path) -> None:
    started = monotonic()
    figures = measure(
        tmp_path, 0.12, 2, update_seconds=2, kill_seconds=6, requests_per_second=PER_SECOND
    )
    # No more than are asked for, but for one of each reader.
    assert 5 < figures.requests <= (monotonic() - started) * PER_SECOND + 2
    assert figures.updates >= 1
    assert figures.kills >= 1
    assert figures.first
    assert figures.last


@pytest.mark.parametrize(
    ("last", "failed", "is_good"),
    [
        (Process(105, 9, 2), 0, True),
        (Process(106, 9, 2), 0, False),
        (Process(100, 18, 2), 0, False),
        (Process(100, 9, 11), 0, False),
        (Process(100, 9, 2), 1, False),
    ],
)
def test_growth_and_failures_are_told(last: Process, failed: int, is_good: bool) -> None:
    first = {1: Process(100, 9, 2), 2: Process(1, 1, 0)}
    figures = Figures(failed=failed, first=first, last={1: last})
    assert figures.is_good is is_good


def test_generations_that_are_not_pruned_are_told() -> None:
    assert Figures(most_generations=2).is_good
    assert not Figures(most_generations=3).is_good


def test_behind_the_proxy_of_the_example_a_kill_costs_no_request(tmp_path: Path) -> None:
    needed("caddy")
    # The server ends by itself when a process dies within 5.5 s after it replaced another, and on a
    # busy machine that may be a while after the kill.
    figures = measure(tmp_path, 0.4, 2, 60, kill_seconds=8, caddyfile=DEPLOY / "Caddyfile")
    assert figures.kills >= 2
    assert figures.requests > 20
    assert figures.failed_by_kills == figures.failed == 0
