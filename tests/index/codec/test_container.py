"""A container gives its arrays back; if it is damaged, the error names the file and the damage."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.codec.container import ALIGNMENT, Sinks, open_container
from index.errors import DamagedIndexError

ARRAYS: Mapping[str, NDArray[Any]] = {
    "bytes": np.arange(30, dtype=np.uint8),
    "halves": np.array([0, 1, 0xFFFF], np.uint16),
    "long": np.arange(-5, 5, dtype=np.int64) * 10**15,
    "flags": np.array([True, False, True]),
    "nothing": np.empty(0, np.uint32),
}

NAME = "hong_bantin"
"""A name that the error must tell."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("container")
    sinks = Sinks(folder)
    for name, values in ARRAYS.items():
        for piece in np.array_split(values, 3):
            sinks.append(name, piece)
    sinks.write(folder / "mau.bantin", {"documents": 7})
    return folder / "mau.bantin"


def altered(path: Path, change: Callable[[bytearray], object]) -> Path:
    """Return a changed copy of a file."""
    content = bytearray(path.read_bytes())
    change(content)
    copy = path.with_name(NAME)
    copy.write_bytes(content)
    return copy


def flip(at: int) -> Callable[[bytearray], None]:
    def change(content: bytearray) -> None:
        content[at] ^= 0x10

    return change


def first_array(path: Path) -> int:
    """Return the offset at which the header and its padding end."""
    return min(int(each["at"]) for each in open_container(path).arrays.values())


def test_arrays_come_back_aligned(path: Path) -> None:
    opened = open_container(path)
    for name, values in ARRAYS.items():
        assert opened[name].dtype == values.dtype
        assert opened[name].tolist() == values.tolist()
        assert opened.arrays[name]["at"] % ALIGNMENT == 0
    assert opened.meta == {"documents": 7}
    assert list(opened.damaged()) == []


def test_pieces_are_gone_when_the_file_is_there(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir() if each.suffix == ".part"] == []


def test_an_array_that_was_never_written_is_empty(path: Path) -> None:
    assert len(open_container(path)["unknown"]) == 0


def test_arrays_can_not_be_written_to(path: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        open_container(path)["bytes"][0] = 1


def test_a_truncated_file_is_named(path: Path) -> None:
    content = path.read_bytes()
    copy = path.with_name(NAME)
    for length in range(len(content)):
        copy.write_bytes(content[:length])
        with pytest.raises(DamagedIndexError, match=NAME):
            open_container(copy)


def test_a_longer_file_is_named(path: Path) -> None:
    with pytest.raises(DamagedIndexError, match=NAME):
        open_container(altered(path, lambda content: content.append(0)))


def test_a_changed_byte_before_the_arrays_is_named(path: Path) -> None:
    header = path.read_bytes().rindex(b"}", 0, first_array(path)) + 1
    for at in range(header):
        with pytest.raises(DamagedIndexError, match=NAME):
            open_container(altered(path, flip(at)))


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [(0, ord("X"), "is no index file"), (7, 99, "has layout 99"), (16, 0, "header was altered")],
)
def test_the_error_says_what_is_wrong(path: Path, at: int, value: int, reason: str) -> None:
    copy = altered(path, lambda content: content.__setitem__(at, value))
    with pytest.raises(DamagedIndexError) as damaged:
        open_container(copy)
    assert reason in damaged.value.message_en
    assert NAME in damaged.value.message


def test_a_changed_byte_in_an_array_is_found_by_reading_all(path: Path) -> None:
    for name, values in ARRAYS.items():
        first = open_container(path).arrays[name]["at"]
        for at in range(first, first + values.nbytes):
            assert list(open_container(altered(path, flip(at))).damaged()) == [name]


def test_a_byte_between_arrays_belongs_to_none(path: Path) -> None:
    opened = open_container(path)
    taken = [(each["at"], each["at"] + opened[name].nbytes) for name, each in opened.arrays.items()]
    first = int.from_bytes(path.read_bytes()[8:16], "little") + 20
    gaps = [
        at for at in range(first, opened.size) if not any(low <= at < high for low, high in taken)
    ]
    assert gaps
    for at in gaps:
        assert list(open_container(altered(path, flip(at))).damaged()) == ["padding"]


def test_a_file_that_is_there_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    sinks = Sinks(tmp_path)
    sinks.append("new", np.zeros(1))
    with pytest.raises(FileExistsError):
        sinks.write(path, {})
    sinks.discard()
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.integers(0, 1 << 40), max_size=5))
def test_small_numbers_take_little_room(
    tmp_path_factory: pytest.TempPathFactory, values: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("narrow")
    sinks = Sinks(folder)
    sinks.append("n", np.array(values, np.int64))
    sinks.narrow("n")
    sinks.narrow("unknown")
    sinks.write(folder / "n.bantin", {})
    stored = open_container(folder / "n.bantin")["n"]
    assert stored.tolist() == values
    assert stored.dtype == np.min_scalar_type(max(values, default=0))
