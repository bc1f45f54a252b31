"""How a half-typed word may go on, by the terms of an index."""

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nlargest

import numpy as np

from search.correction.lattice import best_paths
from search.engine.index_reader import IndexReader
from search.engine.segment.segment import Segment
from search.engine.statistics.ngram_counts import observe, variants
from search.suggest.typed_prefix import TypedPrefix
from search.text.spelling import bare, begins, is_compatible, plain

CONTEXT = 2
"""Words before the open one that tell how it goes on."""

LOOKED_AT = 500
"""Documents that are looked at: somebody waits at each key."""


def complete_stem(collection: IndexReader, stem: str, limit: int) -> Sequence[str]:
    """Return the most frequent terms that begin with a stem; the marks that it has stand in them.

    They are of plain terms that are themselves among the most frequent.
    """
    if not stem:
        return ()
    holders: Counter[str] = Counter()
    for part in collection.parts:
        holders.update(_most_held(part.segment, stem, limit))
    found: dict[str, int] = {}
    is_bare = stem == bare(stem)
    for each, _ in holders.most_common(limit):
        known = variants(collection, each)
        found |= {term: known[term] for term in known if is_bare or begins(stem, term)}
    return nlargest(limit, found, key=lambda term: found[term])


def complete(
    collection: IndexReader, beginning: TypedPrefix, terms: Sequence[str], limit: int
) -> Sequence[str]:
    """Return those terms for the open word that follow the words before it, likeliest first."""
    if not terms:
        return ()
    before = [_meanings(collection, each) for each in beginning.terms[-CONTEXT:]]
    observed = observe(collection, [*before, terms], LOOKED_AT)
    seen = observed.pairs[-1].sum(axis=0) if before else observed.singles[-1]
    chosen = dict.fromkeys(path.choices[-1] for path in best_paths(observed, len(terms)))
    return [terms[each] for each in chosen if seen[each]][:limit]


def _meanings(collection: IndexReader, typed: str) -> Sequence[str]:
    known = variants(collection, plain(typed))
    return [each for each in known if is_compatible(typed, each)] or (typed,)


def _most_held(segment: Segment, stem: str, limit: int) -> Mapping[str, int]:
    """Return the plain terms that begin so and that most documents hold."""
    found: dict[str, int] = {}
    for prefix in {bare(stem), plain(stem)}:
        begun = segment.plain_terms.begun(prefix.encode())
        lengths = segment.plain_postings.lengths[begun.start : begun.stop]
        for place in np.argsort(lengths, kind="stable")[::-1][: 4 * limit].tolist():
            term = segment.plain_terms[begun.start + place].decode()
            if term.isalnum() and _goes_on(segment, begun.start + place, stem):
                found[term] = int(lengths[place])
            if len(found) == limit:
                break
    return found


def _goes_on(segment: Segment, plain_number: int, stem: str) -> bool:
    terms = segment.variants_range(plain_number)
    return stem == bare(stem) or any(
        begins(stem, segment.accented_terms[each].decode()) for each in terms
    )
