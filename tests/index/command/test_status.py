import json
from pathlib import Path

import pytest

from index.command.ending import Ending
from index.opening.index_folder import current_path
from index.writing.lock import locked
from search.kernel.library import Kernel, find_kernel
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
    assert (state["segments"], state["deleted"]) == (1, 0)
    assert state["generations"] == [current_path(built).name]


def test_listings_are_compared_with_what_is_indexed(bantin: Bantin, tmp_path: Path) -> None:
    page = "Xã Mây làm đường\n\n2/3/2021\n\nDài 2 km.\n\nTổng số: 257 | Trang: 1 / 26\n"
    folder = tmp_path / "trang"
    folder.mkdir()
    (folder / "a.txt").write_text(page, "utf-8")
    bantin("reindex", folder)
    assert f"257, đã có / indexed 1 ({folder})" in bantin("status").stdout


def test_shared_files_count_once(bantin: Bantin, source: Path, built: Path) -> None:
    with source.open("a") as file:
        file.write("{\n")
    bantin("reindex", source)
    state = json.loads(bantin("status", "--json").stdout)
    assert len(state["generations"]) == 2
    assert state["bytes"] < state["all_bytes"] < 2 * state["bytes"]


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_run_in_progress_is_shown(bantin: Bantin, built: Path, option: tuple[str, ...]) -> None:
    with locked(built):
        assert "pid" in bantin("status", *option).stdout


def test_what_searches_is_said(
    bantin: Bantin, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_kernel = isinstance(find_kernel(), Kernel)
    assert json.loads(bantin("status", "--json").stdout)["kernel"] is has_kernel
    monkeypatch.setenv("BANTIN_KERNEL", "off")
    assert json.loads(bantin("status", "--json").stdout)["kernel"] is False
    assert "NumPy (BANTIN_KERNEL" in bantin("status").stdout


def test_status_without_an_index(bantin: Bantin) -> None:
    assert bantin("status").exit_code == Ending.INDEX_UNUSABLE
