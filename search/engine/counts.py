"""Counts of documents by term, month and day, as engines return them, without labels."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np
from numpy import datetime64, signedinteger
from numpy.typing import NDArray

Numbers = NDArray[signedinteger[Any]]
"""Counts, in as many bytes as the engine counts them in."""


def index_of(terms: Sequence[str], term: str) -> int | None:
    """Return where a term stands among terms in ascending order, None if it doesn't."""
    index = bisect_left(terms, term)
    return index if index < len(terms) and terms[index] == term else None


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How many documents have each term of a keyword field.

    `terms` are in ascending order, and `counts[i]` belongs to `terms[i]`; terms that no document
    has may be among them. `missing` is the number of documents without any term.
    """

    terms: Sequence[str]
    counts: Numbers
    missing: int = 0

    def of(self, term: str) -> int:
        """Return the count of one term, 0 if it is unknown."""
        index = self.index(term)
        return 0 if index is None else int(self.counts[index])

    def index(self, term: str) -> int | None:
        """Return where a term stands among the terms, None if it doesn't."""
        return index_of(self.terms, term)

    def held(self) -> Iterator[tuple[str, int]]:
        """Yield the terms with a count above 0, in order, with their counts."""
        counts = self.counts.tolist()
        return zip(compress(self.terms, counts), filter(None, counts), strict=True)


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """How many documents were published in each period of so many `months` in Vietnam.

    `counts[i]` belongs to period `first + i`. A month is the number 12 · year + month - 1, and a
    longer period, a quarter or a year, that number divided by its months.
    """

    first: int
    counts: Numbers
    months: int = 1

    def by(self, months: int) -> "MonthCounts":
        """Return the sums of longer periods, where no document counts in two of those here."""
        if months == self.months:
            return self
        first = self.first * self.months // months
        if not len(self.counts):
            return MonthCounts(first, self.counts, months)
        periods = (self.first + np.arange(len(self.counts))) * self.months // months
        begins = np.flatnonzero(np.diff(periods, prepend=first - 1))
        return MonthCounts(first, np.add.reduceat(self.counts, begins), months)


@dataclass(frozen=True, slots=True)
class DayCounts:
    """The days in Vietnam on which documents were published, oldest first, and how many."""

    days: NDArray[datetime64]
    counts: Numbers
