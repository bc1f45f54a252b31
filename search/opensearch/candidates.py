"""How many candidates a page needs, so that no other document could stand on it.

The cluster's scores are close to our own, and fall. Once the last document of a page scores more
than any further candidate could, the page is right; until then more candidates are asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from search.opensearch.cluster.connection import Json
from search.opensearch.cluster.generation_index import LARGEST_PAGE

FIRST = 20
"""Candidates that are asked for first: on 20,000 bulletins enough for 76 % of 104 first pages, and
the page was among them in all. 40 are enough for 87 %, and cost each page more than they save."""

NAMED = 100
"""Candidates that are asked for first where names have several spellings: the cluster's scores are
less close to ours then."""

GROWTH = 3

MOST = ((50, 300), (150, 600), (500, 1_500), (2_500, 5_000), (5_000, LARGEST_PAGE))
"""Up to which rank pages are asked for, and the most candidates that are then scored by our
formula. A page of rank 5,000 and beyond has the order of the cluster's own scores."""

MARGIN = 1.02
"""By how much a further candidate may gain more by our formula than all before it. Without a
margin, one page of 247 was wrong; with 1.01 none was."""


@dataclass(slots=True)
class Candidates:
    """The first hits by the cluster's scores, with our own; more are added when they are needed."""

    hits: list[Json] = field(default_factory=list)
    scores: NDArray[float64] = field(default_factory=lambda: np.empty(0))
    is_whole: bool = False
    """Whether these are all."""

    def suffice(self, last: int) -> bool:
        """Tell whether no further document can be among the first `last`."""
        if self.is_whole:
            return True
        theirs = np.array([each["sort"][0] for each in self.hits], float64)
        if theirs[-1] <= 0:
            # What follows has nothing that scores: it is in order of time already.
            return True
        least = np.partition(self.scores, -last)[-last]
        return bool(least > theirs[-1] * MARGIN * (self.scores / theirs).max())

    def order(self) -> NDArray[np.intp]:
        """Return the places of the hits by our scores; ties by time, newest first, and by id."""
        published = np.array([each["sort"][-2] for each in self.hits])
        ids = np.array([each["sort"][-1] for each in self.hits])
        order: NDArray[np.intp] = np.lexsort((ids, -published, -self.scores))
        return order


def windows(last: int, *, has_names: bool = False) -> Iterator[int]:
    """Yield how many candidates to look at for the first `last` documents: more each time."""
    most = next((size for rank, size in MOST if last <= rank), last)
    size = max(NAMED if has_names else FIRST, 2 * last)
    while size < most:
        yield size
        size *= GROWTH
    yield most
