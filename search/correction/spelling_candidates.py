"""The indexed terms that a misspelled one may have been meant for."""

from collections.abc import Mapping
from heapq import nlargest
from math import log

from search.correction.misspelling import letters_apart, marks_apart, sounds_like
from search.engine.contract import TermStatistics
from search.text.spelling import plain

FARTHEST = 1.5
"""How far a candidate may be: a wrong letter and a wrong tone."""

STEEPNESS = 5.0
"""What a distance of 1 takes from the log of a likelihood: one letter in 150 is wrong."""

MOST = 10
"""Candidates that are weighed beside their neighbours."""


def find_candidates(
    terms: TermStatistics,
    typed: str,
    least: int,
    most: int = MOST,
    farthest: float = FARTHEST,
) -> Mapping[str, float]:
    """Return the likeliest terms that at least `least` documents have, each with its distance."""
    holders = dict(terms.near(plain(typed), [*sounds_like(plain(typed))], least))
    apart = {each: letters_apart(plain(typed), each) for each in holders}
    plains = nlargest(most, apart, lambda each: log(holders[each]) - STEEPNESS * apart[each])
    far: dict[str, float] = {}
    for each in plains:
        known = terms.variants(each)
        holders |= known
        far |= {term: apart[each] + marks_apart(typed, term) for term in known}
    likely = [each for each in far if far[each] <= farthest and holders[each] >= least]
    best = nlargest(most, likely, lambda each: log(holders[each]) - STEEPNESS * far[each])
    return {each: far[each] for each in best}
