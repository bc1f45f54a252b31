"""Occurrences as flat arrays: the form in which runs are merged and encoded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy import intp, uint8, uint16, uint32
from numpy.typing import NDArray

from search.text.spelling import plain

_RADIX = 1 << 16
"""Numbers below this are radix-sorted, which takes a fraction of the time."""


@dataclass(frozen=True, slots=True)
class TermDictionary:
    """Accented terms, sorted by their plain terms and then by their own bytes."""

    plain_terms: Sequence[bytes]
    accented_terms: Sequence[bytes]
    plain_numbers: NDArray[intp]
    """The number of the plain term of each accented term, ascending."""

    @property
    def first_variants(self) -> NDArray[intp]:
        """The index of the first accented term of each plain term, and at last their number."""
        return np.searchsorted(self.plain_numbers, np.arange(len(self.plain_terms) + 1))

    def pairs(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield the plain term of each accented term, and itself."""
        plains = map(self.plain_terms.__getitem__, self.plain_numbers.tolist())
        return zip(plains, self.accented_terms, strict=True)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Parallel arrays with one element an occurrence, by plain term, document and position.

    `terms` are numbers of accented terms and `fields` numbers of fields. A packed position is twice
    the position in the whole document, plus 1 if a word goes on to the next syllable.
    """

    terms: NDArray[uint32]
    doc_ids: NDArray[uint32]
    packed_positions: NDArray[uint32]
    fields: NDArray[uint8]

    def __len__(self) -> int:
        return len(self.terms)

    def take(self, order: NDArray[intp]) -> "Occurrences":
        """Return the occurrences with the indices `order`, in that order."""
        return Occurrences(
            self.terms.take(order),
            self.doc_ids.take(order),
            self.packed_positions.take(order),
            self.fields.take(order),
        )


Batch = tuple[int, int, Occurrences]
"""The first plain term of a batch, the one after its last, and the occurrences of all of them."""


def join_occurrences(pieces: Sequence[Occurrences]) -> Occurrences:
    """Return the occurrences of several pieces, one after the other."""
    return Occurrences(
        np.concatenate([each.terms for each in pieces]),
        np.concatenate([each.doc_ids for each in pieces]),
        np.concatenate([each.packed_positions for each in pieces]),
        np.concatenate([each.fields for each in pieces]),
    )


def stable_order(numbers: NDArray[Any]) -> NDArray[intp]:
    """Return the indices that sort non-negative numbers; equal ones keep their order."""
    if int(numbers.max(initial=0)) < _RADIX:
        return np.argsort(numbers.astype(uint16), kind="stable")
    return np.argsort(numbers, kind="stable")


def order_terms(terms: Sequence[bytes]) -> tuple[TermDictionary, NDArray[intp]]:
    """Return the vocabulary of distinct terms, and the number of each given term in it."""
    plains = [plain_of(each) for each in terms]
    order = sorted(range(len(terms)), key=lambda number: (plains[number], terms[number]))
    ranks = np.empty(len(terms), intp)
    ranks[order] = np.arange(len(terms))
    return dictionary_of([(plains[each], terms[each]) for each in order]), ranks


def dictionary_of(pairs: Sequence[tuple[bytes, bytes]]) -> TermDictionary:
    """Return the vocabulary of distinct pairs of plain and accented term, in ascending order."""
    numbers: dict[bytes, int] = {}
    plain_numbers = np.fromiter(
        (numbers.setdefault(plain, len(numbers)) for plain, _ in pairs), intp, len(pairs)
    )
    return TermDictionary(list(numbers), [accented for _, accented in pairs], plain_numbers)


# Most terms of a run of some thousand documents were in the one before: 12 MB.
@lru_cache(maxsize=1 << 16)
def plain_of(term: bytes) -> bytes:
    """Return the plain form of a term; codes, dates and decimals stay unchanged."""
    spelled = term.decode()
    return plain(spelled).encode() if spelled.isalnum() else term
