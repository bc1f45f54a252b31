"""Where the bulletins of a generation came from, so that the next run knows which have changed.

There are the files that were read, in order, with their digests and the bulletins that they gave,
and for each bulletin its line and the digests of its record and of its content. A file or a record
with a known digest need not be read again. One that gave a problem or a listing has the digest
`UNKNOWN`: it is read and reported each time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy import intp, uint32
from numpy.typing import NDArray

from index.codec.container import open_container
from index.reading.digest import DIGEST_BYTES

ORIGINS_FILE = "origins"

UNKNOWN = bytes(DIGEST_BYTES)
"""Stands for a file or a record that must be read again."""


@dataclass(frozen=True)
class Origins:
    """What one run read; bulletins and files are numbered in order of reading.

    Bulletins of file n end before `file_ends[n]`; the id of bulletin n ends before `ends[n]` in
    `letters`. `file_digests`, `records` and `contents` hold `DIGEST_BYTES` for each.
    """

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

    def record(self, number: int) -> bytes:
        """Return the digest of the record that a bulletin was read from, or UNKNOWN."""
        return _digest(self.records, number)

    def content(self, number: int) -> bytes:
        """Return the digest of a bulletin's content."""
        return _digest(self.contents, number)

    def location(self, number: int) -> tuple[int, int]:
        """Return the number of the file that a bulletin came from, and the line, from 1."""
        file = int(np.searchsorted(self.file_ends, number, side="right"))
        return file, int(self.lines[number])

    def find(self, id: str) -> int | None:
        """Return the number of a bulletin, or None."""
        return self._numbers.get(id)

    def find_record(self, digest: bytes) -> int | None:
        """Return the number of the bulletin that a record gave, or None."""
        return self._records.get(digest)

    def find_file(self, digest: bytes) -> int | None:
        """Return the number of the file with a digest, or None if it must be read."""
        return self._files.get(digest)

    def in_file(self, file: int) -> range:
        """Return the numbers of the bulletins that a file gave."""
        return range(int(self.file_ends[file - 1]) if file else 0, int(self.file_ends[file]))

    def file_digest(self, file: int) -> bytes:
        """Return the digest of a file, or UNKNOWN."""
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


def files_below(origins: Origins, paths: Sequence[Path]) -> Iterator[int]:
    """Yield the numbers of the files that are, or lie below, one of some paths."""
    for number, name in enumerate(origins.files):
        path = Path(name)
        if any(path == each or each in path.parents for each in paths):
            yield number


def _digest(digests: bytes, number: int) -> bytes:
    return digests[number * DIGEST_BYTES : (number + 1) * DIGEST_BYTES]


def _numbered(digests: bytes) -> dict[bytes, int]:
    """Return the number of each digest that is known."""
    count = len(digests) // DIGEST_BYTES
    numbers = {_digest(digests, number): number for number in range(count)}
    numbers.pop(UNKNOWN, None)
    return numbers
