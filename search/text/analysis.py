"""Analysis: the terms of a bulletin's fields, with positions, as the index stores them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy import intp, uint32
from numpy.typing import NDArray

from search.text.paragraphs import Paragraphs, read_paragraphs

GAP = 8
"""Positions from the last term of a paragraph to the first of the next, so that no phrase crosses:
no two terms of a phrase are so far apart, since the longest date has six syllables."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldTerms:
    """The terms of one field in order of position.

    `numbers`, uint32, are the indexes of the terms in `vocabulary`, which has other terms, too, and
    grows while others are analysed. `packed_positions`, uint32, has for each term twice its
    position in the field, plus 1 if a word of pyvi's goes on to the next syllable. `codes` are the
    codes in the field, as written.
    """

    vocabulary: Sequence[str]
    numbers: NDArray[uint32]
    packed_positions: NDArray[uint32]
    codes: Sequence[str] = ()

    @classmethod
    def of(
        cls, terms: Sequence[str], packed_positions: Sequence[int], codes: Sequence[str] = ()
    ) -> "FieldTerms":
        """Return the terms of a field with a vocabulary of their own."""
        numbers = {term: number for number, term in enumerate(dict.fromkeys(terms))}
        return cls(
            list(numbers),
            np.array([numbers[each] for each in terms], uint32),
            np.array(packed_positions, uint32),
            codes,
        )

    @property
    def terms(self) -> list[str]:
        """The terms as strings."""
        return [self.vocabulary[each] for each in self.numbers.tolist()]

    def __len__(self) -> int:
        return len(self.numbers)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, FieldTerms)
            and self.terms == other.terms
            and self.packed_positions.tolist() == other.packed_positions.tolist()
            and list(self.codes) == list(other.codes)
        )


@dataclass(frozen=True, slots=True, eq=False)
class AnalysedFields:
    """The terms of fields analysed together, end to end; those of field n end before `ends[n]`.

    `numbers` and `packed_positions` are those of the fields, `ends` is intp. `codes` has the codes
    of the fields that have any, by the number of the field.
    """

    vocabulary: Sequence[str]
    numbers: NDArray[uint32]
    packed_positions: NDArray[uint32]
    ends: NDArray[intp]
    codes: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, fields: Sequence[FieldTerms]) -> "AnalysedFields":
        """Return fields that were analysed one by one, with their vocabularies end to end."""
        distinct = list({id(each.vocabulary): each.vocabulary for each in fields}.values())
        bases = dict(
            zip(map(id, distinct), accumulate(map(len, distinct), initial=0), strict=False)
        )
        return cls(
            distinct[0] if len(distinct) == 1 else [term for each in distinct for term in each],
            _joined([each.numbers + uint32(bases[id(each.vocabulary)]) for each in fields]),
            _joined([each.packed_positions for each in fields]),
            np.cumsum([len(each) for each in fields], dtype=intp),
            {number: each.codes for number, each in enumerate(fields) if each.codes},
        )

    def __len__(self) -> int:
        return len(self.ends)

    def __iter__(self) -> Iterator[FieldTerms]:
        return map(self.field, range(len(self)))

    def field(self, number: int) -> FieldTerms:
        """Return one of the fields, which shares the arrays of all."""
        held = slice(self.end(number - 1), self.end(number))
        return FieldTerms(
            self.vocabulary,
            self.numbers[held],
            self.packed_positions[held],
            self.codes.get(number, ()),
        )

    def end(self, number: int) -> int:
        """Return where a field ends in the arrays; 0 for what comes before the first."""
        return int(self.ends[number]) if number >= 0 else 0


def _joined(arrays: Sequence[NDArray[uint32]]) -> NDArray[uint32]:
    return np.concatenate(arrays) if arrays else np.empty(0, uint32)


def analyse_fields(fields: Iterable[Sequence[str]]) -> AnalysedFields:
    """Return the terms of each field, given its paragraphs.

    Many fields together take a fraction of the time that they take one by one.
    """
    held = list(fields)
    read = read_paragraphs(each for paragraphs in held for each in paragraphs)
    lasts = np.cumsum([len(paragraphs) for paragraphs in held], dtype=intp)
    codes: dict[int, list[str]] = {}
    for paragraph, written in read.codes.items():
        codes.setdefault(int(np.searchsorted(lasts, paragraph, "right")), []).extend(written)
    return AnalysedFields(
        read.vocabulary,
        read.terms,
        _lay_out(read, lasts),
        np.append(0, read.ends).take(lasts),
        codes,
    )


def _lay_out(read: Paragraphs, lasts: NDArray[intp]) -> NDArray[uint32]:
    """Return the packed positions, uint32, counted from the start of each field.

    The paragraphs of field n end before `lasts[n]`.
    """
    counts = np.diff(read.ends, prepend=0)
    steps = np.where(counts > 0, read.widths - 1 + GAP, 0)
    begins = np.append(0, steps.cumsum())
    sizes = np.diff(lasts, prepend=0)
    firsts = begins[:-1] - np.repeat(begins.take(lasts - sizes), sizes)
    return read.packed_positions + np.repeat(2 * firsts, counts).astype(uint32)
