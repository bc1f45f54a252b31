"""How a half-typed word may go on, by the terms of an index."""

from collections.abc import Sequence
from heapq import nlargest

from search.correction.lattice import best_paths
from search.engine.contract import TermStatistics
from search.suggest.typed_prefix import TypedPrefix
from search.text.spelling import bare, begins, is_compatible, plain

CONTEXT = 2
"""Words before the open one that tell how it goes on."""

LOOKED_AT = 500
"""Documents that are looked at: somebody waits at each key."""


def complete_stem(terms: TermStatistics, stem: str, limit: int) -> Sequence[str]:
    """Return the most frequent accented terms that begin with a stem; typed accents must agree.

    Only variants of the most frequent plain terms are looked at.
    """
    if not stem:
        return ()
    found: dict[str, int] = {}
    is_bare = stem == bare(stem)
    for each in terms.begun(stem, limit):
        known = terms.variants(each)
        found |= {term: known[term] for term in known if is_bare or begins(stem, term)}
    return nlargest(limit, found, key=lambda term: found[term])


def complete(
    terms: TermStatistics, typed: TypedPrefix, endings: Sequence[str], limit: int
) -> Sequence[str]:
    """Return those of some endings of the open word that follow the words before it, best first."""
    if not endings:
        return ()
    before = [_meanings(terms, each) for each in typed.terms[-CONTEXT:]]
    counts = terms.ngram_counts([*before, endings], LOOKED_AT)
    seen = counts.pairs[-1].sum(axis=0) if before else counts.singles[-1]
    chosen = dict.fromkeys(path.choices[-1] for path in best_paths(counts, len(endings)))
    return [endings[each] for each in chosen if seen[each]][:limit]


def _meanings(terms: TermStatistics, typed: str) -> Sequence[str]:
    known = terms.variants(plain(typed))
    return [each for each in known if is_compatible(typed, each)] or (typed,)
