"""Comparison of sources with what the last run read: what is new, changed, unchanged, removed.

A file or record with a known digest is not read: its bulletins are unchanged.
"""

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from index.bulletin import Bulletin
from index.opening.origins import UNKNOWN, Origins, files_below
from index.problem import SourceProblem
from index.reading.file import SourceFile
from index.reading.items import FoundItem, Known, ListingCount
from index.reading.source import Location, duplicate, files, twin
from index.report import Tally
from index.writing.origins_writer import OriginsWriter

LARGE = 1 << 20
"""Bytes of a file whose digest another thread takes meanwhile, if none can be known."""


class Comparison:
    """Reads sources once, and calls `notice` after each step."""

    def __init__(
        self,
        sources: Sequence[Path],
        before: Origins,
        tally: Tally,
        notice: Callable[[], None] = lambda: None,
    ) -> None:
        self.tally = tally
        self.is_stale = False
        """Whether the next run can skip a file that this one had to read."""
        self._before = before
        self._notice = notice
        self._files = list(files(sources, tally.pass_over))
        self._bytes = sum(_size(each) for each in self._files)
        self._bytes_done = 0
        self._file: SourceFile | None = None
        self._seen = np.zeros(len(before), np.bool_)
        self._locations: dict[str, Location] = {}
        self._contents: dict[str, bytes] = {}
        self._passed: dict[int, Path] = {}
        self._unread: list[Path] = []
        self._writer = OriginsWriter()

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return self._bytes

    @property
    def share(self) -> float:
        """The share of the sources' bytes that were read, from 0 to 1."""
        done = self._bytes_done + (self._file.bytes_read() if self._file else 0)
        return min(1.0, done / self._bytes) if self._bytes else 1.0

    def changed(self) -> Iterator[Bulletin]:
        """Yield the bulletins that are new or changed, as their sources give them."""
        for file in self._files:
            if isinstance(file, SourceProblem):
                self._lose(file)
                continue
            self._file = file
            try:
                yield from self._read(file)
            except OSError as error:
                self._lose(SourceProblem.unreadable(file.path, error))
                self._writer.end_file(str(file.path.absolute()), UNKNOWN)
            self._file = None
            self._bytes_done += _size(file)
            self._notice()

    def settle(self, *, keep_rest: bool, withdrawn: Collection[str] = ()) -> Origins:
        """Record what was removed, after everything was read, and return the new origins.

        A bulletin that was not met is removed, unless `keep_rest` is set or its file or folder
        could not be read: bulletins must not be lost because a network is down.
        """
        origins = self._before
        spared = range(len(origins.files))
        for file in spared if keep_rest else files_below(origins, self._unread):
            self._spare(file, withdrawn)
        for number in np.flatnonzero(~self._seen).tolist():
            self.tally.remove(origins.id(number), origins.content(number))
        return self._writer.finish()

    def _read(self, file: SourceFile) -> Iterator[Bulletin]:
        stamp = file.stamp()
        if not self._before.files and stamp[0] > LARGE:
            with ThreadPoolExecutor(1) as thread:
                digested = thread.submit(file.digest)
                is_clean = yield from self._read_items(file)
                self._end(file, stamp, digested.result(), is_clean=is_clean)
            return
        digest = file.digest()
        known = self._before.find_file(digest)
        if known is not None:
            numbers = self._before.in_file(known)
            if not self._seen[numbers.start : numbers.stop].any():
                self._seen[numbers.start : numbers.stop] = True
                self._passed[known] = file.path
                self.tally.unchanged += len(numbers)
                self._writer.keep_all(self._before, numbers)
                self._writer.end_file(str(file.path.absolute()), digest)
                return
        is_clean = yield from self._read_items(file)
        self._end(file, stamp, digest, is_clean=is_clean)

    def _end(
        self, file: SourceFile, stamp: tuple[int, int], digest: bytes, *, is_clean: bool
    ) -> None:
        """Record a file that was read, with its digest if the next run may skip it."""
        # The file may have been written to since its digest was taken.
        is_clean = is_clean and file.stamp() == stamp
        self.is_stale |= is_clean
        self._writer.end_file(str(file.path.absolute()), digest if is_clean else UNKNOWN)

    def _read_items(self, file: SourceFile) -> Generator[Bulletin, None, bool]:
        """Yield the changed bulletins of a file; return whether the next run may skip the file."""
        is_clean = True
        for item in file.items(self._is_known):
            match item:
                case Known():
                    is_clean &= self._pass(item, file.path)
                case FoundItem():
                    location = (file.path, item.line)
                    if (first := self._first_location(item.bulletin.id)) and self._is_twin(item):
                        self.tally.note(twin(location, item.bulletin.id, first))
                        is_clean = False
                        item = item.as_twin()
                        first = self._first_location(item.bulletin.id)
                    if first:
                        self.tally.note(duplicate(location, item.bulletin.id, first))
                        is_clean = False
                    elif self._is_changed(item, file.path):
                        yield item.bulletin
                case ListingCount():
                    self.tally.note_listing(item)
                    is_clean = False
                case SourceProblem():
                    self.tally.note(item)
                    is_clean = False
            self._notice()
        return is_clean

    def _is_known(self, digest: bytes) -> bool:
        return self._before.find_record(digest) is not None

    def _pass(self, item: Known, path: Path) -> bool:
        """Keep the bulletin of a known record; return False if its id was met before."""
        number = self._before.find_record(item.digest)
        assert number is not None
        id = self._before.id(number)
        if first := self._first_location(id):
            self.tally.note(duplicate((path, item.line), id, first))
            return False
        self._seen[number] = True
        self._locations[id] = (path, item.line)
        self.tally.unchanged += 1
        self._writer.add(id, item.line, item.digest, self._before.content(number))
        return True

    def _is_changed(self, item: FoundItem, path: Path) -> bool:
        """Note a bulletin that was read; return whether it is new or its content changed."""
        bulletin = item.bulletin
        content = bytes.fromhex(bulletin.content_hash)
        self._locations[bulletin.id] = (path, item.line)
        self._contents[bulletin.id] = content
        self._writer.add(bulletin.id, item.line, item.digest or UNKNOWN, content)
        number = self._before.find(bulletin.id)
        if number is None:
            self.tally.add(bulletin.id, content)
            return True
        self._seen[number] = True
        old = self._before.content(number)
        if old == content:
            self.tally.unchanged += 1
            return False
        self.tally.change(bulletin.id, old, content)
        return True

    def _is_twin(self, item: FoundItem) -> bool:
        """Tell whether a bulletin with an id met before is another one of that address or title."""
        id = item.bulletin.id
        content = self._contents.get(id)
        if content is None and (number := self._before.find(id)) is not None:
            content = self._before.content(number)
        return not item.is_named and content != bytes.fromhex(item.bulletin.content_hash)

    def _first_location(self, id: str) -> Location | None:
        """Return where this run met an id before, or None."""
        if place := self._locations.get(id):
            return place
        number = self._before.find(id)
        if number is None or not self._seen[number]:
            return None
        file, line = self._before.location(number)
        return self._passed.get(file, Path(self._before.files[file])), line

    def _lose(self, problem: SourceProblem) -> None:
        """Note a file or folder that cannot be read."""
        self.tally.note(problem)
        self._unread.append(problem.path.absolute())

    def _spare(self, file: int, withdrawn: Collection[str]) -> None:
        """Keep the bulletins of a file that were not met elsewhere."""
        origins = self._before
        numbers = origins.in_file(file)
        kept = [
            number
            for number in numbers
            if not self._seen[number] and not (withdrawn and origins.id(number) in withdrawn)
        ]
        if not kept:
            return
        self._seen[kept] = True
        self.tally.unchanged += len(kept)
        if len(kept) == len(numbers):
            self._writer.keep_all(origins, numbers)
        else:
            for number in kept:
                self._writer.keep(origins, number)
        digest = origins.file_digest(file) if len(kept) == len(numbers) else UNKNOWN
        self._writer.end_file(origins.files[file], digest)


def _size(file: SourceFile | SourceProblem) -> int:
    if isinstance(file, SourceProblem):
        return 0
    try:
        return file.stamp()[0]
    except OSError:
        return 0
