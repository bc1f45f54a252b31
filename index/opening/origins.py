"""Where the bulletins of a generation came from: what tells, the next time, which have changed.

For each file that was read, in order, its digest and the bulletins that it gave; for each of those
its line and the digests of its record and of its content. A digest of a file or a record stands for
bytes that need not be read again; without one, they gave a problem or a listing to report anew.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy import intp, uint8, uint32
from numpy.typing import NDArray

from index.codec.container import Sinks, open_container
from index.reading.digest import DIGEST_BYTES

ORIGINS_FILE = "origins"

UNKNOWN = bytes(DIGEST_BYTES)
"""Stands for a file or a record that must be read again."""


@dataclass(frozen=True)
class Origins:
    """What one run read; bulletins are numbered in order of reading."""

    files: Sequence[str]
    file_digests: bytes
    file_ends: NDArray[intp]
    letters: bytes
    ends: NDArray[intp]
    records: bytes
    contents: bytes
    lines: NDArray[uint32]

    def __len__(self) -> int:
        return len(self.ends)

    def id(self, number: int) -> str:
        """Return the id of a bulletin."""
        first = int(self.ends[number - 1]) if number else 0
        return self.letters[first : int(self.ends[number])].decode()

    def content(self, number: int) -> bytes:
        """Return the digest of what a bulletin holds."""
        return _digest(self.contents, number)

    def place(self, number: int) -> tuple[int, int]:
        """Return the file that a bulletin came from, by its number, and the line."""
        file = int(np.searchsorted(self.file_ends, number, side="right"))
        return file, int(self.lines[number])

    def find(self, id: str) -> int | None:
        """Return the number of a bulletin, or None."""
        return self._numbers.get(id)

    def find_record(self, digest: bytes) -> int | None:
        """Return the number of the bulletin that a record gave, or None."""
        return self._records.get(digest)

    def find_file(self, digest: bytes) -> int | None:
        """Return the number of the file of a digest, or None if it must be read."""
        return self._files.get(digest)

    def in_file(self, file: int) -> range:
        """Return the bulletins that the file of a number gave."""
        return range(int(self.file_ends[file - 1]) if file else 0, int(self.file_ends[file]))

    def file_digest(self, file: int) -> bytes:
        """Return the digest of the file of a number, or UNKNOWN."""
        return _digest(self.file_digests, file)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        ends = [0, *self.ends.tolist()]
        return {
            self.letters[first:last].decode(): number
            for number, (first, last) in enumerate(pairwise(ends))
        }

    @cached_property
    def _records(self) -> dict[bytes, int]:
        return _numbered(self.records)

    @cached_property
    def _files(self) -> dict[bytes, int]:
        return _numbered(self.file_digests)


class OriginsWriter:
    """Collects what a run reads, file by file."""

    def __init__(self) -> None:
        self._files: list[str] = []
        self._file_digests = bytearray()
        self._file_ends = array("q")
        self._letters = bytearray()
        self._ends = array("q")
        self._records = bytearray()
        self._contents = bytearray()
        self._lines = array("I")

    def add(self, id: str, line: int, record: bytes, content: bytes) -> None:
        """Take in a bulletin of the file at hand."""
        self._letters += id.encode()
        self._ends.append(len(self._letters))
        self._lines.append(line)
        self._records += record
        self._contents += content

    def keep(self, origins: Origins, number: int) -> None:
        """Take in a bulletin as another run read it."""
        record = _digest(origins.records, number)
        line = int(origins.lines[number])
        self.add(origins.id(number), line, record, origins.content(number))

    def keep_all(self, origins: Origins, numbers: range) -> None:
        """Take in many bulletins, one after the other, as another run read them."""
        if not numbers:
            return
        first, last = numbers.start, numbers.stop
        start = int(origins.ends[first - 1]) if first else 0
        moved = origins.ends[first:last] + (len(self._letters) - start)
        self._letters += origins.letters[start : int(origins.ends[last - 1])]
        self._ends.frombytes(moved.astype("q").tobytes())
        self._lines.frombytes(origins.lines[first:last].astype("I").tobytes())
        bounds = slice(first * DIGEST_BYTES, last * DIGEST_BYTES)
        self._records += origins.records[bounds]
        self._contents += origins.contents[bounds]

    def end_file(self, path: str, digest: bytes) -> None:
        """End the file at hand."""
        self._files.append(path)
        self._file_digests += digest
        self._file_ends.append(len(self._ends))

    def finish(self) -> Origins:
        """Return all that was collected."""
        return Origins(
            tuple(self._files),
            bytes(self._file_digests),
            np.array(self._file_ends, intp),
            bytes(self._letters),
            np.array(self._ends, intp),
            bytes(self._records),
            bytes(self._contents),
            np.array(self._lines, uint32),
        )


def no_origins() -> Origins:
    """Return the origins of nothing."""
    return OriginsWriter().finish()


def write_origins(folder: Path, origins: Origins) -> None:
    """Write the origins of a generation into its folder."""
    sinks = Sinks(folder)
    # A file name may hold any byte but zero, and need not be text.
    names = "".join(f"{each}\0" for each in origins.files).encode(errors="surrogateescape")
    for name, content in (
        ("files", names),
        ("file_digests", origins.file_digests),
        ("letters", origins.letters),
        ("records", origins.records),
        ("contents", origins.contents),
    ):
        sinks.append(name, np.frombuffer(content, uint8))
    sinks.append("lines", origins.lines)
    for name, ends in (("file_ends", origins.file_ends), ("ends", origins.ends)):
        sinks.append(name, ends)
        sinks.narrow(name)
    sinks.write(folder / ORIGINS_FILE, {"bulletins": len(origins)})


def read_origins(folder: Path) -> Origins:
    """Read the origins of a generation.

    Raises:
        DamagedIndexError: if the file is not what was written.
        FileNotFoundError: if there is none.

    """
    held = open_container(folder / ORIGINS_FILE)
    names = held["files"].tobytes().decode(errors="surrogateescape")
    return Origins(
        tuple(names.split("\0")[:-1]),
        held["file_digests"].tobytes(),
        held["file_ends"].astype(intp),
        held["letters"].tobytes(),
        held["ends"].astype(intp),
        held["records"].tobytes(),
        held["contents"].tobytes(),
        held["lines"].astype(uint32),
    )


def _digest(digests: bytes, number: int) -> bytes:
    return digests[number * DIGEST_BYTES : (number + 1) * DIGEST_BYTES]


def _numbered(digests: bytes) -> dict[bytes, int]:
    """Return the number of each digest that is known."""
    count = len(digests) // DIGEST_BYTES
    numbers = {_digest(digests, number): number for number in range(count)}
    numbers.pop(UNKNOWN, None)
    return numbers


def numbers_below(origins: Origins, paths: Sequence[Path]) -> Iterator[int]:
    """Yield the numbers of the files that are one of some paths, or lie below one."""
    for number, name in enumerate(origins.files):
        path = Path(name)
        if any(path == each or each in path.parents for each in paths):
            yield number
