"""Which organisations and places of an index are listed in trees and facets.

What the registry and the list of units know is listed from its first bulletin on, and so is what a
source itself states. Any other name may be a fragment of a sentence: a place must stand in
LEAST_OF_PLACE bulletins, an organisation in LEAST_OF_NAME. The rest is found by its words, and as a
filter by its id. The rule looks at counts of the generation alone, so that updates and a fresh
build list the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.contract import Engine
from search.engine.counts import TermCounts
from search.field import ORGANISATIONS, PLACES, STATED
from search.organisations.identity import Identity, identify
from search.organisations.registry import registry
from search.places.known_place import is_known, is_known_with_province
from search.places.place import central_slugs, slug, vocabulary, words
from search.places.territory import territory
from search.places.units import communes, units
from search.query.clause import Query
from search.request import Filters

LEAST_OF_PLACE = 3
"""Bulletins that name a place which no list has, for it to be one."""
LEAST_OF_NAME = 2
"""Bulletins that name an organisation which the registry can't know, such as a school."""
LEAST_OF_PROVINCE = 0.01
"""The share of the bulletins that must name a province or city which no list has."""
_PROVINCIAL = ("tỉnh", "thành phố")
_BELOW = ("huyen", "xa")
_NO_NAMES = frozenset(
    ("", "viet-nam", *(slug(each.name) for each in words()), *map(slug, vocabulary().regions))
)
"""What makes no certain body of a kind: Bệnh viện tỉnh, Đại học Việt Nam."""
_WITH_FULL_NAMES = ("truong-hoc", "y-te")
"""Groups in which one syllable or a number is no name, unless it is a place: Trường Tiểu học 5."""
_NUMBER = re.compile(r"(?:so-)?\d+")


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
    seen = Counts(dict(counts.held()), dict(places.held()), everything.count(Filters()))
    return frozenset(
        id_ for id_ in seen.organisations if not seen.is_listed(id_) and id_ not in stated
    )


def unlisted_places(engine: Engine) -> frozenset[str]:
    """Return the ids of the places that no tree and no facet lists."""
    counts = engine.match(Query("")).term_counts(PLACES, Filters())
    former = (each for each in counts.terms if not stands_today(each))
    return frozenset((*_rare_names(counts), *former))


def stands_today(id_: str) -> bool:
    """Tell whether a place is a unit of today, a former district, or in no list."""
    unit = territory().units.get(id_)
    return unit is None or not unit.is_former or unit.level == "huyen"


def _rare_names(counts: TermCounts) -> Iterator[str]:
    known = territory().units
    for id_, count in counts.held():
        if id_ not in known and count < LEAST_OF_PLACE:
            yield id_


@dataclass(frozen=True)
class Counts:
    """In how many bulletins of a generation organisations and places are named, by their ids."""

    organisations: Mapping[str, int]
    places: Mapping[str, int]
    bulletins: int

    def is_listed(self, id_: str) -> bool:
        """Tell whether an organisation is listed, if no source states it."""
        identity = identify(id_)
        if identity is None:
            return self.organisations[id_] >= LEAST_OF_NAME
        if identity.whole:
            return self.is_listed(identity.whole)
        if identity.kind.named:
            return self.organisations[id_] >= LEAST_OF_NAME and _is_name(id_, identity)
        if not identity.place:
            return self._is_of_home(id_, identity)
        if identity.word == "phường" and identity.place.isdigit():
            # Many districts had a ward 12.
            return False
        if identity.level == "xa" and (identity.word, identity.place) not in communes():
            return self._is_place(identity)
        return is_known_with_province(identity.word, identity.place) or self._is_place(identity)

    def _is_place(self, identity: Identity) -> bool:
        """Tell whether a place that no list has is written often enough to be one."""
        above = identity.word in _PROVINCIAL and identity.place not in units().provinces
        least = max(LEAST_OF_PLACE, self.bulletins * LEAST_OF_PROVINCE if above else 0)
        return self.places.get(f"{slug(identity.word)}-{identity.place}", 0) >= least

    def _is_of_home(self, id_: str, identity: Identity) -> bool:
        """Tell whether an organisation without its place is one certain.

        "Công an phường" of nobody knows where is none. "UBND tỉnh" is the province's own where that
        goes without saying: in an index that names no other more often.
        """
        if identity.level in _BELOW:
            return False
        return self.organisations[id_] >= self._most_placed.get(id_, 0)

    @cached_property
    def _most_placed(self) -> Mapping[str, int]:
        """How often the most frequent organisation with a place is named, by the id without it."""
        most: dict[str, int] = {}
        for id_, count in self.organisations.items():
            identity = identify(id_)
            if identity and identity.level == "tinh" and identity.place and not identity.kind.named:
                alone = (identity.kind.id,) if identity.kind.alone == "level" else ()
                for each in (id_.removesuffix(f"-{identity.place}"), *alone):
                    most[each] = max(count, most.get(each, 0))
        return most


def _is_name(id_: str, identity: Identity) -> bool:
    """Tell whether the name of its own that an organisation of a named kind has can be one."""
    if id_ in registry().own_names:
        return True
    kind, own = identity.kind, identity.place
    if kind.closed or own in _NO_NAMES or (kind.numbered and own.isdigit()):
        return False
    if kind.group in _WITH_FULL_NAMES and own.removeprefix("thanh-pho-") in central_slugs():
        # "Trường Cao đẳng Thành phố Hồ Chí Minh" is any in the city.
        return False
    if kind.group not in _WITH_FULL_NAMES or is_known("xã", own) or is_known("huyện", own):
        return True
    return "-" in own and not _NUMBER.fullmatch(own) and not _only_parts(kind.id).fullmatch(own)


@cache
def _only_parts(kind_id: str) -> re.Pattern[str]:
    """Return the expression of what only says which field a kind is for: kinh-te-ky-thuat."""
    parts = "|".join(re.escape(slug(each)) for each in registry().kinds[kind_id].parts)
    return re.compile(rf"(?:(?:{parts or '(?!)'})(?:-|$))+")
