"""Collecting and writing where the bulletins of a generation came from."""

from array import array
from pathlib import Path

import numpy as np
from numpy import intp, uint8, uint32

from index.codec.container import Sinks
from index.opening.origins import ORIGINS_FILE, Origins
from index.reading.digest import DIGEST_BYTES


class OriginsWriter:
    """Collects the origins of a run, file by file."""

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
        """Add a bulletin of the current file."""
        self._letters += id.encode()
        self._ends.append(len(self._letters))
        self._lines.append(line)
        self._records += record
        self._contents += content

    def keep(self, origins: Origins, number: int) -> None:
        """Add a bulletin as another run read it."""
        line = int(origins.lines[number])
        self.add(origins.id(number), line, origins.record(number), origins.content(number))

    def keep_all(self, origins: Origins, numbers: range) -> None:
        """Add consecutive bulletins as another run read them."""
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
        """End the current file; `digest` is UNKNOWN if it must be read again."""
        self._files.append(path)
        self._file_digests += digest
        self._file_ends.append(len(self._ends))

    def finish(self) -> Origins:
        """Return everything that was added."""
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
