"""Accents restored: what a reader who typed none, or some, will have meant.

    mat tran to quoc tinh   →   mặt trận tổ quốc tỉnh

The index is the only dictionary, so that the names of the province are known as well as any word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from search.correction.lattice import best_paths
from search.engine.index_reader import IndexReader
from search.engine.statistics.ngram_counts import Slot, observe, variants
from search.query.rewriting import LONGEST, dress, is_word, rewrite, tokens_in_a_row
from search.text.spelling import clean, is_compatible
from search.text.token import Token

MOST = 3
"""Readings that are offered."""

LEAST_ODDS = 0.01
"""A reading so much less likely than the best one is not offered."""


@dataclass(frozen=True, slots=True)
class Restoration:
    """A query with accents, and how likely this reading is beside the best one, which has 1."""

    text: str
    odds: float


def restore(collection: IndexReader, text: str) -> tuple[Restoration, ...]:
    """Return up to three readings of a query, best first; none says what is typed already."""
    text = clean(text)
    tokens = tokens_in_a_row(text)
    if len(tokens) > LONGEST:
        return ()
    slots = [_slot(collection, text, each) for each in tokens]
    if all(slot == (token.term,) for slot, token in zip(slots, tokens, strict=True)):
        return ()
    paths = best_paths(observe(collection, slots), MOST + 1)
    readings = []
    for path in paths:
        terms = [slot[choice] for slot, choice in zip(slots, path.choices, strict=True)]
        odds = exp(path.likelihood - paths[0].likelihood)
        restored = _write(text, tokens, terms)
        if restored != text and odds >= LEAST_ODDS:
            readings.append(Restoration(restored, odds))
    return tuple(readings[:MOST])


def _slot(collection: IndexReader, text: str, token: Token) -> Slot:
    """Return the indexed terms that a token may mean; if there is none, what was typed."""
    if not is_word(text, token):
        return (token.term,)
    indexed = variants(collection, token.plain)
    allowed = tuple(each for each in indexed if is_compatible(token.term, each))
    return allowed or (token.term,)


def _write(text: str, tokens: Sequence[Token], terms: Sequence[str]) -> str:
    return rewrite(
        text,
        [
            (token.start, token.end, dress(text[token.start : token.end], term))
            for token, term in zip(tokens, terms, strict=True)
            if term != token.term
        ],
    )
