"""The analysis of a bulletin's paragraphs, the same for every field and every query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import intp, uint32
from numpy.typing import NDArray

from search.paragraphs import Paragraphs, read_paragraphs

ANALYSIS_VERSION = 4
"""Raised whenever the same text would give other terms; an older index must be rebuilt."""

GAP = 8
"""Positions from one paragraph to the next: no two units of a phrase are so far apart, for the
longest date has six syllables."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldTerms:
    """The terms of one field in order of position, each with its place.

    `numbers` are those of the terms in a vocabulary, which fields analysed together share. A place
    is twice the position in the field, plus 1 if a word goes on to the next syllable. `codes` are
    the codes of documents in the field, as their author wrote them.
    """

    vocabulary: Sequence[str]
    numbers: NDArray[uint32]
    places: NDArray[uint32]
    codes: Sequence[str] = ()

    @classmethod
    def of(
        cls, terms: Sequence[str], places: Sequence[int], codes: Sequence[str] = ()
    ) -> "FieldTerms":
        """Return terms with their places, under a vocabulary of their own."""
        numbers = {term: number for number, term in enumerate(dict.fromkeys(terms))}
        return cls(
            list(numbers),
            np.array([numbers[each] for each in terms], uint32),
            np.array(places, uint32),
            codes,
        )

    @property
    def terms(self) -> list[str]:
        """The terms, spelled out."""
        return [self.vocabulary[each] for each in self.numbers.tolist()]

    def __len__(self) -> int:
        return len(self.numbers)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pass from process to process as plain bytes, which take the least time."""
        return _unpack, (self.vocabulary, self.numbers.tobytes(), self.places.tobytes(), self.codes)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, FieldTerms)
            and self.terms == other.terms
            and self.places.tolist() == other.places.tolist()
            and list(self.codes) == list(other.codes)
        )


def _unpack(
    vocabulary: Sequence[str], numbers: bytes, places: bytes, codes: Sequence[str]
) -> FieldTerms:
    return FieldTerms(
        vocabulary, np.frombuffer(numbers, uint32), np.frombuffer(places, uint32), codes
    )


def analyse_paragraphs(paragraphs: Iterable[str]) -> FieldTerms:
    """Return the terms of a field; places are left between paragraphs, so no phrase crosses one."""
    return analyse_fields([paragraphs])[0]


def analyse_fields(fields: Iterable[Iterable[str]]) -> list[FieldTerms]:
    """Return the terms of many fields; together they take a fraction of the time."""
    held = [list(paragraphs) for paragraphs in fields]
    read = read_paragraphs(each for paragraphs in held for each in paragraphs)
    lasts = np.cumsum([len(paragraphs) for paragraphs in held], dtype=intp)
    ends = np.append(0, read.ends).take(np.append(0, lasts)).tolist()
    places = _lay_out(read, lasts)
    codes = iter(read.codes)
    return [
        FieldTerms(
            read.vocabulary,
            read.terms[start:end],
            places[start:end],
            [code for _ in paragraphs for code in next(codes)],
        )
        for paragraphs, start, end in zip(held, ends, ends[1:], strict=False)
    ]


def _lay_out(read: Paragraphs, lasts: NDArray[intp]) -> NDArray[uint32]:
    """Return places in fields, whose paragraphs end before `lasts`."""
    counts = np.diff(read.ends, prepend=0)
    steps = np.where(counts > 0, read.widths - 1 + GAP, 0)
    begins = np.append(0, steps.cumsum())
    sizes = np.diff(lasts, prepend=0)
    firsts = begins[:-1] - np.repeat(begins.take(lasts - sizes), sizes)
    return read.places + np.repeat(2 * firsts, counts).astype(uint32)
