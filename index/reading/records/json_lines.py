"""Reads JSON Lines: one record a line; files may be compressed and larger than memory."""

from collections.abc import Iterator
from json import loads
from pathlib import Path
from typing import BinaryIO

from index.problem import SourceProblem
from index.reading.digest import digest_record
from index.reading.items import IsKnown, Item, Known, nothing_is_known
from index.reading.records.file_lines import FileLine, read_lines
from index.reading.records.record import read_record


def read_json_lines(
    path: Path, stream: BinaryIO, is_known: IsKnown = nothing_is_known
) -> Iterator[Item]:
    """Yield the bulletin or the problems of each line that is not blank."""
    for line in read_lines(path, stream):
        if line.problem:
            yield line.problem
        elif line.text and not line.text.isspace():
            digest = digest_record(line.data, ".jsonl")
            if is_known(digest):
                yield Known(digest, line.number)
            else:
                yield from _read_line(path, line, digest)


def _read_line(path: Path, line: FileLine, digest: bytes) -> Iterator[Item]:
    try:
        record = loads(line.text)
    # A number of thousands of digits raises ValueError.
    except (ValueError, RecursionError) as error:
        yield _not_json(path, line.number, error)
        return
    if not isinstance(record, dict):
        yield _not_an_object(path, line.number)
        return
    yield from read_record(path, line.number, record, digest=digest)


def _not_json(path: Path, line: int, error: Exception) -> SourceProblem:
    return SourceProblem.error(
        path,
        line,
        f"dòng không phải JSON trọn vẹn: {error}",
        f"the line is not whole JSON: {error}",
    )


def _not_an_object(path: Path, line: int) -> SourceProblem:
    return SourceProblem.error(
        path,
        line,
        "dòng phải là một đối tượng JSON, viết trong { }",
        "the line must be a JSON object, written in { }",
    )
