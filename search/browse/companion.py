"""The organisations that some bulletins name together with what they are about."""

from collections.abc import Collection as Ids

from search.engine.counts import TermCounts
from search.facets.organisation_names import OrganisationNames
from search.result import FacetValue

MOST = 12
"""Companions that are listed: what fits beside a page."""


def most_frequent(
    counts: TermCounts, names: OrganisationNames, apart_from: Ids[str] = ()
) -> tuple[FacetValue, ...]:
    """Return the MOST organisations that most of some documents name, ties by name.

    An organisation counts wherever one below it is named. `apart_from` leaves out those that are
    named by necessity.
    """
    held = {id: count for id, count in counts.held() if id not in apart_from}
    # Names are read only of those that may be listed.
    least = sorted(held.values(), reverse=True)[:MOST][-1:]
    likely = [id for id, count in held.items() if count >= least[0]]
    likely.sort(key=lambda id: (-held[id], *names.order(id)))
    return tuple(FacetValue(id, names.label(id), held[id]) for id in likely[:MOST])
