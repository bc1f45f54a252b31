from pathlib import Path

from index.opening.index_folder import current_path, finished_paths
from tests.index.command.conftest import Bantin


def test_old_generations_go(bantin: Bantin, built: Path, source: Path) -> None:
    for _ in range(2):
        bantin("reindex", source, "--full", "--keep", "9")
    oldest, *_ = finished_paths(built)
    result = bantin("prune")
    assert f"Đã xóa / Removed: {oldest.name}" in result.stdout
    assert len(finished_paths(built)) == 2
    bantin("prune", "--keep", "1")
    assert finished_paths(built) == [current_path(built)]


def test_what_a_killed_run_left_goes(bantin: Bantin, built: Path) -> None:
    leftover = built / "generations" / "20200101T000000.000000Z.part"
    leftover.mkdir()
    bantin("prune")
    assert not leftover.exists()
