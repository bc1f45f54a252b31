"""Inversion: sorts the occurrences of new documents by term into a run, a file of its own.

The file holds the five arrays of the occurrences end to end. Memory stays bounded, because only the
terms of a run are kept; runs share the bytes of terms that they have in common.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy import intp, uint8, uint32
from numpy.typing import NDArray

from index.codec.document import Document, DocumentFields
from index.codec.layout import Layout
from index.codec.runs.following import find_followers
from index.codec.runs.occurrence import Occurrences, TermDictionary, order_terms, stable_order
from index.codec.runs.term_numbers import TermNumbers
from index.codec.sketches import SketchWriter
from search.engine.segment.followers import mask_buckets
from search.field import Field
from search.stories.sketch import make_sketches
from search.text.analysis import GAP, AnalysedFields

_COLUMNS = (
    ("terms", uint32),
    ("doc_ids", uint32),
    ("packed_positions", uint32),
    ("fields", uint8),
    ("followers", uint8),
)


@dataclass(frozen=True, slots=True)
class FreshRun:
    """A run in a file; the occurrences of plain term `n` end before index `plain_ends[n]`."""

    count: int
    vocabulary: TermDictionary
    plain_ends: NDArray[intp]
    path: Path

    @property
    def plain_counts(self) -> NDArray[intp]:
        """How many occurrences each plain term has."""
        return np.diff(self.plain_ends, prepend=0)

    def occurrences(self, first: int, last: int) -> Occurrences:
        """Return the occurrences of the plain terms from `first` up to but not `last`."""
        bounds = (first, last, len(self.plain_ends))
        start, end, total = (int(self.plain_ends[each - 1]) if each else 0 for each in bounds)
        columns: dict[str, NDArray[Any]] = {}
        with self.path.open("rb") as file:
            at = 0
            for name, kind in _COLUMNS:
                size = np.dtype(kind).itemsize
                columns[name] = _read(file, at + start * size, kind, end - start)
                at += total * size
        return Occurrences(**columns)


class OpenRun:
    """The documents added since the last run was closed."""

    def __init__(self, layout: Layout, sketches: SketchWriter) -> None:
        self._layout = layout
        self._sketches = sketches
        self._clear()

    def _clear(self) -> None:
        self.count = 0
        numbers: dict[str, int] = {}
        self._numbers = numbers
        self._renumbered = TermNumbers(lambda term: numbers.setdefault(term, len(numbers)))
        self._terms: list[NDArray[uint32]] = []
        self._packed: list[NDArray[uint32]] = []
        self._sizes: list[NDArray[intp]] = []
        # Documents analysed together share arrays, and come one after the other.
        self._analysed: AnalysedFields | None = None
        self._first = self._last = 0

    def add(self, document: Document) -> None:
        """Add a document."""
        fields = DocumentFields.of(document.fields)
        if fields.analysed is not self._analysed or fields.first != self._last:
            self.take_in()
            self._analysed, self._first = fields.analysed, fields.first
        self._last = fields.first + len(Field)
        self.count += 1

    def take_in(self) -> None:
        """Take what was added out of the arrays that it shares, which are held no longer.

        The fields of a document follow each other, with the same gap as paragraphs.
        """
        if self._analysed is None:
            return
        held, ends = self._analysed, self._analysed.ends[self._first : self._last]
        start = held.end(self._first - 1)
        chosen = slice(start, held.end(self._last - 1))
        sizes, packed = np.diff(ends, prepend=start), held.packed_positions[chosen]
        has_terms = sizes > 0
        widths = np.zeros(len(sizes), intp)
        widths[has_terms] = (packed.take(ends[has_terms] - start - 1) >> 1) + GAP
        rows = widths.reshape(-1, len(Field))
        starts = rows.cumsum(axis=1) - rows
        self._layout.add(starts, sizes.reshape(rows.shape))
        self._sizes.append(sizes)
        self._terms.append(self._renumbered.of(held.vocabulary, held.numbers[chosen]))
        self._packed.append(packed + np.repeat(2 * starts.reshape(-1), sizes).astype(uint32))
        self._analysed = None

    def close(self, path: Path, shared: dict[bytes, bytes]) -> FreshRun:
        """Write the documents added since the last call to `path`, and return them as a run."""
        self.take_in()
        vocabulary, numbers = order_terms([each.encode() for each in self._numbers])
        terms = numbers.take(np.concatenate(self._terms or [_NOTHING])).astype(uint32)
        packed = np.concatenate(self._packed or [_NOTHING])
        sizes = np.concatenate(self._sizes) if self._sizes else np.empty(0, intp)
        cells = np.arange(len(sizes))
        buckets = mask_buckets(vocabulary.plain_terms).take(vocabulary.plain_numbers)
        occurrences = Occurrences(
            terms,
            np.repeat(cells // len(Field), sizes).astype(uint32),
            packed,
            np.repeat(cells % len(Field), sizes).astype(uint8),
            find_followers(
                buckets.take(terms), packed >> 1, sizes.reshape(-1, len(Field)).sum(axis=1)
            ),
        )
        run = invert(vocabulary, occurrences, self.count, path, shared, self._sketches)
        self._clear()
        return run


_NOTHING = np.empty(0, uint32)
_AUTHOR = list(Field).index(Field.AUTHOR)


def invert(
    vocabulary: TermDictionary,
    occurrences: Occurrences,
    count: int,
    path: Path,
    shared: dict[bytes, bytes],
    sketches: SketchWriter,
) -> FreshRun:
    """Return a run of `count` documents, written to `path`, and write their sketches.

    `occurrences` come in order of document and position. `shared` maps the bytes of each term of
    earlier runs to the object to share.
    """
    plains = vocabulary.plain_numbers.take(occurrences.terms)
    # Who signs a text tells nothing of its story.
    told = occurrences.fields != _AUTHOR
    counts = np.bincount(occurrences.doc_ids[told], minlength=count)
    positions = occurrences.packed_positions[told] >> 1
    sketches.add(make_sketches(vocabulary.plain_terms, plains[told], positions, counts))
    order = stable_order(plains)
    ends = np.bincount(plains, minlength=len(vocabulary.plain_terms)).cumsum()
    with path.open("wb") as file:
        for name, kind in _COLUMNS:
            values: NDArray[Any] = getattr(occurrences, name)
            # Not `tofile`: on a full disk, its error does not give the cause.
            file.write(values.take(order).astype(kind).data)
    kept = TermDictionary(
        [shared.setdefault(each, each) for each in vocabulary.plain_terms],
        [shared.setdefault(each, each) for each in vocabulary.accented_terms],
        vocabulary.plain_numbers,
    )
    return FreshRun(count, kept, ends, path)


def _read(file: BinaryIO, at: int, kind: Any, count: int) -> NDArray[Any]:
    file.seek(at)
    return np.fromfile(file, kind, count)
