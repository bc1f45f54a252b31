"""The table of chunks: pieces of text between white space, each split once and then looked up.

A chunk is split into units (a unit is a syllable or a mask) and into pyvi's tokens. Few chunks of a
text are new, so most of a text is read by looking up chunks.
"""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy import int32, intp
from numpy.typing import NDArray

from search.text.masking import CAPITAL_MASK, MASK, SEPARATOR
from search.text.segmentation.sylabelizer import sylabelize
from search.text.segmentation.token_table import BORDER as BORDER_TOKEN
from search.text.segmentation.token_table import TokenTable
from search.text.spelling import standard, term

BORDER = 0
"""The chunk that stands for the border between two texts."""

ODD = 1
"""Any chunk whose tokens do not fit its units; its text is analysed by `tokenize` instead."""

MASKED = -1
"""Stands for the term of a masked unit."""

NO_UNIT = -1

# Longer chunks are web addresses and typing errors, which rarely occur twice.
_LONGEST_KEPT = 40

_STAND_IN = "1"
# Most chunks are a syllable, perhaps with one of the signs that pyvi always makes a token.
_SIMPLE = re.compile('(["(‘“]?)([^\\W_]+)([!"),:;?’”]?)')
# The token_units of a simple chunk, by whether a sign stands before and after its syllable.
_SIMPLE_TOKEN_UNITS = {
    (False, False): (0,),
    (False, True): (0, NO_UNIT),
    (True, False): (NO_UNIT, 0),
    (True, True): (NO_UNIT, 0, NO_UNIT),
}
_PIECE = re.compile(rf"[^\W_]+|[{MASK}{CAPITAL_MASK}]|[^\w{MASK}{CAPITAL_MASK}]+|_+")


@dataclass(frozen=True, slots=True)
class Chunks:
    """Adjacent chunks, as arrays over their units and over their tokens.

    `units` has the number of each unit's term, or MASKED; `unit_counts` has the number of units of
    each chunk. `tokens` has the number of each token; `token_units` has for each token the index in
    `units` of the syllable that it is, or NO_UNIT if it is not exactly one syllable.
    """

    units: NDArray[int32]
    unit_counts: NDArray[intp]
    tokens: NDArray[int32]
    token_units: NDArray[intp]


class ChunkTable(dict[str, int]):
    """Maps each chunk to its number; a chunk that is not in the table is split and numbered."""

    def __init__(self, tokens: TokenTable) -> None:
        super().__init__()
        self.tokens = tokens
        self.terms: list[str] = []
        self._term_numbers: dict[str, int] = {}
        self._units = _Rows()
        self._tokens = _Rows()
        self._token_units = _Rows()
        self._append((), (BORDER_TOKEN,), (NO_UNIT,))
        self._append((), (), ())
        self[SEPARATOR] = BORDER

    @property
    def size(self) -> int:
        """How many chunks were split, including those too long to be kept."""
        return len(self._units)

    def __missing__(self, chunk: str) -> int:
        number = self._split(chunk)
        if len(chunk) <= _LONGEST_KEPT:
            self[chunk] = number
        return number

    def read(self, numbers: NDArray[intp]) -> Chunks:
        """Return the units and tokens of chunks, given by number."""
        units, unit_counts = self._units.take(numbers)
        tokens, token_counts = self._tokens.take(numbers)
        token_units, _ = self._token_units.take(numbers)
        first_units = np.repeat(unit_counts.cumsum() - unit_counts, token_counts)
        owners = np.where(token_units == NO_UNIT, NO_UNIT, token_units + first_units)
        return Chunks(units, unit_counts, tokens, owners)

    def _split(self, chunk: str) -> int:
        if simple := _SIMPLE.fullmatch(chunk):
            before, syllable, after = simple.groups()
            tokens = [
                self.tokens.number_of(each) for each in (before, standard(syllable), after) if each
            ]
            return self._append(
                (self._number(syllable),), tokens, _SIMPLE_TOKEN_UNITS[bool(before), bool(after)]
            )
        units: list[int] = []
        pieces: list[str] = []
        owners: list[int] = []
        for piece in _PIECE.findall(chunk):
            if piece.isalnum():
                owners += [len(units)] * len(word := standard(piece))
                units.append(self._number(piece))
                pieces.append(word)
            elif piece in (MASK, CAPITAL_MASK):
                owners.append(NO_UNIT)
                units.append(MASKED)
                pieces.append(_STAND_IN)
            else:
                visible = piece.replace("_", " ")
                owners += [NO_UNIT] * (0 if visible.isspace() else len(visible))
                pieces.append(visible)
        return self._align(units, "".join(pieces), owners)

    def _align(self, units: list[int], prepared: str, owners: list[int]) -> int:
        """Add a chunk and return its number, or ODD if its tokens do not fit its units.

        `owners` has the unit of each visible character of `prepared`, NO_UNIT for signs.
        """
        tokens = [token for part in prepared.split() for token in sylabelize(part)]
        token_units = []
        end = 0
        for token in tokens:
            start, end = end, end + len(token)
            own = set(owners[start:end])
            unit = own.pop()
            is_whole = not own and (start == 0 or owners[start - 1] != unit)
            if is_whole and unit != NO_UNIT and unit not in owners[end : end + 1]:
                token_units.append(unit)
            elif NO_UNIT in owners[start:end]:
                token_units.append(NO_UNIT)
            else:
                return ODD
        return self._append(units, map(self.tokens.number_of, tokens), token_units)

    def _number(self, syllable: str) -> int:
        spelled = term(syllable)
        number = self._term_numbers.get(spelled)
        if number is None:
            number = self._term_numbers[spelled] = len(self.terms)
            self.terms.append(spelled)
        return number

    def _append(
        self, units: Iterable[int], tokens: Iterable[int], token_units: Iterable[int]
    ) -> int:
        self._units.append(units)
        self._tokens.append(tokens)
        self._token_units.append(token_units)
        return len(self._units) - 1


class _Rows:
    """Rows of integers of different lengths, end to end."""

    def __init__(self) -> None:
        self._values = array("i")
        self._ends = array("i", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def append(self, row: Iterable[int]) -> None:
        self._values.extend(row)
        self._ends.append(len(self._values))

    def take(self, numbers: NDArray[intp]) -> tuple[NDArray[int32], NDArray[intp]]:
        """Return the values of some rows, end to end, and the length of each row."""
        ends = np.frombuffer(self._ends, int32)
        starts = ends.take(numbers).astype(intp)
        counts = ends.take(numbers + 1) - starts
        firsts = starts - counts.cumsum() + counts
        indexes = np.repeat(firsts, counts) + np.arange(int(counts.sum()))
        return np.frombuffer(self._values, int32).take(indexes), counts
