"""The organisations that some bulletins name together with what they are about."""

from collections.abc import Collection as Ids

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.facets.organisation_names import OrganisationNames
from search.result import FacetValue

MOST = 12
"""Companions that are listed: what fits beside a page."""


def count_beside(
    collection: IndexReader,
    documents: NDArray[intp],
    directory: OrganisationNames,
    apart_from: Ids[str] = (),
) -> tuple[FacetValue, ...]:
    """Return the MOST organisations that most of some documents name, ties by name.

    What stands above an organisation counts with it, as everywhere; `apart_from` leaves out those
    that are there by necessity.
    """
    ids = collection.organisations
    counts = np.bincount(collection.organisations_of(documents), minlength=len(ids))
    counts[[collection.organisation_numbers[each] for each in apart_from]] = 0
    held = counts.nonzero()[0]
    order = np.lexsort((directory.ranks.take(held), -counts.take(held)))[:MOST]
    return tuple(
        FacetValue(ids[each], directory.label(ids[each]), int(counts[each]))
        for each in held.take(order).tolist()
    )
