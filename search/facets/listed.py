"""Which organisations and places of an index are listed in trees and facets.

What the registry and the list of units know is listed from its first bulletin on, and so is what a
source itself states. Any other name may be a fragment of a sentence: a place must stand in
LEAST_OF_PLACE bulletins, an organisation in LEAST_OF_NAME. The rest is found by its words, and as a
filter by its id. The rule looks at counts of the generation alone, so that updates and a fresh
build list the same.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.contract import Engine
from search.engine.counts import TermCounts
from search.field import ORGANISATIONS, PLACES, STATED
from search.organisations.identity import identify
from search.places.known_place import is_known
from search.places.place import slug
from search.places.territory import territory
from search.query.clause import Query
from search.request import Filters

LEAST_OF_PLACE = 3
"""Bulletins that name a place which no list has, for it to be one."""
LEAST_OF_NAME = 2
"""Bulletins that name an organisation which the registry can't know, such as a school."""
_BELOW = ("huyen", "xa")


class Unlisted:
    """The terms that are not listed; where they stand among the terms of counts is kept."""

    def __init__(self, ids: frozenset[str]) -> None:
        self._ids = ids
        self._at: tuple[Sequence[str], NDArray[intp]] = ((), np.empty(0, intp))

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def without(self, counts: TermCounts) -> TermCounts:
        """Return counts in which those that are not listed are 0."""
        terms, at = self._at
        if terms is not counts.terms:
            found = (counts.index(id) for id in self._ids)
            at = np.array([each for each in found if each is not None], intp)
            self._at = counts.terms, at
        kept = counts.counts.copy()
        kept[at] = 0
        return replace(counts, counts=kept)


def unlisted_organisations(engine: Engine) -> frozenset[str]:
    """Return the ids of the organisations that no tree and no facet lists."""
    everything = engine.match(Query(""))
    counts = everything.term_counts(ORGANISATIONS, Filters())
    places = everything.term_counts(PLACES, Filters())
    stated = engine.keyword(STATED)
    return frozenset(
        id_
        for id_, count in counts.held()
        if not is_listed(id_, count, places.of) and id_ not in stated
    )


def unlisted_places(engine: Engine) -> frozenset[str]:
    """Return the ids of the places that no tree and no facet lists."""
    return frozenset(_rare_names(engine.match(Query("")).term_counts(PLACES, Filters())))


def _rare_names(counts: TermCounts) -> Iterator[str]:
    known = territory().units
    for id_, count in counts.held():
        if id_ not in known and count < LEAST_OF_PLACE:
            yield id_


def is_listed(id_: str, count: int, count_of_place: Callable[[str], int]) -> bool:
    """Tell whether an organisation that so many bulletins name is listed, if no source states it.

    `count_of_place` returns how many bulletins name a place, by its id.
    """
    identity = identify(id_)
    if identity is None or identity.kind.named:
        return count >= LEAST_OF_NAME
    if identity.whole:
        return is_listed(identity.whole, count, count_of_place)
    if not identity.place:
        # "Công an phường" of nobody knows where is no body, "UBND tỉnh" is the province's own.
        return identity.level not in _BELOW
    if identity.word == "phường" and identity.place.isdigit():
        # Many districts had a ward 12.
        return False
    if is_known(identity.word, identity.place):
        return True
    return count_of_place(f"{slug(identity.word)}-{identity.place}") >= LEAST_OF_PLACE
