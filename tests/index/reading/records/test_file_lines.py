"""Lines are read from files in any state."""

import gzip
import lzma
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.records import file_lines
from index.reading.records.file_lines import read_lines

PATH = Path("a.jsonl")


def test_lines_are_numbered_and_the_bom_is_gone() -> None:
    found = [(line.number, line.text) for line in read_lines(PATH, BytesIO(b"\xef\xbb\xbfa\r\nb"))]
    assert found == [(1, "a\r\n"), (2, "b")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_line_has_its_bytes_in_utf8_in_whatever_file(encoding: str) -> None:
    found = list(read_lines(PATH, BytesIO("Lúa mùa\nĐê\n".encode(encoding))))
    assert [line.data.decode() for line in found] == [line.text for line in found]


def test_a_line_that_is_not_utf8_is_named_and_the_next_one_read() -> None:
    first, second = read_lines(PATH, BytesIO(b"ab\xff\nc"))
    assert first.problem is not None
    assert first.problem.line == 1
    assert "byte 3" in first.problem.reason
    assert second.text == "c"


def test_an_endless_line_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_lines, "LONGEST_LINE", 8)
    found = list(read_lines(PATH, BytesIO(b"12345678\n" + b"x" * 100 + b"\nend")))
    assert [line.problem is None for line in found] == [False, False, True]
    assert [line.text for line in found] == ["", "", "end"]


PACKED: dict[str, tuple[bytes, Callable[[BytesIO], object]]] = {
    "gz": (gzip.compress(b"mot\n" * 9), gzip.open),
    "xz": (lzma.compress(b"mot\n" * 9), lzma.open),
}


@pytest.mark.parametrize("kind", PACKED)
def test_a_cut_archive_is_reported_at_the_cut(kind: str) -> None:
    packed, unpack = PACKED[kind]
    found = list(read_lines(PATH, cast(BinaryIO, unpack(BytesIO(packed[:-6])))))
    problem = found[-1].problem
    assert problem is not None
    assert problem.line == len(found)


@pytest.mark.parametrize("kind", PACKED)
@given(junk=st.binary())
def test_no_archive_raises(kind: str, junk: bytes) -> None:
    packed, unpack = PACKED[kind]
    for data in (junk, packed[:12] + junk):
        list(read_lines(PATH, cast(BinaryIO, unpack(BytesIO(data)))))
