"""The labeller: tells for each token of a text whether it continues a word of pyvi's."""

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

# A table with so many tokens (about 40 MB) is replaced by an empty one, since texts always have new
# names and numbers.
_MOST = 1 << 17


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The tokens of several texts end to end, as pyvi's sylabelize makes them."""

    letters: NDArray[np.int64]
    """Visible characters of each token: 0 for a line end."""
    continues: NDArray[np.bool_]
    """Whether each token continues the word of the token before; the first of a text never does."""


class _Batch:
    """Texts as arrays over their tokens; `bordered` arrays have a border around each text too."""

    def __init__(self, bordered: NDArray[np.int32], table: TokenTable) -> None:
        self.table = table
        is_token = bordered != BORDER
        self.indexes = np.flatnonzero(is_token)
        """The indexes of the tokens in the bordered arrays."""
        self.numbers = bordered.take(self.indexes)
        self.bordered_rows = table.rows(bordered)
        self.rows = self.bordered_rows.take(self.indexes)
        self.ends = is_token.cumsum()[~is_token][1:]
        """The index after the last token of each text."""
        self.starts = np.unique(np.concatenate([[0], self.ends]))[:-1]
        """The index of the first token of each text that has tokens."""


class Labeller:
    """Segments texts as pyvi does, label by label; threads can share it."""

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
        """Return for each text the string that pyvi's `ViTokenizer.tokenize` returns."""
        with self._lock:
            batch = self._read(texts)
            pieces = self._table.spell(batch.numbers, self._continues(batch))
        bounds = pairwise([0, *batch.ends.tolist()])
        return [
            "".join(pieces[start:end])[1:] or text
            for text, (start, end) in zip(texts, bounds, strict=True)
        ]

    def new_table(self) -> TokenTable:
        """Return an empty table of tokens."""
        return TokenTable(self._features, self._words)

    def continues(self, bordered: NDArray[np.int32], table: TokenTable) -> NDArray[np.bool_]:
        """Return a bool array: whether each token, numbered by `table`, continues a word.

        The number BORDER comes before, between and after the texts; it continues nothing.
        """
        batch = _Batch(bordered, table)
        continues = np.zeros(len(bordered), np.bool_)
        continues[batch.indexes] = self._continues(batch)
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
        advantages = self._advantages(batch.bordered_rows).take(batch.indexes)
        margin = self._margin(int(np.max(ends - starts, initial=0)))
        labels, is_close = self._path.find(advantages, starts, margin)
        for sentence in np.unique(np.searchsorted(starts, np.flatnonzero(is_close), "right") - 1):
            span = slice(starts[sentence], ends[sentence])
            tokens = [batch.table.tokens[each] for each in batch.numbers[span]]
            labels[span] = stock_path.label(tokens, self._features, self._words, self._transitions)
        return _join(batch.rows, labels, starts)

    def _advantages(self, rows: NDArray[np.void]) -> NDArray[np.float64]:
        """Return for each token the score of starting a word less that of continuing one."""
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
        """Return the largest rounding error of a lead in a sentence of `length` tokens.

        Each token adds at most 15 features and a transition to the score of a label. So scores are
        below 16 times the largest weight times the length, and each token rounds twice.
        """
        return 8 * 16 * self._heaviest * (length + 8) ** 2 * 2.0**-53


def _join(
    rows: NDArray[np.void], labels: NDArray[np.bool_], starts: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Return which tokens continue a word; pyvi overrules labels at signs, digits and capitals."""
    joins, is_capital = rows["joins"], rows["is_capital"]
    continues: NDArray[np.bool_] = labels & joins
    continues[1:] &= joins[:-1] & (~is_capital[1:] | is_capital[:-1])
    continues[starts] = False
    return continues
