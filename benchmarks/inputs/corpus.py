"""The documents of a benchmark: a file of bulletins, or more of them made of its paragraphs.

Both are read again for each engine, one document after the other, and are never whole in memory.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

from index.bulletin import Bulletin
from index.reading.source import read

ORGANISATIONS = tuple(f"Đơn vị thử nghiệm {number:03}" for number in range(300))
"""Invented organisations: news items have none, and every engine must count the same."""

MOST_ORGANISATIONS = 5

SEED = 20200713

FEWEST_MIXED, MOST_MIXED = 2_000, 4_000
"""Bounds for the number of bulletins that exchange their paragraphs. It is drawn for each pass over
the file, so that other bulletins exchange them; so many long texts still fit into memory."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The first `limit` bulletins of a file, each with 0 to 5 organisations drawn by its id."""

    path: Path
    limit: int | None = None

    def __iter__(self) -> Iterator[Bulletin]:
        bulletins = (each for each in read([self.path]) if isinstance(each, Bulletin))
        for bulletin in islice(bulletins, self.limit):
            yield replace(bulletin, organisations=draw_organisations(bulletin.id))

    def first(self, count: int) -> "Corpus":
        """Return the first `limit` documents."""
        return replace(self, limit=count)


@dataclass(frozen=True, slots=True)
class Synthesis:
    """`count` bulletins, each with the title and lead of a real one over paragraphs of others.

    They are as long as the real ones, and the same each time. Raises ValueError if none is real.
    """

    corpus: Corpus
    count: int
    seed: int = SEED

    def __iter__(self) -> Iterator[Bulletin]:
        for number, bulletin in enumerate(islice(self._endless(), self.count)):
            id = f"synthesised-{number:07}"
            yield replace(bulletin, id=id, organisations=draw_organisations(id))

    def first(self, count: int) -> "Synthesis":
        """Return the first `limit` documents."""
        return replace(self, count=count)

    def _endless(self) -> Iterator[Bulletin]:
        random = Random(self.seed)
        while True:
            bulletins = iter(self.corpus)
            mixed = 0
            while batch := list(islice(bulletins, random.randint(FEWEST_MIXED, MOST_MIXED))):
                yield from _recombine(batch, random)
                mixed += len(batch)
            if not mixed:
                raise ValueError(f"{self.corpus.path}: no bulletin to recombine")


def draw_organisations(id: str) -> tuple[str, ...]:
    """Return the organisations of a bulletin, which depend on its id alone."""
    random = Random(id)
    return tuple(random.sample(ORGANISATIONS, random.randint(0, MOST_ORGANISATIONS)))


def _recombine(bulletins: Sequence[Bulletin], random: Random) -> Iterator[Bulletin]:
    """Yield the bulletins with their paragraphs exchanged; each gets as many as it had."""
    paragraphs = [paragraph for each in bulletins for paragraph in each.body]
    random.shuffle(paragraphs)
    dealt = iter(paragraphs)
    for each in bulletins:
        yield replace(each, body=tuple(islice(dealt, len(each.body))))
