"""A damaged file of an index is named, or no answer changes.

`make test` tries a few; `python -m benchmarks.damage` tries 500 others in one run.
"""

from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings

from index.command.ending import Ending
from tests.damaged.damage import SEGMENT, Damage, Kind, damages
from tests.damaged.office import (
    READINGS,
    bantin,
    check_closed,
    check_open,
    copied,
    mend,
    open_office,
)
from webui.application import create_app

LONG = settings().max_examples > 1000
# A damage is as small as it can be: looking for a smaller one takes minutes and tells nothing.
TRIED = settings(
    max_examples=500 if LONG else 20, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a source, and an index of it in two segments."""
    folder = tmp_path_factory.mktemp("whole")
    open_office(folder)
    return folder


@TRIED
@given(damages)
@example(Damage(SEGMENT, Kind.ZEROS, 0.5, 4096))
@example(Damage(SEGMENT, Kind.CUT, 0.9, 1))
@example(Damage("segments", Kind.CUT, 0.5, 1))
@example(Damage("segments", Kind.CUT, 0, 1))
@example(Damage("current", Kind.CUT, 0, 1))
@example(Damage(SEGMENT, Kind.FLIPPED, 0.7526294396419622, 2))  # between two arrays
def test_it_is_named_or_nothing_changes(whole: Path, damage: Damage) -> None:
    check_closed(whole, damage)


@TRIED
@given(damages)
@example(Damage(SEGMENT, Kind.CUT, 0.1, 1))
def test_what_happens_while_a_site_is_open_changes_no_answer(whole: Path, damage: Damage) -> None:
    check_open(whole, damage)


@pytest.mark.parametrize("file", ["current", "lock"])
def test_a_folder_in_place_of_a_file_is_named_and_can_be_moved_away(whole: Path, file: str) -> None:
    with copied(whole) as folder:
        misplaced = folder / "index" / file
        misplaced.unlink(missing_ok=True)
        misplaced.mkdir()
        reindexing = "reindex", str(folder / "source"), "--workers", "1"
        commands = [
            reindexing,
            (*reindexing, "--full"),
            ("rollback",),
            ("remove", "x"),
            ("status",),
        ]
        if file == "current":
            commands += [*READINGS, ("prune",)]
            assert create_app(folder / "index").test_client().get("/").status_code == 503
        for each in commands:
            done = bantin(folder, *each)
            assert done.exit_code == Ending.INDEX_UNUSABLE, (each, done.output)
            assert str(misplaced) in done.output.replace("\n", "")
            assert "hãy chuyển thư mục ấy đi" in done.output.replace("\n", " ")
        misplaced.rmdir()
        assert mend(folder).exit_code == 0
        assert bantin(folder, "verify").exit_code == 0
