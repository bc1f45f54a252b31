"""Streams in several encodings give their lines in UTF-8."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.records.utf8_stream import CHUNK, as_utf8


def lines(data: bytes, limit: int = 1000) -> list[bytes]:
    stream, _, _ = as_utf8(BytesIO(data))
    return list(iter(lambda: stream.readline(limit), b""))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_come_out_the_same(encoding: str) -> None:
    assert lines("xã\nĐồng Lau\n".encode(encoding)) == ["xã\n".encode(), "Đồng Lau\n".encode()]


def test_lone_carriage_returns_end_lines_when_the_first_line_has_one() -> None:
    assert lines(b"a\rb\nc\r\nd") == [b"a\n", "b\u2028c\n".encode(), b"d"]
    assert lines(b"a\nb\rc") == [b"a\n", b"b\rc"]


def test_a_line_is_handed_out_in_parts() -> None:
    assert lines("abcdef\ng".encode("utf-16"), limit=4) == [b"abcd", b"ef\n", b"g"]


def test_bytes_that_are_not_utf8_stay_what_they_are() -> None:
    assert lines(b"a\r\xff\r") == [b"a\n", b"\xff\n"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff")))
def test_any_text_comes_out_whole(text: str) -> None:
    # Long enough to be cut between chunks.
    text = "a" * (CHUNK // 2 - 3) + text + "\n" + text
    assert b"".join(lines(text.encode("utf-16"), limit=10**6)).decode() == text
