"""The listing: all bulletins of an answer in order, without pages, for downloads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.engine.contract import DocIds, Record


@dataclass(frozen=True, slots=True)
class Listing:
    """The records of all bulletins of an answer, read one by one while they are iterated over.

    Whatever its length, a listing takes eight bytes of memory a bulletin.
    """

    doc_ids: DocIds
    read: Callable[[int], Record]

    def __len__(self) -> int:
        return len(self.doc_ids)

    def __iter__(self) -> Iterator[Record]:
        return (self.read(each) for each in map(int, self.doc_ids))
