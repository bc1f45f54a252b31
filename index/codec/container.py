r"""A file of named arrays: lengths and checksums first, then the bytes.

    bytes 0-7     b"BANTIN\x00" and the version of this layout, one byte
    bytes 8-15    length of the header, little-endian
    bytes 16-19   CRC-32 of the header
    header        JSON: {"arrays": {name: {"type", "length", "at", "crc"}}, "meta": {…}, "size"}
    arrays        each at a multiple of 64 bytes, little-endian

Opening checks the header's checksum and the file's length; `Container.damaged` reads every byte.
"""

import json
import mmap
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from weakref import finalize
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.errors import DamagedIndexError

MAGIC = b"BANTIN\x00"
VERSION = 1
ALIGNMENT = 64
_PREAMBLE = 20
_COPY_BYTES = 1 << 20


class ArraySink:
    """Collects one array piece by piece in a file of its own."""

    def __init__(self, folder: Path, name: str, kind: str) -> None:
        self.name = name
        self.kind = np.dtype(kind).newbyteorder("<")
        self.length = 0
        self.path = folder / f"{name}.part"
        self._file = self.path.open("wb")

    def append(self, values: NDArray[Any]) -> None:
        """Add values, in the array's own type."""
        self._file.write(np.ascontiguousarray(values, dtype=self.kind).view(np.uint8).data)
        self.length += len(values)

    def close(self) -> None:
        """Finish writing, so that the file can be read."""
        self._file.close()


class Sinks:
    """The arrays of a container while it is being made, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sinks: dict[str, ArraySink] = {}

    def append(self, name: str, values: NDArray[Any]) -> None:
        """Add values to the array of a name; its first values decide its type."""
        if name not in self._sinks:
            self._sinks[name] = ArraySink(self._folder, name, values.dtype.str)
        self._sinks[name].append(values)

    def narrow(self, name: str) -> None:
        """Give an array of non-negative integers the narrowest type that holds them all."""
        if name not in self._sinks:
            return
        sink = self._sinks[name]
        sink.close()
        values = np.fromfile(sink.path, sink.kind)
        kind = np.min_scalar_type(int(values.max(initial=0)))
        self._sinks[name] = ArraySink(self._folder, name, kind.str)
        self._sinks[name].append(values)

    def length(self, name: str) -> int:
        """Return how many values an array has so far."""
        return self._sinks[name].length if name in self._sinks else 0

    def write(self, path: Path, meta: Mapping[str, Any]) -> None:
        """Write all arrays into one file, and remove the files of single arrays."""
        for sink in self._sinks.values():
            sink.close()
        _write(path, list(self._sinks.values()), meta)
        self.discard()

    def discard(self) -> None:
        """Remove the files of single arrays."""
        for sink in self._sinks.values():
            sink.close()
            sink.path.unlink(missing_ok=True)


def _write(path: Path, sinks: list[ArraySink], meta: Mapping[str, Any]) -> None:
    sizes = {sink.name: sink.length * sink.kind.itemsize for sink in sinks}
    arrays = {
        sink.name: {
            "type": sink.kind.str,
            "length": sink.length,
            "at": 0,
            "crc": _checksum(sink.path),
        }
        for sink in sinks
    }
    # The offsets of the arrays depend on the header's length, which depends on the digits of the
    # offsets: a first header with the widest possible offsets fixes its length.
    header = _header(arrays, sizes, meta, start=1 << 50)
    start = _aligned(_PREAMBLE + len(header))
    header = _header(arrays, sizes, meta, start).ljust(len(header))
    with path.open("xb") as file:
        file.write(MAGIC + bytes([VERSION]))
        file.write(len(header).to_bytes(8, "little"))
        file.write(crc32(header).to_bytes(4, "little"))
        file.write(header)
        file.write(bytes(start - file.tell()))
        for sink in sinks:
            file.write(bytes(_aligned(file.tell()) - file.tell()))
            with sink.path.open("rb") as piece:
                while block := piece.read(_COPY_BYTES):
                    file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _header(
    arrays: dict[str, dict[str, Any]], sizes: Mapping[str, int], meta: Mapping[str, Any], start: int
) -> bytes:
    at = start
    for name, array in arrays.items():
        at = _aligned(at)
        array["at"] = at
        at += sizes[name]
    described = {"arrays": arrays, "meta": dict(meta), "size": at}
    return json.dumps(described, separators=(",", ":")).encode()


def _aligned(at: int) -> int:
    return -(-at // ALIGNMENT) * ALIGNMENT


def _checksum(path: Path) -> int:
    value = 0
    with path.open("rb") as file:
        while block := file.read(_COPY_BYTES):
            value = crc32(block, value)
    return value


class _OpenFile:
    """A file that is closed when its last reference goes away."""

    def __init__(self, file: BinaryIO) -> None:
        self.descriptor = os.dup(file.fileno())
        finalize(self, os.close, self.descriptor)

    def read(self, at: int, length: int) -> bytes:
        return os.pread(self.descriptor, length, at)

    def checksum(self, at: int, length: int) -> int:
        """Return the CRC-32 of a part; a sector that cannot be read is an OSError.

        Reading it from the map would end the process.
        """
        value = 0
        for begin in range(at, at + length, _COPY_BYTES):
            value = crc32(self.read(begin, min(_COPY_BYTES, at + length - begin)), value)
        return value

    def status(self) -> os.stat_result:
        return os.fstat(self.descriptor)


@dataclass(frozen=True, slots=True)
class Container:
    """An open file of arrays, mapped into memory; processes that open it share the memory."""

    path: Path
    arrays: Mapping[str, Mapping[str, Any]]
    meta: Mapping[str, Any]
    _map: mmap.mmap
    _file: "_OpenFile"

    @property
    def size(self) -> int:
        """The length of the file in bytes."""
        return len(self._map)

    @property
    def identity(self) -> tuple[int, int]:
        """What hard links to one file share: its device, and its number there."""
        status = self._file.status()
        return status.st_dev, status.st_ino

    @property
    def stamp(self) -> tuple[int, int]:
        """The length and the time of the last change, in nanoseconds, that the disk has now."""
        status = self._file.status()
        return status.st_size, status.st_mtime_ns

    def __getitem__(self, name: str) -> NDArray[Any]:
        """Return an array of the file; an array that was never written is empty."""
        if name not in self.arrays:
            return np.empty(0, np.uint8)
        array = self.arrays[name]
        return np.frombuffer(self._map, np.dtype(array["type"]), array["length"], array["at"])

    def reader(self, name: str) -> Callable[[int, int], bytes]:
        """Return a function that reads the bytes of an array between two offsets; not mapped."""
        at = int(self.arrays[name]["at"]) if name in self.arrays else 0
        file = self._file
        # Not by `file.read`: a page reads ten texts.
        return lambda first, last: os.pread(file.descriptor, last - first, at + first)

    def damaged(self) -> Iterator[str]:
        """Yield the names of the arrays whose checksum is wrong; reads every byte.

        `padding` stands for what lies between them, `length` for a file that is now shorter or
        longer than its map: bytes that are gone cannot be read.
        """
        if self.stamp[0] != self.size:
            yield "length"
            return
        for name, array in self.arrays.items():
            if self._file.checksum(array["at"], self[name].nbytes) != array["crc"]:
                yield name
        if any(self._file.read(first, last - first).strip(b"\0") for first, last in self._gaps()):
            yield "padding"

    def _gaps(self) -> Iterator[tuple[int, int]]:
        """Yield where the bytes between header and arrays begin and end."""
        end = _PREAMBLE + int.from_bytes(self._map[8:16], "little")
        for name, array in sorted(self.arrays.items(), key=lambda each: int(each[1]["at"])):
            yield end, array["at"]
            end = array["at"] + self[name].nbytes
        yield end, self.size


def open_container(path: Path) -> Container:
    """Open a file of arrays.

    Raises:
        DamagedIndexError: if the file is no container, is cut short, or its header was altered.

    """
    with path.open("rb") as file:
        preamble = file.read(_PREAMBLE)
        if preamble[:7] != MAGIC or len(preamble) < _PREAMBLE:
            raise DamagedIndexError(path, "không phải tệp chỉ mục", "is no index file")
        if preamble[7] != VERSION:
            raise DamagedIndexError(
                path,
                f"có dạng {preamble[7]}, chương trình này đọc dạng {VERSION}",
                f"has layout {preamble[7]}, this program reads {VERSION}",
            )
        size = os.fstat(file.fileno()).st_size
        # A damaged length may exceed the memory.
        header = file.read(min(size, int.from_bytes(preamble[8:16], "little")))
        described = _read_header(path, header, int.from_bytes(preamble[16:20], "little"))
        if size != described["size"]:
            raise DamagedIndexError(
                path,
                f"dài {size} byte, phải là {described['size']}",
                f"has {size} bytes, {described['size']} expected",
            )
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return Container(path, described["arrays"], described["meta"], mapped, _OpenFile(file))


def _read_header(path: Path, header: bytes, checksum: int) -> Any:
    if crc32(header) != checksum:
        raise DamagedIndexError(path, "phần đầu đã bị thay đổi", "its header was altered")
    return json.loads(header)
