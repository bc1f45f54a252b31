import json
from pathlib import Path

import pytest

from index.command.ending import Ending
from tests.index.command.conftest import Bantin


@pytest.mark.usefixtures("built")
def test_removed_bulletins_are_found_no_longer(bantin: Bantin, source: Path) -> None:
    result = bantin("remove", "cau-moi", "giao-ban")
    assert result.exit_code == Ending.DONE
    assert json.loads(result.stdout.splitlines()[-1])["removed"] == 2
    assert bantin("show", "cau-moi").exit_code == Ending.FAILED
    bantin("reindex", source)
    assert bantin("show", "cau-moi").exit_code == Ending.DONE


@pytest.mark.usefixtures("built")
def test_a_dry_run_removes_nothing(bantin: Bantin) -> None:
    plan = json.loads(bantin("remove", "cau-moi", "--dry-run").stdout)
    assert (plan["removed"], plan["unchanged"]) == (["cau-moi"], 2)
    assert bantin("show", "cau-moi").exit_code == Ending.DONE


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("option", [(), ("--dry-run",)])
def test_unknown_ids_are_named(bantin: Bantin, option: tuple[str, ...]) -> None:
    result = bantin("remove", "cau-moi", "khong-co", *option)
    assert result.exit_code == Ending.FAILED
    assert "khong-co" in result.stderr
    assert bantin("show", "cau-moi").exit_code == Ending.DONE


def test_without_an_index_there_is_nothing_to_remove(bantin: Bantin) -> None:
    assert bantin("remove", "a").exit_code == Ending.INDEX_UNUSABLE
