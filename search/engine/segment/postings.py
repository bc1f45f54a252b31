"""Posting lists: the documents of a term, and how often it occurs in each of their fields."""

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Any

import numpy as np
from numpy import intp, uint8, uint16, uint32, uint64
from numpy.typing import NDArray

from search.engine.segment.doc_set import DocSet, bits_of, unite, words_for
from search.engine.segment.ranges import spread

CHUNK = 1 << 16
"""The number of doc ids in a chunk: two bytes are enough for an id inside one."""


class DocForm(IntEnum):
    """How the documents of a list are stored: the lower two bits of the list's form byte."""

    NUMBERS = 0
    """Four bytes a document: short lists."""
    HALVES = 1
    """The start of each chunk but the first, four bytes each; then two bytes a document."""
    BITS = 2
    """One bit for every document of the segment: long lists."""


class CodeForm(IntEnum):
    """How the frequency codes of a list are stored, one a posting: the higher bits of the form."""

    BYTE = 0
    """One byte: the row of the frequency table."""
    TABLE = 4
    """A byte n, n + 1 rows of four bytes, and for each posting the index of a row, one byte."""
    RARE = 8
    """255 rows of four bytes, and for each posting the index of a row or 255, one byte. Then, in
    four bytes each: how many postings have 255, their indexes, and their rows. Of 43.2 million
    postings of news, 20,941 have a row outside the 255 most common ones of their list."""


ELSEWHERE = 255
"""The index of a posting whose row is not among the common ones of its list."""


CODE_FORMS = 12
"""The mask of the CodeForm in a form byte."""


@dataclass(frozen=True, slots=True)
class FrequencyCodes:
    """Which row of the frequency table each of some postings has.

    `chosen` has for each posting an index in `rows`, or the row itself if `rows` is None. The
    postings at the indexes `rare_postings`, ascending, have the rows `rare_rows` instead.
    """

    chosen: NDArray[uint8]
    rows: NDArray[uint32] | None = None
    rare_postings: NDArray[intp] | None = None
    rare_rows: NDArray[uint32] | None = None

    def __len__(self) -> int:
        return len(self.chosen)

    def take(self, column: NDArray[Any]) -> NDArray[Any]:
        """Return the value of each posting in a column of the frequency table."""
        found = (column if self.rows is None else column.take(self.rows)).take(
            self.chosen, mode="clip"
        )
        if self.rare_postings is not None and self.rare_rows is not None:
            found[self.rare_postings] = column.take(self.rare_rows)
        return found

    def choose(self, postings: NDArray[intp]) -> "FrequencyCodes":
        """Return the codes of some of the postings, given by ascending indexes."""
        chosen = self.chosen.take(postings)
        if self.rare_postings is None or self.rare_rows is None:
            return FrequencyCodes(chosen, self.rows)
        found = np.searchsorted(postings, self.rare_postings)
        kept = found < len(postings)
        kept[kept] = postings.take(found[kept]) == self.rare_postings[kept]
        return FrequencyCodes(chosen, self.rows, found[kept], self.rare_rows[kept])


@dataclass(frozen=True, slots=True)
class PostingLists:
    """The lists of all plain or all accented terms; the arrays are views of a memory-mapped file.

    Each list has an item in `lengths`, `forms`, `documents_at` and `codes_at`. `documents_at` is an
    offset in `numbers`, `halves` or `bits`, as the form says; `codes_at` is one in `codes`.
    """

    count: int
    """The number of documents of the segment."""
    lengths: NDArray[Any]
    forms: NDArray[uint8]
    documents_at: NDArray[Any]
    codes_at: NDArray[Any]
    numbers: NDArray[uint32]
    halves: NDArray[uint16]
    bits: NDArray[uint64]
    codes: NDArray[uint8]

    def documents(self, number: int) -> DocSet:
        """Return the documents of a list."""
        at = int(self.documents_at[number])
        length = int(self.lengths[number])
        form = int(self.forms[number]) & ~CODE_FORMS
        if form == DocForm.BITS:
            return DocSet(self.count, bits=self.bits[at : at + words_for(self.count)])
        if form == DocForm.NUMBERS:
            return DocSet(self.count, numbers=self.numbers[at : at + length].astype(intp))
        return DocSet(self.count, numbers=self._join_halves(at, length))

    def documents_of_any(self, numbers: NDArray[intp]) -> DocSet:
        """Return the documents of any of some lists; the short ones are read all at once."""
        forms = self.forms.take(numbers) & ~uint8(CODE_FORMS)
        sets = [self.documents(each) for each in numbers[forms != DocForm.NUMBERS].tolist()]
        short = numbers[forms == DocForm.NUMBERS]
        if len(short):
            first = self.documents_at.take(short).astype(intp)
            gathered = self.numbers.take(spread(first, first + self.lengths.take(short)))
            sets.append(DocSet(self.count, bits=bits_of(gathered.astype(intp), self.count)))
        return unite(sets, self.count)

    def frequency_codes(self, number: int, postings: NDArray[intp] | None) -> FrequencyCodes:
        """Return the codes of some postings of a list, given their indexes, or of all."""
        at = int(self.codes_at[number])
        length = int(self.lengths[number])
        form = int(self.forms[number]) & CODE_FORMS
        if form == CodeForm.BYTE:
            return FrequencyCodes(_choose(self.codes[at : at + length], postings))
        count = ELSEWHERE
        if form == CodeForm.TABLE:
            count = int(self.codes[at]) + 1
            at += 1
        end = at + 4 * count
        rows = self.codes[at:end].view(uint32)
        chosen = _choose(self.codes[end : end + length], postings)
        if form == CodeForm.TABLE:
            return FrequencyCodes(chosen, rows)
        rare = np.flatnonzero(chosen == ELSEWHERE)
        asked = rare if postings is None else postings.take(rare)
        return FrequencyCodes(chosen, rows, rare, self._rare_rows(end + length, asked))

    def _rare_rows(self, at: int, postings: NDArray[intp]) -> NDArray[uint32]:
        """Return the rows of postings whose rows are not among the common ones."""
        count = int.from_bytes(self.codes[at : at + 4].tobytes(), "little")
        listed = self.codes[at + 4 : at + 4 + 8 * count].view(uint32)
        return listed[count:].take(np.searchsorted(listed[:count], postings))

    def _join_halves(self, at: int, length: int) -> NDArray[intp]:
        chunks = -(-self.count // CHUNK)
        first = at + 2 * (chunks - 1)
        starts = self.halves[at:first].view(uint32).tolist()
        numbers = self.halves[first : first + length].astype(intp)
        for chunk, (start, end) in enumerate(pairwise([*starts, length]), 1):
            numbers[start:end] += chunk * CHUNK
        return numbers


def _choose(stored: NDArray[uint8], postings: NDArray[intp] | None) -> NDArray[uint8]:
    return stored if postings is None else stored.take(postings)
