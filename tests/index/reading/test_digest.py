from pathlib import Path

import pytest

from index.reading import digest
from index.reading.digest import digest_file, digest_record


def test_a_file_of_one_record_has_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Tin")
    assert digest_file(path, ".txt") == digest_record(b"Tin", ".txt")


def test_other_bytes_or_another_reader_have_another(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {digest_record(data, kind) for data in (b"a", b"b") for kind in (".txt", ".jsonl.xz")}
    monkeypatch.setattr(digest, "READING_VERSION", 0)
    assert len(digests | {digest_record(b"a", ".txt")}) == 5
