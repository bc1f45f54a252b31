"""One file of bulletins: its reader, chosen by its suffix, its digest, and its items."""

import gzip
import lzma
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, cast

from index.problem import SourceProblem
from index.reading.digest import digest_file
from index.reading.html.reader import read_html
from index.reading.items import IsKnown, Item, nothing_is_known
from index.reading.page import read_page
from index.reading.records.json_lines import read_json_lines
from index.reading.records.table import read_table

LARGEST_PAGE = 32 * 1024 * 1024
"""The most bytes of a file of one bulletin, including pictures embedded in a saved page."""

_PAGES: dict[str, Callable[[Path, bytes], Iterator[Item]]] = {
    ".txt": read_page,
    ".html": read_html,
    ".htm": read_html,
}
_LINES = (".jsonl", ".jsonl.gz", ".jsonl.xz")
_TABLE = ".csv"
SUFFIXES = (*_PAGES, *_LINES, _TABLE)


class SourceFile:
    """A file whose name ends with one of SUFFIXES."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kind = next(known for known in SUFFIXES if path.name.lower().endswith(known))
        self._stream: BinaryIO | None = None

    def digest(self) -> bytes:
        """Return a digest of the kind and the bytes of the file; raises OSError."""
        return digest_file(self.path, self._kind)

    def stamp(self) -> tuple[int, int]:
        """Return the size and the modification time (ns) of the file; raises OSError."""
        status = self.path.stat()
        return status.st_size, status.st_mtime_ns

    def bytes_read(self) -> int:
        """Return how many bytes of the file were read so far; 0 before and after reading."""
        return self._stream.tell() if self._stream and not self._stream.closed else 0

    def items(self, is_known: IsKnown = nothing_is_known) -> Iterator[Item]:
        """Yield the items of the file; raises OSError if it cannot be read.

        Records whose digest `is_known` accepts are yielded as `Known`, unread (JSON Lines only).
        """
        if self._kind in _PAGES:
            yield from self._read_page()
            return
        with ExitStack() as stack:
            self._stream = stack.enter_context(self.path.open("rb"))
            lines = stack.enter_context(_unpacked(self._stream, self._kind))
            if self._kind == _TABLE:
                yield from read_table(self.path, lines)
            else:
                yield from read_json_lines(self.path, lines, is_known)

    def _read_page(self) -> Iterator[Item]:
        with self.path.open("rb") as stream:
            data = stream.read(LARGEST_PAGE + 1)
        if len(data) > LARGEST_PAGE:
            yield _too_large(self.path)
        else:
            yield from _PAGES[self._kind](self.path, data)


def _unpacked(stream: BinaryIO, kind: str) -> BinaryIO:
    if kind.endswith(".gz"):
        return cast(BinaryIO, gzip.open(stream))
    if kind.endswith(".xz"):
        return cast(BinaryIO, lzma.open(stream))
    return stream


def _too_large(path: Path) -> SourceProblem:
    megabytes = LARGEST_PAGE // 1024**2
    return SourceProblem.error(
        path,
        None,
        f"tệp lớn hơn {megabytes} MB, không thể là một trang bản tin",
        f"the file is larger than {megabytes} MB, too large for the page of one bulletin",
    )
