import json
from pathlib import Path

import pytest

from index.command.ending import Ending
from tests.index.command.conftest import Bantin


@pytest.fixture
def more(tmp_path: Path) -> Path:
    """A file with one new bulletin, and one that replaces another."""
    path = tmp_path / "them.jsonl"
    records = [
        {"id": id, "title": f"Tin {id}", "published": "2022-01-01"} for id in ("cau-moi", "them")
    ]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in records))
    return path


@pytest.mark.usefixtures("built")
def test_bulletins_join_the_others(bantin: Bantin, more: Path) -> None:
    result = bantin("add", more)
    assert result.exit_code == Ending.DONE
    done = json.loads(result.stdout.splitlines()[-1])
    assert [done[name] for name in ("indexed", "added", "changed", "removed")] == [4, 1, 1, 0]
    assert "Tin them" in bantin("show", "them").stdout


@pytest.mark.usefixtures("built")
def test_a_dry_run_adds_nothing(bantin: Bantin, more: Path) -> None:
    plan = json.loads(bantin("add", more, "--dry-run").stdout)
    assert (plan["added"], plan["changed"], plan["unchanged"]) == (["them"], ["cau-moi"], 2)
    assert bantin("show", "them").exit_code == Ending.FAILED


def test_rejected_lines_set_the_status(bantin: Bantin, more: Path) -> None:
    with more.open("a") as file:
        file.write("{\n")
    assert bantin("add", more).exit_code == Ending.SOME_REJECTED
    assert bantin("add", more, "--dry-run").exit_code == Ending.SOME_REJECTED
