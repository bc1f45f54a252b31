"""Merges runs: yields their occurrences in batches by ranges of plain terms, in bounded memory."""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy import intp, uint32
from numpy.typing import NDArray

from index.codec.runs.occurrence import (
    Batch,
    Occurrences,
    TermDictionary,
    dictionary_of,
    join_occurrences,
    stable_order,
)
from index.codec.runs.run import Run

BATCH = 1_000_000
"""Occurrences in a batch, unless one term has more; each takes 27 bytes while they are sorted."""


def merge_vocabularies(runs: Sequence[Run]) -> TermDictionary:
    """Return the terms of all runs."""
    if len(runs) == 1:
        return runs[0].vocabulary
    # Each run is sorted, and Python's sort merges what is.
    keys = sorted(chain.from_iterable(run.vocabulary.keys() for run in runs))
    return dictionary_of(list(dict.fromkeys(keys)))


def merge_runs(runs: Sequence[Run], vocabulary: TermDictionary) -> Iterator[Batch]:
    """Yield the occurrences of all runs by ranges of plain terms.

    The documents of each run are numbered after those of the runs before it.
    """
    numbers = {term: number for number, term in enumerate(vocabulary.accented_terms)}
    mapped = [_Mapped(run, vocabulary, numbers) for run in runs]
    bases = np.cumsum([0, *(run.count for run in runs)])
    totals = np.zeros(len(vocabulary.plain_terms), intp)
    for each in mapped:
        totals[each.plains] += each.run.plain_counts
    for first, last in _ranges(totals):
        pieces = [
            each.occurrences(first, last, base) for each, base in zip(mapped, bases, strict=False)
        ]
        joined = join_occurrences(pieces)
        order = stable_order(vocabulary.plain_numbers.take(joined.terms) - first)
        yield first, last, joined.take(order)


class _Mapped:
    """A run whose terms are renumbered to those of the merged vocabulary."""

    def __init__(self, run: Run, vocabulary: TermDictionary, numbers: dict[bytes, int]) -> None:
        own = run.vocabulary
        self.run = run
        self._terms = np.array([numbers[each] for each in own.accented_terms], uint32)
        firsts = own.first_variants[:-1]
        self.plains: NDArray[intp] = vocabulary.plain_numbers.take(self._terms.take(firsts))

    def occurrences(self, first: int, last: int, base: int) -> Occurrences:
        """Return the occurrences in a range of the plain terms of all runs."""
        start, end = np.searchsorted(self.plains, (first, last)).tolist()
        held = self.run.occurrences(start, end)
        return Occurrences(
            self._terms.take(held.terms),
            held.doc_ids + uint32(base),
            held.packed_positions,
            held.fields,
            held.followers,
        )


def _ranges(totals: NDArray[intp]) -> Iterator[tuple[int, int]]:
    """Cut plain terms into ranges of about BATCH occurrences."""
    first = 0
    sums = totals.cumsum()
    while first < len(totals):
        done = int(sums[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(sums, done + BATCH, side="right")))
        yield first, last
        first = last
