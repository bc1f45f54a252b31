"""Files and folders in, bulletins and problems out: the one door of the readers."""

import gzip
import lzma
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from index.bulletin import Bulletin
from index.problem import Problem
from index.reading.found import Found, Item, Listing
from index.reading.html.reader import read_html
from index.reading.json_lines import read_json_lines
from index.reading.page import read_page
from index.reading.table import read_table
from index.reading.walk import walk

LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes of a file that holds one bulletin, the pictures inside a saved page included."""

_PAGES: dict[str, Callable[[Path, bytes], Iterator[Item]]] = {
    ".txt": read_page,
    ".html": read_html,
    ".htm": read_html,
}
_STREAMS: dict[str, Callable[[Path, BinaryIO], Iterator[Item]]] = {
    ".jsonl": read_json_lines,
    ".jsonl.gz": read_json_lines,
    ".jsonl.xz": read_json_lines,
    ".csv": read_table,
}
SUFFIXES = (*_PAGES, *_STREAMS)


def read(paths: Iterable[Path]) -> Iterator[Bulletin | Problem | Listing]:
    """Yield what the files and folders hold, in their order; no two bulletins share an id."""
    places: dict[str, tuple[Path, int]] = {}
    for path in walk(paths, SUFFIXES):
        if isinstance(path, Problem):
            yield path
            continue
        for item in _read_file(path):
            if not isinstance(item, Found):
                yield item
            elif first := places.get(item.bulletin.id):
                yield _duplicate(path, item, *first)
            else:
                places[item.bulletin.id] = (path, item.line)
                yield item.bulletin


def _read_file(path: Path) -> Iterator[Item]:
    suffix = next(known for known in SUFFIXES if path.name.lower().endswith(known))
    try:
        if suffix in _STREAMS:
            with _opened(path, suffix) as stream:
                yield from _STREAMS[suffix](path, stream)
            return
        with path.open("rb") as stream:
            data = stream.read(LARGEST_PAGE + 1)
    except OSError as error:
        yield Problem.unreadable(path, error)
        return
    if len(data) > LARGEST_PAGE:
        yield _too_large(path)
    else:
        yield from _PAGES[suffix](path, data)


def _opened(path: Path, suffix: str) -> BinaryIO:
    if suffix.endswith(".gz"):
        return cast(BinaryIO, gzip.open(path))
    if suffix.endswith(".xz"):
        return cast(BinaryIO, lzma.open(path))
    return path.open("rb")


def _duplicate(path: Path, again: Found, first: Path, first_line: int) -> Problem:
    # A file name need not be text; this reason must be.
    place = f"{str(first).encode(errors='replace').decode()}:{first_line}"
    return Problem.error(
        path,
        again.line,
        f"trùng mã “{again.bulletin.id}”, đã có ở {place}",
        f"the id “{again.bulletin.id}” is taken, first at {place}",
    )


def _too_large(path: Path) -> Problem:
    megabytes = LARGEST_PAGE // 1024**2
    return Problem.error(
        path,
        None,
        f"tệp lớn hơn {megabytes} MB, không thể là một trang bản tin",
        f"the file is larger than {megabytes} MB, too large for the page of one bulletin",
    )
