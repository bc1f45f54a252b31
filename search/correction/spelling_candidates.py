"""The indexed terms that a misspelled one may have been meant for."""

from collections import Counter
from collections.abc import Mapping
from heapq import nlargest
from math import log

from search.correction.misspelling import letters_apart, marks_apart, sounds_like
from search.engine.index_reader import IndexReader
from search.engine.statistics.near_terms import find_near
from search.engine.statistics.ngram_counts import variants
from search.text.spelling import plain

FARTHEST = 1.5
"""How far a candidate may be: a wrong letter and a wrong tone."""

STEEPNESS = 5.0
"""What a distance of 1 takes from the logarithm of a likelihood: one letter in 150 is wrong."""

MOST = 10
"""Those that are weighed beside their neighbours."""


def find_candidates(collection: IndexReader, typed: str, least: int) -> Mapping[str, float]:
    """Return the likeliest terms that at least so many documents hold, each with its distance."""
    holders = _count_near(collection, plain(typed), least)
    apart = {each: letters_apart(plain(typed), each) for each in holders}
    plains = nlargest(MOST, apart, lambda each: log(holders[each]) - STEEPNESS * apart[each])
    far: dict[str, float] = {}
    for each in plains:
        known = variants(collection, each)
        holders |= known
        far |= {term: apart[each] + marks_apart(typed, term) for term in known}
    likely = [each for each in far if far[each] <= FARTHEST and holders[each] >= least]
    best = nlargest(MOST, likely, lambda each: log(holders[each]) - STEEPNESS * far[each])
    return {each: far[each] for each in best}


def _count_near(collection: IndexReader, typed: str, least: int) -> dict[str, int]:
    """Return the plain terms that are spelled or sound almost alike, with their documents."""
    holders: Counter[str] = Counter()
    for part in collection.parts:
        table = part.segment.plain_terms
        alike = [table.find(each.encode()) for each in sounds_like(typed)]
        known = {each for each in alike if each is not None}
        for number in known.union(find_near(part.segment, typed, least).tolist()):
            holders[table[number].decode()] += int(part.segment.plain_postings.lengths[number])
    return holders
