"""Occurrences as flat arrays: the form in which runs are merged and encoded."""

from collections.abc import Iterable, Sequence
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

    def keys(self) -> list[bytes]:
        """Return the keys of the accented terms, ascending."""
        plains = map(self.plain_terms.__getitem__, self.plain_numbers.tolist())
        return _keys(plains, self.accented_terms)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Parallel arrays with one element an occurrence, by plain term, document and position.

    `terms` are numbers of accented terms and `fields` numbers of fields. A packed position is twice
    the position in the whole document, plus 1 if a word goes on to the next syllable. `followers`
    has one bit for each bucket of plain terms that stands at the next position.
    """

    terms: NDArray[uint32]
    doc_ids: NDArray[uint32]
    packed_positions: NDArray[uint32]
    fields: NDArray[uint8]
    followers: NDArray[uint8]

    def __len__(self) -> int:
        return len(self.terms)

    def take(self, order: NDArray[intp]) -> "Occurrences":
        """Return the occurrences with the indices `order`, in that order."""
        return Occurrences(
            self.terms.take(order),
            self.doc_ids.take(order),
            self.packed_positions.take(order),
            self.fields.take(order),
            self.followers.take(order),
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
        np.concatenate([each.followers for each in pieces]),
    )


def stable_order(numbers: NDArray[Any]) -> NDArray[intp]:
    """Return the indices that sort non-negative numbers; equal ones keep their order."""
    if int(numbers.max(initial=0)) < _RADIX:
        return np.argsort(numbers.astype(uint16), kind="stable")
    return np.argsort(numbers, kind="stable")


def _keys(plains: Iterable[bytes], terms: Iterable[bytes]) -> list[bytes]:
    """Return by what accented terms are sorted: bytes take half the time of pairs.

    No term has a byte of zero: tokens are letters and digits with signs between them.
    """
    return [plain + b"\0" + term for plain, term in zip(plains, terms, strict=True)]


def order_terms(terms: Sequence[bytes]) -> tuple[TermDictionary, NDArray[intp]]:
    """Return the vocabulary of distinct terms, and the number of each given term in it."""
    plains = list(map(plain_of, terms))
    order = sorted(range(len(terms)), key=_keys(plains, terms).__getitem__)
    ranks = np.empty(len(terms), intp)
    ranks[order] = np.arange(len(terms))
    return _dictionary([plains[each] for each in order], [terms[each] for each in order]), ranks


def dictionary_of(keys: Sequence[bytes]) -> TermDictionary:
    """Return the vocabulary of the distinct keys of accented terms, in ascending order."""
    pairs = [each.split(b"\0") for each in keys]
    return _dictionary([plain for plain, _ in pairs], [accented for _, accented in pairs])


def _dictionary(plains: Sequence[bytes], accented_terms: Sequence[bytes]) -> TermDictionary:
    """Return the vocabulary of accented terms, given in order with the plain term of each."""
    numbers = {plain: number for number, plain in enumerate(dict.fromkeys(plains))}
    plain_numbers = np.fromiter(map(numbers.__getitem__, plains), intp, len(plains))
    return TermDictionary(list(numbers), accented_terms, plain_numbers)


# Most terms of a run of some thousand documents were in the one before: 12 MB.
@lru_cache(maxsize=1 << 16)
def plain_of(term: bytes) -> bytes:
    """Return the plain form of a term; codes, dates and decimals stay unchanged."""
    spelled = term.decode()
    return plain(spelled).encode() if spelled.isalnum() else term
