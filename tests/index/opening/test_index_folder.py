import os
from pathlib import Path

import pytest

from index.errors import DamagedIndexError, NoIndexError
from index.opening.index_folder import check_pointer, current_path, finished_paths


def test_the_current_generation_is_the_one_that_the_pointer_names(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("20210308T005700.000000Z\n", "ascii")
    assert current_path(tmp_path) == tmp_path / "generations" / "20210308T005700.000000Z"


def test_a_folder_without_a_pointer_has_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match=str(tmp_path)):
        current_path(tmp_path)
    assert finished_paths(tmp_path) == []


def test_what_is_half_built_or_put_beside_by_somebody_is_no_generation(tmp_path: Path) -> None:
    first, second = (f"2021030{day}T005700.000000Z" for day in (1, 2))
    for name in (second, first, f"{first}.part", f"{first}.bak", "lost+found"):
        (tmp_path / "generations" / name).mkdir(parents=True)
    (tmp_path / "generations" / "20210303T005700.000000Z").touch()
    assert [each.name for each in finished_paths(tmp_path)] == [first, second]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\n", b"..\n", b"20210308T005700.000000Z/../..", bytes(25)]
)
def test_a_pointer_that_names_no_generation_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "current").write_bytes(content)
    with pytest.raises(DamagedIndexError, match=r"current.*bantin rollback"):
        current_path(tmp_path)


def test_a_pointer_that_is_gone_while_generations_are_there_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "generations" / "20210308T005700.000000Z").mkdir(parents=True)
    with pytest.raises(DamagedIndexError, match=r"current.*bantin rollback"):
        current_path(tmp_path)


def test_a_pointer_that_cannot_be_read_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    with pytest.raises(DamagedIndexError, match=r"current.*bantin reindex"):
        current_path(tmp_path)


def test_a_pointer_to_a_generation_that_is_not_there_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("10210308T005700.000000Z\n", "ascii")
    with pytest.raises(DamagedIndexError, match=r"current.*bantin rollback"):
        check_pointer(tmp_path)
    current_path(tmp_path).mkdir(parents=True)
    check_pointer(tmp_path)


def test_a_pointer_that_is_replaced_or_rewritten_is_read_again(tmp_path: Path) -> None:
    pointer, stamps = tmp_path / "current", [f"2021030{day}T005700.000000Z" for day in range(1, 4)]
    pointer.write_text(stamps[0])
    assert current_path(tmp_path).name == stamps[0]
    other = tmp_path / "other"
    other.write_text(stamps[1])
    other.rename(pointer)
    assert current_path(tmp_path).name == stamps[1]
    pointer.write_text(stamps[2])
    # A disk may tell times no finer than the moment that has passed.
    os.utime(pointer, ns=(1, 1))
    assert current_path(tmp_path).name == stamps[2]
