import json
from pathlib import Path

import pytest

from index.command.ending import Ending
from index.opening.index_folder import current_path, finished_paths
from index.writing.lock import locked
from tests.index.command.conftest import Bantin


def test_the_generation_before_comes_back(bantin: Bantin, built: Path) -> None:
    old = current_path(built)
    bantin("remove", "cau-moi")
    result = bantin("rollback")
    assert result.exit_code == Ending.DONE
    assert old.name in result.stdout
    assert current_path(built) == old
    assert bantin("show", "cau-moi").exit_code == Ending.DONE


def test_what_was_left_is_pruned(bantin: Bantin, built: Path) -> None:
    bantin("remove", "cau-moi")
    left = current_path(built)
    bantin("rollback")
    pruned = json.loads(bantin("prune", "--json").stdout)
    assert pruned["removed"] == [left.name]
    assert finished_paths(built) == [current_path(built)]


@pytest.mark.usefixtures("built")
def test_there_may_be_none_before(bantin: Bantin) -> None:
    result = bantin("rollback")
    assert result.exit_code == Ending.FAILED
    assert "bantin status" in result.stderr


def test_programs_read_json(bantin: Bantin, built: Path) -> None:
    old = current_path(built)
    bantin("remove", "cau-moi")
    left = current_path(built)
    event = json.loads(bantin("rollback", "--json").stdout)
    assert event == {"event": "rollback", "generation": old.name, "left": left.name}


@pytest.mark.parametrize("command", ["rollback", "prune"])
def test_a_writer_is_not_disturbed(bantin: Bantin, built: Path, command: str) -> None:
    with locked(built):
        assert bantin(command).exit_code == Ending.LOCKED


@pytest.mark.parametrize("command", ["rollback", "prune"])
def test_without_an_index_a_command_says_so(bantin: Bantin, command: str) -> None:
    assert bantin(command).exit_code == Ending.INDEX_UNUSABLE


def test_a_damaged_pointer_is_mended(bantin: Bantin, built: Path) -> None:
    newest = current_path(built)
    (built / "current").write_text("?", "ascii")
    assert "bantin rollback" in bantin("status").stderr
    result = bantin("rollback")
    assert result.exit_code == Ending.DONE
    assert newest.name in result.stdout
