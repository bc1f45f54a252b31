"""Labels of tokens by NumPy, many texts at once. `CompiledLabels` does the same by the kernel.

Token numbers are *bordered*: BORDER comes before, between and after the texts.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from search.text.segmentation.best_path import BestPath
from search.text.segmentation.features import Features, advantage
from search.text.segmentation.token_table import BORDER, TokenTable
from search.text.segmentation.word_list import WordList

Span = tuple[int, int]


class Labels(Protocol):
    """How the labels of tokens are found."""

    def find(
        self, bordered: NDArray[np.int32], table: TokenTable
    ) -> tuple[NDArray[np.bool_], Sequence[Span]]:
        """Return for each token whether its label is 1, and which texts have a close decision.

        Those have to be labelled sum by sum, because rounding could change a decision in them.
        """

    def join(
        self, bordered: NDArray[np.int32], table: TokenTable, labels: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """Return which tokens continue a word: pyvi overrules labels at signs and capitals."""


class ArrayLabels:
    """Finds labels with arrays over all texts."""

    def __init__(
        self,
        features: Features,
        words: WordList,
        transitions: Sequence[Sequence[float]],
        rounding: float,
    ) -> None:
        self._features = features
        self._words = words
        self._path = BestPath(transitions)
        self._rounding = rounding

    def find(
        self, bordered: NDArray[np.int32], table: TokenTable
    ) -> tuple[NDArray[np.bool_], Sequence[Span]]:
        is_token = bordered != BORDER
        indexes = np.flatnonzero(is_token)
        text_ends = is_token.cumsum()[~is_token][1:]
        starts = np.unique(np.concatenate([[0], text_ends]))[:-1]
        ends = np.append(starts[1:], text_ends[-1:])
        advantages = self._advantages(table.rows(bordered)).take(indexes)
        margin = self._rounding * (int(np.max(ends - starts, initial=0)) + 8) ** 2
        own_labels, is_close = self._path.find(advantages, starts, margin)
        close = np.unique(np.searchsorted(starts, np.flatnonzero(is_close), "right") - 1)
        labels = np.zeros(len(bordered), np.bool_)
        labels[indexes] = own_labels
        spans = zip(indexes[starts[close]], indexes[ends[close] - 1] + 1, strict=True)
        return labels, [(int(start), int(end)) for start, end in spans]

    def join(
        self, bordered: NDArray[np.int32], table: TokenTable, labels: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        rows = table.rows(bordered)
        # A border joins nothing, so the first token of a text continues nothing.
        joins, is_capital = rows["joins"], rows["is_capital"]
        continues: NDArray[np.bool_] = labels & joins
        continues[1:] &= joins[:-1] & (~is_capital[1:] | is_capital[:-1])
        return continues

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
