from pathlib import Path

import pytest

from benchmarks.steady import Figures, Process, measure
from tests.deploy.tools import DEPLOY, needed


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


def test_requests_are_as_many_as_asked_for(tmp_path: Path) -> None:
    figures = measure(tmp_path, 0.1, 2, 60, 60, requests_per_second=4)
    assert 8 <= figures.requests <= 24


def test_behind_the_proxy_of_the_example_a_kill_costs_no_request(tmp_path: Path) -> None:
    needed("caddy")
    # The server ends by itself when a process dies within 5.5 s after its start.
    figures = measure(tmp_path, 0.22, 2, 60, kill_seconds=6, caddyfile=DEPLOY / "Caddyfile")
    assert figures.kills >= 2
    assert figures.requests > 20
    assert figures.failed_by_kills == figures.failed == 0
