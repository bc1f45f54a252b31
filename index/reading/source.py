"""Reads files and folders; the only way into the readers."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from index.bulletin import Bulletin
from index.problem import SourceProblem
from index.reading.file import SUFFIXES, SourceFile
from index.reading.items import FoundItem, ListingCount
from index.reading.walk import PassOver, walk

Location = tuple[Path, int]
"""A file, and a line in it counted from 1."""


def files(
    paths: Iterable[Path], pass_over: PassOver = lambda _: None
) -> Iterator[SourceFile | SourceProblem]:
    """Yield the files to read under some files and folders, in their order."""
    for path in walk(paths, SUFFIXES, pass_over):
        yield path if isinstance(path, SourceProblem) else SourceFile(path)


def read(paths: Iterable[Path]) -> Iterator[Bulletin | SourceProblem | ListingCount]:
    """Yield the bulletins and problems of files and folders, in order; all ids are different."""
    locations: dict[str, Location] = {}
    contents: dict[str, str] = {}
    for file in files(paths):
        if isinstance(file, SourceProblem):
            yield file
            continue
        try:
            for item in file.items():
                if isinstance(item, SourceProblem | ListingCount):
                    yield item
                elif isinstance(item, FoundItem):
                    location = (file.path, item.line)
                    content = item.bulletin.content_hash
                    if first := locations.get(item.bulletin.id):
                        if item.is_named or contents[item.bulletin.id] == content:
                            yield duplicate(location, item.bulletin.id, first)
                            continue
                        yield twin(location, item.bulletin.id, first)
                        item = item.as_twin()
                        if again := locations.get(item.bulletin.id):
                            yield duplicate(location, item.bulletin.id, again)
                            continue
                    locations[item.bulletin.id] = location
                    contents[item.bulletin.id] = content
                    yield item.bulletin
        except OSError as error:
            yield SourceProblem.unreadable(file.path, error)


def twin(second: Location, id: str, first: Location) -> SourceProblem:
    """Return the warning for a bulletin that gets another id because its own is taken."""
    location = _written(first)
    return SourceProblem.warning(
        *second,
        f"cùng địa chỉ hoặc tiêu đề với bản tin ở {location}; đã giữ dưới mã riêng,"
        f" không phải “{id}”",
        f"the same address or title as the bulletin at {location}; kept under an id of its own"
        f" instead of “{id}”",
    )


def duplicate(again: Location, id: str, first: Location) -> SourceProblem:
    """Return the error for a bulletin whose id an earlier one has."""
    location = _written(first)
    return SourceProblem.error(
        *again,
        f"trùng mã “{id}”, đã có ở {location}",
        f"the id “{id}” is taken, first at {location}",
    )


def _written(location: Location) -> str:
    # A file name need not be valid text; a reason must be.
    return f"{str(location[0]).encode(errors='replace').decode()}:{location[1]}"
