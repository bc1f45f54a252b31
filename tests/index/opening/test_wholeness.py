import os
from errno import EIO
from pathlib import Path

import numpy as np
import pytest

from index.codec.container import Container, Sinks, open_container
from index.errors import DamagedIndexError
from index.opening.wholeness import check_whole


@pytest.fixture
def altered(tmp_path: Path) -> Container:
    """A file of one array whose last byte was altered."""
    sinks = Sinks(tmp_path)
    sinks.append("numbers", np.arange(1, 9))
    path = tmp_path / "x.bantin"
    sinks.write(path, {})
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    return open_container(path)


def test_file_and_array_are_named(altered: Container) -> None:
    with pytest.raises(DamagedIndexError, match=r"x\.bantin.*numbers"):
        check_whole([altered])


def test_a_file_that_was_cut_after_it_was_opened_is_not_read(altered: Container) -> None:
    """Reading mapped bytes that no longer exist would end the process."""
    os.truncate(altered.path, 8)
    assert list(altered.damaged()) == ["length"]


def test_a_sector_that_cannot_be_read_is_damage(
    altered: Container, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int, length: int, at: int) -> bytes:
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(os, "pread", fail)
    with pytest.raises(DamagedIndexError, match=r"x\.bantin.*Input/output error"):
        check_whole([altered])
