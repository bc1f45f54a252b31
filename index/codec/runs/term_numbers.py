"""The numbers that the terms of several vocabularies get in one of their own."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy import bool_, int64, uint32
from numpy.typing import NDArray

MOST_KNOWN = 64
"""Vocabularies remembered, more than there are processes: a full one is replaced by another."""

_UNKNOWN = -1


class TermNumbers:
    """Numbers each term by `number` when it first occurs, and remembers the last vocabularies."""

    def __init__(self, number: Callable[[str], int]) -> None:
        self._number = number
        self._known: dict[int, tuple[Sequence[str], NDArray[int64]]] = {}

    def of(self, vocabulary: Sequence[str], terms: NDArray[uint32]) -> NDArray[uint32]:
        """Return the numbers, uint32, of terms that are given by their index in a vocabulary.

        Terms may have been added to the vocabulary since it was last seen.
        """
        _, known = self._known.get(id(vocabulary), (vocabulary, np.empty(0, int64)))
        if len(known) < len(vocabulary):
            added = np.full(len(vocabulary) - len(known), _UNKNOWN)
            known = np.concatenate((known, added))
            # Whoever keeps a vocabulary's id keeps the vocabulary.
            self._known.pop(id(vocabulary), None)
            self._known[id(vocabulary)] = vocabulary, known
            if len(self._known) > MOST_KNOWN:
                del self._known[next(iter(self._known))]
        found = known.take(terms)
        if (is_new := found == _UNKNOWN).any():
            occurs = np.zeros(len(known), bool_)
            occurs[terms[is_new]] = True
            new = np.flatnonzero(occurs)
            known[new] = [self._number(vocabulary[each]) for each in new.tolist()]
            found = known.take(terms)
        return found.astype(uint32)
