"""Analysis: the terms of a bulletin's fields, with positions, as the index stores them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

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

    `numbers`, uint32, are the indexes of the terms in `vocabulary`, which fields analysed together
    share. `packed_positions`, uint32, has for each term twice its position in the field, plus 1 if
    a word of pyvi's goes on to the next syllable. `codes` are the codes in the field, as written.
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

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the arrays as bytes, which is the fastest way from process to process."""
        return _unpack, (
            self.vocabulary,
            self.numbers.tobytes(),
            self.packed_positions.tobytes(),
            self.codes,
        )

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, FieldTerms)
            and self.terms == other.terms
            and self.packed_positions.tolist() == other.packed_positions.tolist()
            and list(self.codes) == list(other.codes)
        )


def _unpack(
    vocabulary: Sequence[str], numbers: bytes, packed_positions: bytes, codes: Sequence[str]
) -> FieldTerms:
    return FieldTerms(
        vocabulary, np.frombuffer(numbers, uint32), np.frombuffer(packed_positions, uint32), codes
    )


def analyse_fields(fields: Iterable[Iterable[str]]) -> list[FieldTerms]:
    """Return the terms of each field, given its paragraphs.

    Many fields together take a fraction of the time that they take one by one.
    """
    held = [list(paragraphs) for paragraphs in fields]
    read = read_paragraphs(each for paragraphs in held for each in paragraphs)
    lasts = np.cumsum([len(paragraphs) for paragraphs in held], dtype=intp)
    ends = np.append(0, read.ends).take(np.append(0, lasts)).tolist()
    packed_positions = _lay_out(read, lasts)
    codes = iter(read.codes)
    return [
        FieldTerms(
            read.vocabulary,
            read.terms[start:end],
            packed_positions[start:end],
            [code for _ in paragraphs for code in next(codes)],
        )
        for paragraphs, start, end in zip(held, ends, ends[1:], strict=False)
    ]


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
