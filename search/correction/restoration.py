"""Accents restored: what a reader who typed none, or only some, probably meant.

    mat tran to quoc tinh   →   mặt trận tổ quốc tỉnh

The index is the only dictionary, so that the names of a province are known as well as any word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from statistics import geometric_mean

from search.correction.lattice import Path, best_paths
from search.correction.near_phrase import count_in_a_row
from search.engine.contract import TermStatistics
from search.engine.ngram_counts import NgramCounts, Slot
from search.query.accent_matching import AccentMatching
from search.query.rewriting import LONGEST, dress, is_word, rewrite, tokens_in_a_row
from search.relaxation.query_memo import QueryMemo
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

NEARLY = 0.25
"""Share of the weight of the commonest restoration that a second one needs to be offered: half as
many documents of words that are as common. Of 800 frequent phrases without accents, the phrase is
among the offers for 791 with 0.5 (812 offers), for 794 with 0.25 (819)."""


@dataclass(frozen=True, slots=True)
class Restoration:
    """A query with accents, and its odds against the best restoration, which has 1.

    `holders` is the geometric mean of how many documents hold each of its words.
    """

    text: str
    odds: float
    holders: float


def restore(
    terms: TermStatistics, text: str, looked_at: int = LOOKED_AT
) -> tuple[Restoration, ...]:
    """Return up to three restorations of a query, best first, without the query as typed.

    Words whose accents are restored must stand beside each other or beside other words in some
    document: all of them as much as in the likeliest restoration, and some of them anyway.
    """
    text = clean(text)
    tokens = tokens_in_a_row(text)
    if len(tokens) > LONGEST:
        return ()
    slots = [_slot(terms, text, each) for each in tokens]
    if all(slot == (token.term,) for slot, token in zip(slots, tokens, strict=True)):
        return ()
    counts = terms.ngram_counts(slots, looked_at)
    paths = best_paths(counts, MOST + 1)
    restorations = []
    for path in _together(counts, tokens, slots, paths):
        odds = exp(path.likelihood - paths[0].likelihood)
        if odds >= LEAST_ODDS:
            restored = _write(text, tokens, _chosen(slots, path))
            held = zip(counts.holders, path.choices, strict=True)
            holders = geometric_mean([max(1.0, known[choice]) for known, choice in held])
            restorations.append(Restoration(restored, odds, holders))
    return tuple(restorations[:MOST])


def most_common(memo: QueryMemo, restorations: Sequence[Restoration]) -> Sequence[str]:
    """Return the restorations that about as many documents have in a row as have the commonest.

    Phrases whose words are often beside each other weigh more than words that are common anyway:
    `phạt tù` more than `phát từ`. All are returned if none stands in a row.
    """
    weights = {}
    for each in restorations:
        if count := count_in_a_row(memo, each.text, AccentMatching.EXACT):
            weights[each.text] = count * count / each.holders
    if not weights:
        return [each.text for each in restorations]
    least = NEARLY * max(weights.values())
    return sorted((e for e in weights if weights[e] >= least), key=lambda e: -weights[e])


def _together(
    counts: NgramCounts, tokens: Sequence[Token], slots: Sequence[Slot], paths: Sequence[Path]
) -> Iterator[Path]:
    """Yield the paths that restore accents to words which stand beside others in some document."""
    most = len(tokens)
    for path in paths:
        chosen = zip(tokens, _chosen(slots, path), strict=True)
        restored = [n for n, (token, term) in enumerate(chosen) if term != token.term]
        scattered = sum(not _has_neighbour(counts, path.choices, each) for each in restored)
        if not restored or scattered > most:
            continue
        most = scattered
        if scattered < len(restored) or len(tokens) == 1:
            yield path


def _chosen(slots: Sequence[Slot], path: Path) -> Sequence[str]:
    return [slot[choice] for slot, choice in zip(slots, path.choices, strict=True)]


def _has_neighbour(counts: NgramCounts, choices: Sequence[int], number: int) -> bool:
    """Tell whether the term chosen for a slot stands beside one chosen before or after it."""
    return any(
        counts.pairs[left][choices[left], choices[left + 1]] > 0
        for left in (number - 1, number)
        if 0 <= left < len(counts.pairs)
    )


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
