import json
from pathlib import Path

import pytest

from index.command.ending import Ending
from index.lock import locked
from index.store import current_path
from tests.index.command.conftest import Bantin


def test_people_read_counts_and_what_was_rejected(bantin: Bantin, broken_source: Path) -> None:
    bantin("reindex", broken_source, "--workers", "1")
    result = bantin("status")
    assert result.exit_code == Ending.DONE
    assert "Số bản tin / Bulletins" in result.stdout
    assert f"{broken_source}:4: " in result.stdout


def test_programs_read_json(bantin: Bantin, built: Path) -> None:
    state = json.loads(bantin("status", "--json").stdout)
    assert state["generation"] == current_path(built).name
    assert state["bulletins"] == 3
    assert state["rejected"] == 0
    assert state["writer"] is None
    assert state["bytes"] > 0


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_run_in_progress_is_shown(bantin: Bantin, built: Path, option: tuple[str, ...]) -> None:
    with locked(built):
        assert "pid" in bantin("status", *option).stdout


def test_status_without_an_index(bantin: Bantin) -> None:
    assert bantin("status").exit_code == Ending.INDEX_UNUSABLE
