"""JSON Lines: one record a line, packed or not; files may be larger than memory."""

from collections.abc import Iterator
from json import loads
from pathlib import Path
from typing import BinaryIO

from index.problem import Problem
from index.reading.found import Item
from index.reading.lines import read_lines
from index.reading.record import read_record


def read_json_lines(path: Path, stream: BinaryIO) -> Iterator[Item]:
    """Yield the bulletin or the problems of each line that is not blank."""
    for line in read_lines(path, stream):
        if line.problem:
            yield line.problem
        elif line.text and not line.text.isspace():
            try:
                record = loads(line.text)
            # ValueError is also what a number of thousands of digits raises.
            except (ValueError, RecursionError) as error:
                yield _not_json(path, line.number, error)
                continue
            if isinstance(record, dict):
                yield from read_record(path, line.number, record)
            else:
                yield _not_an_object(path, line.number)


def _not_json(path: Path, line: int, error: Exception) -> Problem:
    return Problem.error(
        path,
        line,
        f"dòng không phải JSON trọn vẹn: {error}",
        f"the line is not whole JSON: {error}",
    )


def _not_an_object(path: Path, line: int) -> Problem:
    return Problem.error(
        path,
        line,
        "dòng phải là một đối tượng JSON, viết trong { }",
        "the line must be a JSON object, written in { }",
    )
