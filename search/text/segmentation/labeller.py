"""The labeller: tells for each token of a text whether it continues a word of pyvi's."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from threading import Lock
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from search.kernel.library import Kernel
from search.text.segmentation import stock_path
from search.text.segmentation.array_labels import ArrayLabels, Labels
from search.text.segmentation.compiled_labels import CompiledLabels
from search.text.segmentation.crf_model import CrfModel
from search.text.segmentation.features import Features
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


class Labeller:
    """Segments texts as pyvi does, label by label; threads can share it."""

    def __init__(self, model: CrfModel, words: WordList, kernel: Kernel | None = None) -> None:
        self._features = Features(model.states)
        self._words = words
        self._transitions = model.transitions
        known = self._features, words, model.transitions, _rounding(model)
        self._labels: Labels = CompiledLabels(kernel, *known) if kernel else ArrayLabels(*known)
        self._table = self.new_table()
        self._lock = Lock()

    def segment(self, texts: Sequence[str]) -> Segmentation:
        """Return the tokens of all texts."""
        with self._lock:
            bordered = self._read(texts)
            is_token = bordered != BORDER
            letters = self._table.rows(bordered[is_token])["letters"]
            return Segmentation(letters, self.continues(bordered, self._table)[is_token])

    def tokenize(self, texts: Sequence[str]) -> list[str]:
        """Return for each text the string that pyvi's `ViTokenizer.tokenize` returns."""
        with self._lock:
            bordered = self._read(texts)
            pieces = self._table.spell(bordered, self.continues(bordered, self._table))
        bounds = pairwise(np.flatnonzero(bordered == BORDER).tolist())
        return [
            "".join(pieces[start + 1 : end])[1:] or text
            for text, (start, end) in zip(texts, bounds, strict=True)
        ]

    def new_table(self) -> TokenTable:
        """Return an empty table of tokens."""
        return TokenTable(self._features, self._words)

    def continues(self, bordered: NDArray[np.int32], table: TokenTable) -> NDArray[np.bool_]:
        """Return a bool array: whether each token, numbered by `table`, continues a word.

        The number BORDER comes before, between and after the texts; it continues nothing.
        """
        labels, close = self._labels.find(bordered, table)
        for start, end in close:
            tokens = [table.tokens[each] for each in bordered[start:end].tolist()]
            labels[start:end] = stock_path.label(
                tokens, self._features, self._words, self._transitions
            )
        return self._labels.join(bordered, table, labels)

    def _read(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """Return the bordered numbers of the tokens of texts."""
        if len(self._table) > _MOST:
            self._table = self.new_table()
        read = [self._table.read(normalize("NFC", text)) for text in texts]
        return np.frombuffer(_BORDER.join([b"", *read, b""]), NUMBER)


def _rounding(model: CrfModel) -> float:
    """Return the largest rounding error of a lead, divided by the square of a text's tokens.

    Each token adds at most 15 features and a transition to the score of a label. So scores are
    below 16 times the largest weight times the number of tokens, and each token rounds twice. To
    that number 8 is added.
    """
    heaviest = max(map(abs, chain(*model.states.values(), *model.transitions)))
    return 8 * 16 * heaviest * 2.0**-53
