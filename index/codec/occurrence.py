"""Occurrences: every place of every term, flat, the form in which runs are merged and encoded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import intp, uint8, uint16, uint32
from numpy.typing import NDArray

from search.text.spelling import plain

_RADIX = 1 << 16
"""Numbers below are sorted digit by digit, in a fraction of the time."""


@dataclass(frozen=True, slots=True)
class TermDictionary:
    """Accented terms in the order of their plain terms, then of their own bytes."""

    plain_terms: Sequence[bytes]
    accented_terms: Sequence[bytes]
    plain_numbers: NDArray[intp]
    """The number of the plain term of each accented term, ascending."""

    @property
    def first_variants(self) -> NDArray[intp]:
        """For each plain term, and for one past the last, its first accented term."""
        return np.searchsorted(self.plain_numbers, np.arange(len(self.plain_terms) + 1))


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Parallel arrays, in order of plain term, document and place.

    `terms` are numbers of accented terms, `places` twice the position in the whole document, plus
    1 if a word goes on, and `fields` numbers of fields.
    """

    terms: NDArray[uint32]
    documents: NDArray[uint32]
    places: NDArray[uint32]
    fields: NDArray[uint8]

    def __len__(self) -> int:
        return len(self.terms)

    def take(self, order: NDArray[intp]) -> "Occurrences":
        """Return the occurrences in another order, or a part of them."""
        return Occurrences(
            self.terms.take(order),
            self.documents.take(order),
            self.places.take(order),
            self.fields.take(order),
        )


def join_occurrences(parts: Sequence[Occurrences]) -> Occurrences:
    """Return the occurrences of several parts, one after the other."""
    return Occurrences(
        np.concatenate([each.terms for each in parts]),
        np.concatenate([each.documents for each in parts]),
        np.concatenate([each.places for each in parts]),
        np.concatenate([each.fields for each in parts]),
    )


def stable_order(numbers: NDArray[Any]) -> NDArray[intp]:
    """Return the order that sorts numbers from 0, equal ones as they come."""
    if int(numbers.max(initial=0)) < _RADIX:
        return np.argsort(numbers.astype(uint16), kind="stable")
    return np.argsort(numbers, kind="stable")


def order_terms(terms: Sequence[bytes]) -> tuple[TermDictionary, NDArray[intp]]:
    """Return a vocabulary of distinct terms, and the number in it of each given term."""
    plains = [plain_of(each) for each in terms]
    order = sorted(range(len(terms)), key=lambda number: (plains[number], terms[number]))
    plain_terms = sorted(set(plains))
    numbers = {each: number for number, each in enumerate(plain_terms)}
    places = np.empty(len(terms), intp)
    places[order] = np.arange(len(terms))
    plain_numbers = np.fromiter((numbers[plains[each]] for each in order), intp, len(order))
    return TermDictionary(plain_terms, [terms[each] for each in order], plain_numbers), places


def plain_of(term: bytes) -> bytes:
    """Return the plain form of an indexed term; codes, dates and decimals are their own."""
    spelled = term.decode()
    return plain(spelled).encode() if spelled.isalnum() else term
