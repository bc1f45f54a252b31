"""Texts in, pyvi's words out: for each token, whether it goes on with the word before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from threading import Lock
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from search.text.segmentation import stock_path
from search.text.segmentation.best_path import BestPath
from search.text.segmentation.crf_model import CrfModel
from search.text.segmentation.features import Features, advantage
from search.text.segmentation.token_table import BORDER, NUMBER, TokenTable
from search.text.segmentation.word_list import WordList

_BORDER = NUMBER.type(BORDER).tobytes()

# What a table may remember before it starts anew, some 40 MB: names and numbers never end.
_MOST = 1 << 17


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The tokens of some texts in a row, as pyvi's sylabelize makes them."""

    letters: NDArray[np.int64]
    """How many visible characters each has: none for a line's end."""
    continues: NDArray[np.bool_]
    """Whether each goes on with the word of the token before; the first of a text never does."""


class _Batch:
    """Texts as arrays over their tokens; in the `bordered` ones stands a border at each end."""

    def __init__(self, bordered: NDArray[np.int32], table: TokenTable) -> None:
        self.table = table
        is_token = bordered != BORDER
        self.places = np.flatnonzero(is_token)
        """Where the tokens are among the borders."""
        self.numbers = bordered.take(self.places)
        self.bordered_rows = table.rows(bordered)
        self.rows = self.bordered_rows.take(self.places)
        self.ends = is_token.cumsum()[~is_token][1:]
        """Where each text ends."""
        self.starts = np.unique(np.concatenate([[0], self.ends]))[:-1]
        """Where each text starts that has any tokens."""


class Labeller:
    """Segments as pyvi does, label for label; safe to share between threads."""

    def __init__(self, model: CrfModel, words: WordList) -> None:
        self._features = Features(model.states)
        self._words = words
        self._transitions = model.transitions
        self._path = BestPath(model.transitions)
        self._table = self.new_table()
        self._lock = Lock()
        self._heaviest = max(map(abs, chain(*model.states.values(), *model.transitions)))

    def segment(self, texts: Sequence[str]) -> Segmentation:
        """Return the tokens of all texts."""
        with self._lock:
            batch = self._read(texts)
            return Segmentation(batch.rows["letters"], self._continues(batch))

    def tokenize(self, texts: Sequence[str]) -> list[str]:
        """Return for each text the very string that pyvi's `ViTokenizer.tokenize` returns."""
        with self._lock:
            batch = self._read(texts)
            pieces = self._table.spell(batch.numbers, self._continues(batch))
        bounds = pairwise([0, *batch.ends.tolist()])
        return [
            "".join(pieces[start:end])[1:] or text
            for text, (start, end) in zip(texts, bounds, strict=True)
        ]

    def new_table(self) -> TokenTable:
        """Return a table of tokens that knows none yet."""
        return TokenTable(self._features, self._words)

    def continues(self, bordered: NDArray[np.int32], table: TokenTable) -> NDArray[np.bool_]:
        """Tell for each token whether it goes on with a word; `table` has numbered the tokens.

        Before, between and after the texts stands a border, which does not.
        """
        batch = _Batch(bordered, table)
        continues = np.zeros(len(bordered), np.bool_)
        continues[batch.places] = self._continues(batch)
        return continues

    def _read(self, texts: Sequence[str]) -> "_Batch":
        if len(self._table) > _MOST:
            self._table = self.new_table()
        read = [self._table.read(normalize("NFC", text)) for text in texts]
        bordered = np.frombuffer(_BORDER.join([b"", *read, b""]), NUMBER)
        return _Batch(bordered, self._table)

    def _continues(self, batch: "_Batch") -> NDArray[np.bool_]:
        starts = batch.starts
        ends = np.append(starts[1:], batch.ends[-1:])
        advantages = self._advantages(batch.bordered_rows).take(batch.places)
        margin = self._margin(int(np.max(ends - starts, initial=0)))
        labels, is_close = self._path.find(advantages, starts, margin)
        for sentence in np.unique(np.searchsorted(starts, np.flatnonzero(is_close), "right") - 1):
            span = slice(starts[sentence], ends[sentence])
            tokens = [batch.table.tokens[each] for each in batch.numbers[span]]
            labels[span] = stock_path.label(tokens, self._features, self._words, self._transitions)
        return _join(batch.rows, labels, starts)

    def _advantages(self, rows: NDArray[np.void]) -> NDArray[np.float64]:
        """Return by how much each token would rather begin a word than go on with one."""
        features = self._features
        advantages: NDArray[np.float64] = rows["own"].copy()
        advantages[1:] += rows["for_next"][:-1]
        advantages[:-1] += rows["for_previous"][1:]
        pairs = self._words.find_pairs(rows["syllable"])
        advantages[1:][pairs] += advantage([features.previous_pair])
        advantages[:-1][pairs] += advantage([features.next_pair])
        triples = self._words.find_triples(rows["syllable"])
        advantages[2:][triples] += advantage([features.previous_triple])
        advantages[:-2][triples] += advantage([features.next_triple])
        return advantages

    def _margin(self, length: int) -> float:
        """Return what rounding can at most make of a lead in a sentence of so many tokens.

        A step adds at most 15 features and a transition to a label's score. So scores stay below
        16 times the heaviest weight times the length, and each step rounds twice.
        """
        return 8 * 16 * self._heaviest * (length + 8) ** 2 * 2.0**-53


def _join(
    rows: NDArray[np.void], labels: NDArray[np.bool_], starts: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Return which tokens go on with a word; pyvi overrules labels at signs, digits, capitals."""
    joins, is_capital = rows["joins"], rows["is_capital"]
    continues: NDArray[np.bool_] = labels & joins
    continues[1:] &= joins[:-1] & (~is_capital[1:] | is_capital[:-1])
    continues[starts] = False
    return continues
