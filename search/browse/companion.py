"""Companions: the organisations that bulletins name beside their subject."""

from collections.abc import Collection as Ids

from search.engine.counts import TermCounts
from search.facets.organisation_names import OrganisationNames
from search.result import FacetValue

MOST = 12
"""The most companions that are listed beside a page."""


def most_frequent(
    counts: TermCounts, names: OrganisationNames, apart_from: Ids[str] = ()
) -> tuple[FacetValue, ...]:
    """Return the MOST organisations that are most frequent in some documents, ties by name.

    A document that names an organisation counts for those above it, too. `apart_from` are left out,
    such as the subject and those above it, which all of the documents have.
    """
    held = {id: count for id, count in counts.held() if id not in apart_from}
    # Names are read only for organisations that may be listed.
    least = sorted(held.values(), reverse=True)[:MOST][-1:]
    likely = [id for id, count in held.items() if count >= least[0]]
    likely.sort(key=lambda id: (-held[id], *names.order(id)))
    return tuple(FacetValue(id, names.label(id), held[id]) for id in likely[:MOST])
