"""A lattice: several terms may stand at each place of a query; which of them say something?

A path through it is as likely as its terms follow each other in the index: each is expected after
the two before it, less surely after the one before it, least surely by its frequency alone
(interpolated absolute discounting, Ney, Essen and Kneser 1994). How many different terms follow a
term is not counted but guessed from how often it stands (Heaps' law).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.engine.statistics.ngram_counts import NgramCounts

DISCOUNT = 0.95
"""What each count lends to successions not seen. Of 500 headlines without accents, read by 5,000
other items, 97.5 % of syllables were right with 0.95 and 97.3 % with 0.5."""

HEAPS = 0.9
"""So often as a term stands, to this power, is it followed by something different. On the same
headlines 97.6 % with 0.9, 97.5 % with 0.85, 97.3 % with 0.75; a constant loan cost a point."""

WIDTH = 256
"""Paths kept from one place to the next."""


class Path(NamedTuple):
    """Which term of each slot was chosen, and the natural logarithm of how likely that is."""

    likelihood: float
    choices: tuple[int, ...]


def best_paths(
    observed: NgramCounts, count: int, handicaps: Sequence[NDArray[float64]] | None = None
) -> list[Path]:
    """Return the most likely paths, best first.

    A handicap is added to the logarithm of its term: what speaks against it before any context.
    """
    likelihoods = np.zeros(1)
    choices = np.empty((1, 0), intp)
    for place in range(len(observed.singles)):
        steps = _steps(observed, place)
        context = tuple(choices[:, max(0, place - 2) :].T)
        grown = likelihoods[:, None] + np.log(steps[context]).reshape(-1, steps.shape[-1])
        if handicaps is not None:
            grown = grown + handicaps[place]
        best = _largest(grown.ravel(), WIDTH)
        before, chosen = np.divmod(best, grown.shape[1])
        likelihoods = grown.ravel().take(best)
        choices = np.column_stack((choices.take(before, axis=0), chosen))
    best = _largest(likelihoods, count)
    best = best[np.argsort(-likelihoods.take(best), kind="stable")]
    return [Path(float(likelihoods[each]), tuple(choices[each].tolist())) for each in best]


def _steps(observed: NgramCounts, place: int) -> NDArray[float64]:
    """Return how likely each term of a slot is, after those of the up to two slots before it."""
    holders = observed.holders[place]
    if not holders.any():
        # Nobody wrote it, so that nothing before it makes it likelier.
        likely = np.ones(len(holders))
        return np.broadcast_to(likely, (*_sizes(observed, place), len(holders)))
    likely = (holders + 0.5) / observed.length
    if place >= 1:
        likely = _after(observed.pairs[place - 1], observed.singles[place - 1], likely)
    if place >= 2:
        likely = _after(observed.triples[place - 2], observed.pairs[place - 2], likely)
    return likely


def _sizes(observed: NgramCounts, place: int) -> Sequence[int]:
    return [len(each) for each in observed.singles[max(0, place - 2) : place]]


def _after(
    together: NDArray[float64], before: NDArray[float64], otherwise: NDArray[float64]
) -> NDArray[float64]:
    """Return how likely terms are after others, given how likely they are knowing less."""
    seen = np.maximum(before, 1)[..., None]
    lent = np.where(before[..., None] > 0, DISCOUNT * seen ** (HEAPS - 1), 1.0)
    return np.maximum(together - DISCOUNT, 0) / seen + lent * otherwise


def _largest(values: NDArray[float64], count: int) -> NDArray[intp]:
    """Return the places of the largest values, in no order."""
    if len(values) <= count:
        return np.arange(len(values))
    return np.argpartition(-values, count)[:count]
