"""Lines of a file that may be larger than memory, cut short, or not text at all."""

import lzma
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from index.problem import SourceProblem
from index.reading.encoding import WINDOWS_VIETNAMESE, guessed, undecodable
from index.reading.records.utf8_stream import as_utf8

LONGEST_LINE = 16 * 1024 * 1024
"""The most bytes of a line, so that memory is bounded; bulletins are far shorter."""

_BOM = b"\xef\xbb\xbf"
# What a cut or damaged archive raises, besides OSError for a bad checksum of gzip.
_DAMAGE = (EOFError, OSError, lzma.LZMAError, zlib.error)


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line, numbered from 1; if it has a problem, its text differs from that of the file.

    `data` is the text in UTF-8, if it has no problem.
    """

    number: int
    text: str
    problem: SourceProblem | None = None
    data: bytes = b""


def read_lines(path: Path, stream: BinaryIO) -> Iterator[FileLine]:
    """Yield the lines of a stream, each with its line end; damaged ones with a problem.

    The first bytes decide whether it is UTF-16, windows-1258 or UTF-8, and whether lines end with a
    carriage return alone.
    """
    number = 0
    try:
        lines, encoding, sample = as_utf8(stream)
    except _DAMAGE as damage:
        yield FileLine(1, "", _cut_short(path, 1, damage))
        return
    if encoding == WINDOWS_VIETNAMESE:
        yield FileLine(0, "", guessed(path, 1))
    while True:
        number += 1
        try:
            raw = lines.readline(LONGEST_LINE + 1)
            too_long = len(raw) > LONGEST_LINE
            while len(raw) > LONGEST_LINE and not raw.endswith(b"\n"):
                raw = lines.readline(LONGEST_LINE + 1)
        except _DAMAGE as damage:
            yield FileLine(number, "", _cut_short(path, number, damage))
            return
        if too_long:
            yield FileLine(number, "", _too_long(path, number))
        elif raw:
            raw = raw.removeprefix(_BOM) if number == 1 else raw
            yield _decoded(path, number, raw, sample)
        else:
            return


def _decoded(path: Path, number: int, raw: bytes, sample: bytes) -> FileLine:
    try:
        return FileLine(number, raw.decode(), data=raw)
    except UnicodeDecodeError as error:
        problem = undecodable(path, number, "UTF-8", error.start + 1, sample)
        return FileLine(number, raw.decode(errors="replace"), problem)


def _cut_short(path: Path, number: int, damage: Exception) -> SourceProblem:
    return SourceProblem.error(
        path,
        number,
        f"tệp bị cắt cụt hoặc hỏng từ dòng này, phần sau không đọc được: {damage}",
        f"the file is cut short or damaged here, the rest cannot be read: {damage}",
    )


def _too_long(path: Path, number: int) -> SourceProblem:
    megabytes = LONGEST_LINE // 1024**2
    return SourceProblem.error(
        path,
        number,
        f"dòng dài quá {megabytes} MB; mỗi bản tin phải ở trên một dòng riêng",
        f"the line is longer than {megabytes} MB; put each bulletin on a line of its own",
    )
