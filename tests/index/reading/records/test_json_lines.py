"""Every line of JSON Lines is read by itself."""

from io import BytesIO
from json import dumps
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.problem import SourceProblem
from index.reading.items import FoundItem, Item
from index.reading.records.json_lines import read_json_lines

GOOD = dumps({"id": "a", "title": "Trồng cây", "published": "2021-03-02"}).encode()


def read(data: bytes) -> list[Item]:
    return list(read_json_lines(Path("a.jsonl"), BytesIO(data)))


def test_blank_lines_count_but_say_nothing() -> None:
    (found,) = read(b"\xef\xbb\xbf\n \r\n" + GOOD)
    assert isinstance(found, FoundItem)
    assert found.line == 3


@pytest.mark.parametrize(
    "bad",
    [
        GOOD[:-9],
        b"[]",
        b'"a"',
        b"{}",
        b"NaN",
        b"a\xff\xfe",
        b"[" * 100_000,
        b'{"id": ' + b"1" * 5000,
    ],
)
def test_a_bad_line_is_named_and_the_next_one_read(bad: bytes) -> None:
    *problems, found = read(bad + b"\n" + GOOD)
    assert problems
    assert all(isinstance(each, SourceProblem) and each.line == 1 for each in problems)
    assert isinstance(found, FoundItem)


@given(st.lists(st.binary() | st.sampled_from([GOOD, b"\n", b"{", b"\x00"])))
def test_no_bytes_raise(parts: list[bytes]) -> None:
    read(b"".join(parts))
