"""The table of chunks: pieces of text between white space, each split once and then looked up.

A chunk is split into units (a unit is a syllable or a mask) and into pyvi's tokens. Few chunks of a
text are new, so most of a text is read by looking up chunks.
"""

import re
from collections.abc import Sequence

from numpy import int32
from numpy.typing import NDArray

from search.kernel.library import Kernel
from search.text.chunks import compiled_chunks
from search.text.chunks.chunk_index import ChunkIndex, DictIndex
from search.text.chunks.chunk_rows import NO_UNIT, Chunks, Rows, read_chunks
from search.text.chunks.compiled_chunks import CompiledIndex
from search.text.masking import CAPITAL_MASK, MASK, SEPARATOR
from search.text.segmentation.sylabelizer import sylabelize
from search.text.segmentation.token_table import BORDER as BORDER_TOKEN
from search.text.segmentation.token_table import TokenTable
from search.text.spelling import in_case_of, term

BORDER = 0
"""The chunk that stands for the border between two texts."""

ODD = 1
"""Any chunk whose tokens do not fit its units; its text is analysed by `tokenize` instead."""

MASKED = -1
"""Stands for the term of a masked unit."""

_STAND_IN = "1"
# Most chunks are a syllable, or one with one of the signs that pyvi always makes a token.
_SIMPLE = re.compile('(["(‘“]?)([^\\W_]+)([!"),:;?’”]?)')
# The token_units of a simple chunk, by whether a sign stands before and after its syllable.
_SIMPLE_TOKEN_UNITS = {
    (False, False): (0,),
    (False, True): (0, NO_UNIT),
    (True, False): (NO_UNIT, 0),
    (True, True): (NO_UNIT, 0, NO_UNIT),
}
_PIECE = re.compile(rf"[^\W_]+|[{MASK}{CAPITAL_MASK}]|[^\w{MASK}{CAPITAL_MASK}]+|_+")


class ChunkTable:
    """Numbers chunks; a new one is split, and its units and tokens are kept."""

    def __init__(self, tokens: TokenTable, kernel: Kernel | None = None) -> None:
        self.tokens = tokens
        self.terms: list[str] = []
        self._kernel = kernel
        self._numbers: dict[str, int] = {}
        self._term_numbers: dict[str, int] = {}
        self._units = Rows()
        self._tokens = Rows()
        self._token_units = Rows()
        self._append((), (BORDER_TOKEN,), (NO_UNIT,))
        self._append((), (), ())
        self._index: ChunkIndex = (
            CompiledIndex(kernel, self._split) if kernel else DictIndex(self._split)
        )
        self._index.put(SEPARATOR, BORDER)

    @property
    def size(self) -> int:
        """How many chunks were split, with those too long to be kept, or terms numbered."""
        return max(len(self._units), len(self.terms))

    def numbers_of(self, text: str) -> NDArray[int32]:
        """Return the number of each chunk of a text, int32, its runs of capitals lowered."""
        return self._index.numbers_of(text)

    def read(self, numbers: NDArray[int32]) -> Chunks:
        """Return the units and tokens of chunks, given by number."""
        rows = self._units, self._tokens, self._token_units
        if self._kernel:
            return compiled_chunks.read_chunks(self._kernel, numbers, *rows)
        return read_chunks(numbers, *rows)

    def number_of(self, spelled: str) -> int:
        """Return the number of a term, the index that it has in `terms` or gets there now."""
        number = self._term_numbers.get(spelled)
        if number is None:
            number = self._term_numbers[spelled] = len(self.terms)
            self.terms.append(spelled)
        return number

    def _split(self, chunk: str) -> int:
        if chunk.isalnum():
            number, spelled = self._read(chunk)
            return self._append((number,), (self.tokens.number_of(spelled),), (0,))
        if simple := _SIMPLE.fullmatch(chunk):
            before, syllable, after = simple.groups()
            number, spelled = self._read(syllable)
            tokens = [self.tokens.number_of(each) for each in (before, spelled, after) if each]
            return self._append((number,), tokens, _SIMPLE_TOKEN_UNITS[bool(before), bool(after)])
        units: list[int] = []
        pieces: list[str] = []
        owners: list[int] = []
        for piece in _PIECE.findall(chunk):
            if piece.isalnum():
                number, spelled = self._read(piece)
                owners += [len(units)] * len(spelled)
                units.append(number)
                pieces.append(spelled)
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
        return self._append(units, list(map(self.tokens.number_of, tokens)), token_units)

    def _read(self, syllable: str) -> tuple[int, str]:
        """Return the number of a syllable's term, and its standard spelling."""
        # Most new chunks are a syllable that was met in another case, or with other signs.
        lower = syllable.lower()
        number = self._numbers.get(lower)
        if number is None:
            number = self._numbers[lower] = self.number_of(term(lower))
        return number, in_case_of(syllable, self.terms[number])

    def _append(
        self, units: Sequence[int], tokens: Sequence[int], token_units: Sequence[int]
    ) -> int:
        self._units.append(units)
        self._tokens.append(tokens)
        self._token_units.append(token_units)
        return len(self._units) - 1
