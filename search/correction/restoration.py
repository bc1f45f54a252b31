"""Accents restored: what a reader who typed none, or only some, probably meant.

    mat tran to quoc tinh   →   mặt trận tổ quốc tỉnh

The index is the only dictionary, so that the names of a province are known as well as any word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from search.correction.lattice import best_paths
from search.engine.contract import TermStatistics
from search.engine.ngram_counts import Slot
from search.query.rewriting import LONGEST, dress, is_word, rewrite, tokens_in_a_row
from search.text.spelling import clean, is_compatible
from search.text.token import Token

MOST = 3
"""Restorations that are suggested."""

LEAST_ODDS = 0.01
"""A restoration whose odds against the best one are lower is not suggested."""

LOOKED_AT = 10_000
"""Documents that are looked at. Of the syllables of 1,000 headlines without accents, 97.5 % are
restored by 5,000 of 99,000 other news items in 16 ms (median), 97.6 % by 10,000 in 23 ms, 97.7 %
by 20,000 in 35 ms."""


@dataclass(frozen=True, slots=True)
class Restoration:
    """A query with accents, and its odds against the best restoration, which has 1."""

    text: str
    odds: float


def restore(
    terms: TermStatistics, text: str, looked_at: int = LOOKED_AT
) -> tuple[Restoration, ...]:
    """Return up to three restorations of a query, best first, without the query as typed."""
    text = clean(text)
    tokens = tokens_in_a_row(text)
    if len(tokens) > LONGEST:
        return ()
    slots = [_slot(terms, text, each) for each in tokens]
    if all(slot == (token.term,) for slot, token in zip(slots, tokens, strict=True)):
        return ()
    paths = best_paths(terms.ngram_counts(slots, looked_at), MOST + 1)
    restorations = []
    for path in paths:
        chosen = [slot[choice] for slot, choice in zip(slots, path.choices, strict=True)]
        odds = exp(path.likelihood - paths[0].likelihood)
        restored = _write(text, tokens, chosen)
        if restored != text and odds >= LEAST_ODDS:
            restorations.append(Restoration(restored, odds))
    return tuple(restorations[:MOST])


def _slot(terms: TermStatistics, text: str, token: Token) -> Slot:
    """Return the indexed terms that a token may mean; if there is none, what was typed."""
    if not is_word(text, token):
        return (token.term,)
    indexed = terms.variants(token.plain)
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
