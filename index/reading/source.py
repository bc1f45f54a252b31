"""Files and folders in, bulletins and problems out: the one door of the readers."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from index.bulletin import Bulletin
from index.problem import Problem
from index.reading.file import SUFFIXES, SourceFile
from index.reading.items import Found, Listing
from index.reading.walk import walk

Location = tuple[Path, int]
"""A file, and a line in it counted from 1."""


def files(paths: Iterable[Path]) -> Iterator[SourceFile | Problem]:
    """Yield the files to read under some files and folders, in their order."""
    for path in walk(paths, SUFFIXES):
        yield path if isinstance(path, Problem) else SourceFile(path)


def read(paths: Iterable[Path]) -> Iterator[Bulletin | Problem | Listing]:
    """Yield what the files and folders hold, in their order; no two bulletins share an id."""
    locations: dict[str, Location] = {}
    for file in files(paths):
        if isinstance(file, Problem):
            yield file
            continue
        try:
            for item in file.items():
                if isinstance(item, Problem | Listing):
                    yield item
                elif isinstance(item, Found):
                    location = (file.path, item.line)
                    first = locations.setdefault(item.bulletin.id, location)
                    yield (
                        item.bulletin
                        if first is location
                        else duplicate(location, item.bulletin.id, first)
                    )
        except OSError as error:
            yield Problem.unreadable(file.path, error)


def duplicate(again: Location, id: str, first: Location) -> Problem:
    """Return the problem of a bulletin whose id another one had before it."""
    # A file name need not be text; this reason must be.
    location = f"{str(first[0]).encode(errors='replace').decode()}:{first[1]}"
    return Problem.error(
        *again,
        f"trùng mã “{id}”, đã có ở {location}",
        f"the id “{id}” is taken, first at {location}",
    )
