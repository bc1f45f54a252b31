"""The table of tokens: a row for each distinct token, with what it adds to scores."""

from collections.abc import Iterable
from string import punctuation

import numpy as np
from numpy.typing import NDArray

from search.text.segmentation.features import Features
from search.text.segmentation.sylabelizer import LINE_END, sylabelize
from search.text.segmentation.word_list import WordList

BORDER = 0
"""The number of the row between two texts, which adds nothing."""

NUMBER = np.dtype(np.int32)
"""The type of a token's number."""

ROW = np.dtype(
    [
        # The score of starting a word less that of continuing one, which the token adds
        ("own", np.float64),  # to itself,
        ("for_next", np.float64),  # to the token after it,
        ("for_previous", np.float64),  # to the token before it.
        ("syllable", np.int64),  # Its number in the list of words.
        ("letters", np.int64),  # Its visible characters: 0 for a line end.
        ("joins", np.bool_),  # Whether it can be part of a longer word: no sign or digit can.
        ("is_capital", np.bool_),
    ],
    align=True,  # as C lays it out: TokenRow of analysis.h
)

# Longer chunks are web addresses and typing errors, which rarely occur twice.
_LONGEST_KEPT = 40


class TokenTable:
    """Numbers tokens in the order they are first seen, and keeps how chunks are split."""

    def __init__(self, features: Features, words: WordList) -> None:
        self._features = features
        self._words = words
        self.tokens: list[str] = [""]
        self._glued = ["", ""]
        self._numbers: dict[str, int] = {}
        self._chunks = _Chunks(self)
        self._line_end = self.number([LINE_END])
        self._rows = np.zeros(1024, ROW)
        self._filled = 1

    def __len__(self) -> int:
        """The number of tokens and chunks in the table."""
        return len(self.tokens) + len(self._chunks)

    def read(self, text: str) -> bytes:
        """Return the numbers of the tokens of a composed text, as the bytes of an int32 array.

        Bytes, because joining them is the fastest way to make one array of millions of short ones.
        """
        return self._line_end.join(
            b"".join(map(self._chunks.__getitem__, line.split())) for line in text.split(LINE_END)
        )

    def number(self, tokens: Iterable[str]) -> bytes:
        """Return the numbers of tokens as bytes of an int32 array; new tokens are numbered."""
        return np.array([self.number_of(each) for each in tokens], NUMBER).tobytes()

    def number_of(self, token: str) -> int:
        """Return the number of a token; a new one is numbered."""
        number = self._numbers.get(token)
        if number is None:
            number = self._numbers[token] = len(self.tokens)
            self.tokens.append(token)
            self._glued += (f" {token}", f"_{token}")
        return number

    def rows(self, numbers: NDArray[np.int32]) -> NDArray[np.void]:
        """Return the rows of tokens, of type ROW, given their numbers."""
        return self.all_rows().take(numbers)

    def all_rows(self) -> NDArray[np.void]:
        """Return the rows of all tokens, of type ROW."""
        new = self.tokens[self._filled :]
        if new:
            end = self._filled + len(new)
            if end > len(self._rows):
                self._rows = np.concatenate([self._rows, np.zeros(end, ROW)])
            self._rows[self._filled : end] = [self._row(each) for each in new]
            self._filled = end
        return self._rows[: self._filled]

    def spell(self, numbers: NDArray[np.int32], continues: NDArray[np.bool_]) -> list[str]:
        """Return tokens as pyvi writes them: after `_` if they continue a word, else a space."""
        return [self._glued[each] for each in (2 * numbers + continues).tolist()]

    def _row(self, token: str) -> tuple[float, float, float, int, int, bool, bool]:
        return (
            *self._features.advantages(token),
            self._words.number(token.lower()),
            0 if token == LINE_END else len(token),
            # As in pyvi: a token is a sign if it is a substring of `punctuation`.
            token not in punctuation and not token[0].isdigit(),
            token[0].istitle(),
        )


class _Chunks(dict[str, bytes]):
    """The numbers of the tokens of each chunk, computed when it is first looked up."""

    def __init__(self, table: TokenTable) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, chunk: str) -> bytes:
        numbers = self._table.number(sylabelize(chunk))
        if len(chunk) <= _LONGEST_KEPT:
            self[chunk] = numbers
        return numbers
