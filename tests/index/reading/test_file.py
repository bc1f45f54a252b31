"""A file has its digest, its stamp, and the number of bytes read."""

import lzma
from json import dumps
from pathlib import Path

import pytest

from index.reading.file import SourceFile
from index.reading.items import FoundItem, Known

RECORDS = [
    {"id": str(number), "title": f"Tin {number}", "published": "2021-03-02"} for number in range(3)
]


@pytest.fixture
def file(tmp_path: Path) -> SourceFile:
    """A packed file of three bulletins."""
    path = tmp_path / "tin.JSONL.XZ"
    path.write_bytes(lzma.compress("\n".join(map(dumps, RECORDS)).encode()))
    return SourceFile(path)


def test_digest_and_stamp_tell_that_somebody_wrote(file: SourceFile) -> None:
    before = file.digest(), file.stamp()
    assert (file.digest(), file.stamp()) == before
    with file.path.open("ab") as stream:
        stream.write(b"\n")
    assert file.digest() != before[0]
    assert file.stamp() != before[1]


def test_known_records_are_passed_over(file: SourceFile) -> None:
    found = [each for each in file.items() if isinstance(each, FoundItem)]
    assert len(found) == 3
    known = {found[0].digest, found[2].digest}
    items = list(file.items(known.__contains__))
    assert [type(each) for each in items] == [Known, FoundItem, Known]
    assert [each.line for each in items if isinstance(each, Known)] == [1, 3]


def test_bytes_read_count_up_to_the_size(file: SourceFile) -> None:
    assert file.bytes_read() == 0
    read = [file.bytes_read() for _ in file.items()]
    assert read[-1] == file.path.stat().st_size


def test_a_record_with_a_warning_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(dumps({**RECORDS[0], "url": "ftp://a"}))
    *_, found = SourceFile(path).items()
    assert isinstance(found, FoundItem)
    assert not found.digest
