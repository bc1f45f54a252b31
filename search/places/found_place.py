"""Which units of administration the places are that a text names.

Which of the units of one name is meant, the text tells: what it
names above or beside, else the home; else the place stays without its province.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from search.places.known_place import is_same_name
from search.places.place import Place
from search.places.territory import MERGED, Territory, territory
from search.places.unit import FORMER, Unit, id_of, written


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place of a bulletin: the id and label of a unit, or of a name that no list has."""

    id: str
    label: str
    terms: tuple[str, ...]


def resolve_places(
    named: Sequence[Place], published: date | None, home: Place | None = None
) -> Sequence[FoundPlace]:
    """Return the unit that each of the places of one text means, in the same order.

    Before the mergers of 2025 a name is that of a former unit where there was one.
    """
    land = territory()
    is_old = published is not None and published < MERGED
    context = _Context(land, named, home, is_old=is_old)
    return [context.found(each) for each in named]


class _Context:
    """What one text says of provinces and districts."""

    def __init__(
        self, land: Territory, named: Iterable[Place], home: Place | None, *, is_old: bool
    ) -> None:
        self._land = land
        self._is_old = is_old
        places = dict.fromkeys(named)
        self._provinces = {
            land.current(each.id)
            for place in places
            if place.level == "tinh"
            for each in land.of_name("tinh", place.slug)
        }
        self._districts = {
            each.id
            for place in places
            if place.level == "huyen"
            for each in land.of_name("huyen", place.slug)
        }
        self._home = land.current(id_of(home)) if home else ""
        self._known: dict[Place, FoundPlace] = {}

    def found(self, place: Place) -> FoundPlace:
        """Return the unit that a name means, or the name itself."""
        if place not in self._known:
            self._known[place] = self._find(place)
        return self._known[place]

    def _find(self, place: Place) -> FoundPlace:
        candidates = _candidates(place)
        unit = (
            self._province(candidates) if place.level == "tinh" else self._best(place, candidates)
        )
        if unit is None:
            id_ = id_of(place)
            return FoundPlace(id_, written(place), (id_,))
        return _as_found(unit.id)

    def _province(self, candidates: Sequence[Unit]) -> Unit | None:
        """Return the province of today where there is one, but the former one in older texts."""
        ordered = sorted(candidates, key=lambda each: each.is_former != self._is_old)
        return next(iter(ordered), None)

    def _best(self, place: Place, candidates: Sequence[Unit]) -> Unit | None:
        """Return the one unit that suits best, None if several do: their province is not known."""
        # What is a thị xã now was a huyện; of a province that has both, the word decides.
        words = ("huyện", "thị xã") if place.word == "huyện" else (place.word,)
        chosen = [each for each in candidates if each.place.word in words] or candidates
        if len(chosen) < 2:
            return next(iter(chosen), None)
        scored = [(self._score(each, place.word), each) for each in chosen]
        best = max(score for score, _ in scored)
        suiting = [each for score, each in scored if score == best]
        if len(suiting) > 1 and len({self._land.current(each.id) for each in suiting}) == 1:
            return suiting[0]
        return suiting[0] if len(suiting) == 1 else None

    def _score(self, unit: Unit, word: str) -> tuple[int, bool, bool]:
        """Return how well a unit suits the text, whether it has the word and existed then."""
        near = 2 * any(each in self._districts for each in unit.above)
        provinces = {self._land.current(each) for each in unit.above}
        near += 4 * (not self._provinces.isdisjoint(provinces))
        near += self._home in provinces
        return near, unit.place.word == word, unit.is_former == self._is_old


@lru_cache(maxsize=1 << 14)
def _candidates(place: Place) -> Sequence[Unit]:
    """Return the units that have, or had, the name of a place."""
    return [
        each
        for each in territory().of_name(place.level, place.slug)
        if is_same_name(place.name, each.place.name)
    ]


@lru_cache(maxsize=1 << 14)
def _as_found(id_: str) -> FoundPlace:
    """Return a unit as bulletins have it, by its id.

    A page of the bulletin leads to the unit of today that stands there, if there is one.
    """
    land = territory()
    unit = land.units[id_]
    return FoundPlace(land.current(id_), unit.label, tuple(dict.fromkeys(_terms(unit, land))))


def _terms(unit: Unit, land: Territory) -> Iterable[str]:
    """Yield the ids that an index holds: the unit, what is above it, and their successors."""
    line = (unit.id, *unit.above)
    yield from line
    for each in line:
        now = land.current(each)
        if now != each:
            yield now
            yield from land.units[now].above if now in land.units else ()


def is_former(id_: str) -> bool:
    """Tell whether an id is that of a province as it was before the mergers."""
    return id_.endswith(FORMER)
