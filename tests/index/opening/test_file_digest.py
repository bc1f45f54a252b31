from pathlib import Path

import pytest

from index.opening.file_digest import digest_of, is_whole


def test_a_digest_is_that_of_all_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(1 << 20))
    (tmp_path / "b").write_bytes(bytes((1 << 20) - 1) + b"\x01")
    assert digest_of(tmp_path / "a") != digest_of(tmp_path / "b")
    assert len(digest_of(tmp_path / "a")) == 32


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        digest_of(tmp_path / "a")


def test_only_a_file_with_its_digest_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    assert is_whole(tmp_path / "a", digest_of(tmp_path / "a"))
    assert not is_whole(tmp_path / "a", "0" * 32)
    assert not is_whole(tmp_path / "a", None)
    for none in (tmp_path / "b", tmp_path):
        assert not is_whole(none, None)
