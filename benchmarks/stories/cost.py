"""What recognising stories takes beside the rest of indexing, by turns in one process."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from unittest.mock import patch

import numpy as np
from numpy import intp, uint32

from index.analysis import analyse_all
from index.bulletin import Bulletin
from index.codec.builder import SegmentBuilder
from index.codec.document import Document
from search.engine.index_reader import IndexReader
from search.stories.sketch import Sketches

TURNS = 5

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds of a core an item: indexing without stories, sketching, and grouping."""

    indexing: float
    sketching: float
    grouping: float

    @property
    def share(self) -> float:
        """What recognising stories adds, as a share of indexing without it."""
        return (self.sketching + self.grouping) / self.indexing


def measure_cost(bulletins: Sequence[Bulletin], reader: IndexReader) -> Cost:
    """Index some bulletins with and without sketches by turns, and group those of a reader."""
    analyse_all(bulletins[:_BATCH])
    documents: list[Document] = []
    analysing = _seconds(lambda: documents.extend(_analysed(bulletins)))
    with_sketches, without = [], []
    for _ in range(TURNS):
        with_sketches.append(_seconds(lambda: _write(documents)))
        with patch("index.codec.runs.inversion.make_sketches", _no_sketches):
            without.append(_seconds(lambda: _write(documents)))
    grouping = min(_seconds(lambda: reader.find_stories()) for _ in range(TURNS))
    differences = [one - other for one, other in zip(with_sketches, without, strict=True)]
    item = 1e6 / len(bulletins)
    return Cost(
        (analysing + median(without)) * item,
        median(differences) * item,
        grouping * 1e6 / reader.count,
    )


def _analysed(bulletins: Sequence[Bulletin]) -> Sequence[Document]:
    return [
        document
        for at in range(0, len(bulletins), _BATCH)
        for document in analyse_all(bulletins[at : at + _BATCH])
    ]


def _write(documents: Sequence[Document]) -> None:
    with TemporaryDirectory() as place:
        builder = SegmentBuilder(Path(place))
        for each in documents:
            builder.add(each)
        builder.finish(Path(place) / "segment")


def _no_sketches(*arguments: object) -> Sketches:
    (counts,) = (each for each in arguments[-1:] if isinstance(each, np.ndarray))
    return Sketches(np.empty(0, uint32), np.zeros(len(counts), intp))


def _seconds(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return process_time() - started
