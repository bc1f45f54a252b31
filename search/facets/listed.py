"""Which organisations and places of an index are listed in trees and facets.

What the registry and the list of units know is listed from its first bulletin on, and so is what a
source itself states. Any other name may be a fragment of a sentence: a place must stand in
LEAST_OF_PLACE bulletins, an organisation in LEAST_OF_NAME. The rest is found by its words, and as a
filter by its id. The rule looks at counts of the generation alone, so that updates and a fresh
build list the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from search.engine.contract import Engine
from search.engine.counts import TermCounts
from search.field import ORGANISATIONS, PLACES, STATED
from search.organisations.identity import Identity, identify
from search.organisations.registry import registry
from search.places.communes import is_commune
from search.places.known_place import is_known, is_known_with_province
from search.places.place import central_slugs, slug, vocabulary, words
from search.places.territory import territory
from search.places.units import units
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


UNDECIDED, LISTED, LEFT_OUT = range(3)
"""What is known of a term; the kernel has the same numbers."""


class ListedTerms:
    """The terms of a generation that are listed; each is decided when it is first counted."""

    def __init__(self, is_listed: Callable[[str], bool]) -> None:
        self.is_listed = cache(is_listed)
        self._states: tuple[Sequence[str], NDArray[uint8]] = ((), np.empty(0, uint8))

    def only(self, counts: TermCounts) -> TermCounts:
        """Return counts in which those of terms that are not listed are 0."""
        return replace(counts, counts=counts.counts * (self.decide(counts) == LISTED))

    def states(self, terms: Sequence[str]) -> NDArray[uint8]:
        """Return UNDECIDED, LISTED or LEFT_OUT for each term."""
        known, states = self._states
        if known is not terms:
            states = np.full(len(terms), UNDECIDED, uint8)
            self._states = terms, states
        return states

    def decide(self, counts: TermCounts) -> NDArray[uint8]:
        """Return the states of all terms, in which those with a count above 0 are decided."""
        states = self.states(counts.terms)
        new = np.flatnonzero((counts.counts != 0) & (states == UNDECIDED))
        states[new] = [
            LISTED if self.is_listed(counts.terms[each]) else LEFT_OUT for each in new.tolist()
        ]
        return states


def listed_organisations(engine: Engine) -> ListedTerms:
    """Return the organisations that trees and facets list."""
    everything = engine.match(Query(""))
    counts = everything.term_counts(ORGANISATIONS, Filters())
    places = everything.term_counts(PLACES, Filters())
    stated = engine.keyword(STATED)
    seen = Counts(dict(counts.held()), dict(places.held()), everything.count(Filters()))
    return ListedTerms(lambda id_: seen.is_listed(id_) or id_ in stated)


def listed_places(engine: Engine) -> ListedTerms:
    """Return the places that trees and facets list."""
    seen = dict(engine.match(Query("")).term_counts(PLACES, Filters()).held())
    known = territory().units

    def is_listed(id_: str) -> bool:
        return stands_today(id_) and (id_ in known or seen[id_] >= LEAST_OF_PLACE)

    return ListedTerms(is_listed)


def stands_today(id_: str) -> bool:
    """Tell whether a place is a unit of today, a former district, or in no list."""
    unit = territory().units.get(id_)
    return unit is None or not unit.is_former or unit.level == "huyen"


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
        if identity.word == "quận" and not is_known(identity.word, identity.place):
            # All quận that there were are in the list: another one is abroad.
            return False
        if identity.level == "xa" and not is_commune(identity.word, identity.place):
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
        goes without saying: in an index that doesn't name others more often.
        """
        if identity.level in _BELOW:
            return False
        return self.organisations[id_] >= self._placed.get(id_, 0)

    @cached_property
    def _placed(self) -> Mapping[str, int]:
        """How often organisations with a place are named, by the id without it."""
        placed: Counter[str] = Counter()
        for id_, count in self.organisations.items():
            identity = identify(id_)
            if identity and identity.level == "tinh" and identity.place and not identity.kind.named:
                alone = (identity.kind.id,) if identity.kind.alone == "level" else ()
                for each in (id_.removesuffix(f"-{identity.place}"), *alone):
                    placed[each] += count
        return placed


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
    if kind.group not in _WITH_FULL_NAMES:
        return True
    if "-" in own and not _NUMBER.fullmatch(own) and not _only_parts(kind.id).fullmatch(own):
        return True
    # There is a phường 5 and a phường V, but "Trường Tiểu học 5" is any.
    return len(own) > 1 and not own.isdigit() and (is_known("xã", own) or is_known("huyện", own))


@cache
def _only_parts(kind_id: str) -> re.Pattern[str]:
    """Return the expression of what only says which field a kind is for: kinh-te-ky-thuat."""
    parts = "|".join(re.escape(slug(each)) for each in registry().kinds[kind_id].parts)
    return re.compile(rf"(?:(?:{parts or '(?!)'})(?:-|$))+")
