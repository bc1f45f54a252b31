"""The documents of a benchmark: a file of bulletins, read anew for each engine."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

from index.bulletin import Bulletin
from index.reading.source import read

ORGANISATIONS = tuple(f"Đơn vị thử nghiệm {number:03}" for number in range(300))
"""Invented: news items have none, and every engine must have the same to count."""

MOST_ORGANISATIONS = 5


@dataclass(frozen=True, slots=True)
class Corpus:
    """The first `limit` bulletins of a file, each under 0 to 5 organisations drawn by its id."""

    path: Path
    limit: int | None = None

    def __iter__(self) -> Iterator[Bulletin]:
        bulletins = (each for each in read([self.path]) if isinstance(each, Bulletin))
        for bulletin in islice(bulletins, self.limit):
            yield replace(bulletin, organisations=draw_organisations(bulletin.id))


def draw_organisations(id: str) -> tuple[str, ...]:
    """Return the organisations of a bulletin: the same whenever, wherever and in whatever order."""
    random = Random(id)
    return tuple(random.sample(ORGANISATIONS, random.randint(0, MOST_ORGANISATIONS)))
