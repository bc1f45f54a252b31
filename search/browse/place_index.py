"""A place with what it was made of, or what stands there now; and the provinces of today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from search.browse.near_ids import MOST, find_near_ids
from search.engine.contract import Engine
from search.facets.place_facet import PlaceNames
from search.field import PLACES
from search.label import Label
from search.places.founding import ON_DISTRICTS, ON_PROVINCES, resolution_on_communes
from search.places.place import LEVELS
from search.places.territory import Territory, as_listed, territory
from search.places.unit import FORMER, Unit, id_of
from search.places.units import Renaming, renamings
from search.query.clause import Query
from search.request import Filters
from search.text.spelling import alphabetical


@dataclass(frozen=True, slots=True)
class OtherName:
    """What a province is called since a day, or was called before it, by which resolution."""

    label: Label
    since: date
    resolution: str


@dataclass(frozen=True, slots=True)
class PlaceHistory:
    """A place: its names, what is above it, and its history across the mergers of 2025.

    `renamed_to` and `renamed_from` are of a province that got another name and no other land. `now`
    is the unit of today where it was merged into another, `parts_in` are others that have a
    part of it; `made_of` are the former units that it was made of, `parts_of` those of which it has
    only a part; `replaced_by` the communes of today on the land of a former district. `was` is the
    former unit of the same name, where both can be asked for. `below` are its communes, or the
    districts or communes that it had. `resolution` says by which of them, and is empty for a
    province that merged with no other; `on_communes` is that of its communes.
    """

    id: str
    label: str
    count: int
    level: str = ""
    is_former: bool = False
    above: Sequence[Label] = ()
    now: Label | None = None
    parts_in: Sequence[Label] = ()
    was: Label | None = None
    made_of: Sequence[Label] = ()
    parts_of: Sequence[Label] = ()
    replaced_by: Sequence[Label] = ()
    below: Sequence[Label] = ()
    resolution: str = ""
    on_communes: str = ""
    renamed_to: OtherName | None = None
    renamed_from: OtherName | None = None


class PlaceIndex:
    """Looks up the places of one generation; threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.names = PlaceNames(engine)

    def provinces(self) -> Sequence[PlaceHistory]:
        """Return the provinces of today by name: counts, and what each was made of."""
        land = territory()
        counts = self._engine.match(Query("")).term_counts(PLACES, Filters())
        units = [each for each in land.units.values() if _is_province_of_today(each)]
        return [
            PlaceHistory(
                each.id,
                each.label,
                counts.of(each.id),
                each.level,
                made_of=_labels(land.origins[each.id]),
            )
            for each in sorted(units, key=lambda each: alphabetical(each.place.name))
        ]

    def find(self, id: str) -> PlaceHistory | None:
        """Return a place of the lists or of any bulletin, or None.

        The name of a former province or commune is looked up as it was, other spellings as listed.
        """
        land = territory()
        id = as_listed(id)
        former = f"{id}{FORMER}"
        if id not in land.units and former in land.units:
            id = former
        unit = land.units.get(id)
        count = self._engine.having(PLACES, id).count(Filters())
        if unit is None:
            return PlaceHistory(id, self.names.label(id), count) if count else None
        return _history(unit, count)

    def near(self, id: str) -> Sequence[Label]:
        """Return the places that an unknown id may mean: those of that name, or else the likest.

        Of those of one name, provinces come first: "ha-noi" is Thành phố Hà Nội. Those of the lists
        come before others that bulletins name.
        """
        land = territory()
        bare = id.removesuffix(FORMER)
        if not any(land.of_name(level, bare) for level in LEVELS):
            bare = as_listed(bare)
        others = [each for each in self._engine.keyword(PLACES).begun("") if each not in land.units]
        named = [each.id for level in LEVELS for each in land.of_name(level, bare)]
        named += [each for each in others if each.endswith(f"-{bare}")]
        ids = [each for each in named if not _is_told_by_today(land, each)] or find_near_ids(
            id, (e for e in (*land.units, *others) if not _is_told_by_today(land, e))
        )
        return [Label(each, self.names.label(each)) for each in ids[:MOST]]


def _is_told_by_today(land: Territory, id: str) -> bool:
    """Tell whether a unit is the former one of a province that kept its name."""
    return id.endswith(FORMER) and id.removesuffix(FORMER) in land.units


def _history(unit: Unit, count: int) -> PlaceHistory:
    land = territory()
    id, now, was = unit.id, land.current(unit.id), land.units.get(f"{unit.id}{FORMER}")
    origins = land.origins.get(id, ())
    made_of = [each for each in origins if land.current(each) == id]
    return PlaceHistory(
        id,
        unit.label,
        count,
        unit.level,
        unit.is_former,
        above=_labels(reversed(unit.above)),
        now=_labels([now])[0] if now != id else None,
        parts_in=_labels(each for each in _made_from(land, id) if each != now),
        was=_labels([was.id])[0] if was else None,
        made_of=_labels(made_of),
        parts_of=_labels(each for each in origins if each not in made_of),
        replaced_by=_labels(land.replaced_by.get(id, ())),
        below=_labels(_below(land, unit)),
        resolution=_resolution(land, land.units[now]),
        on_communes=resolution_on_communes(now) if unit.level == "tinh" else "",
        renamed_to=_other_name((e, id_of(e.now)) for e in renamings().values() if _was(e) == id),
        renamed_from=_other_name((e, _was(e)) for e in renamings().values() if id_of(e.now) == id),
    )


def _was(renaming: Renaming) -> str:
    return id_of(renaming.former) + FORMER


def _other_name(found: Iterable[tuple[Renaming, str]]) -> OtherName | None:
    """Return the first of some renamings as the other name, whose id is beside it."""
    named = (OtherName(_labels([id_])[0], each.since, each.resolution) for each, id_ in found)
    return next(named, None)


def _is_province_of_today(unit: Unit) -> bool:
    return unit.level == "tinh" and not unit.is_former


def _made_from(land: Territory, id: str) -> Sequence[str]:
    """Return the units of today that were made of a former one, or of a part of it."""
    return [each for each, origins in land.origins.items() if id in origins]


def _below(land: Territory, unit: Unit) -> Sequence[str]:
    """Return what stood directly below a unit, in the order of names."""
    below = [each for each in land.units.values() if each.above[:1] == (unit.id,)]
    ordered = sorted(below, key=lambda each: (each.place.word, *alphabetical(each.place.name)))
    return [each.id for each in ordered]


def _resolution(land: Territory, unit: Unit) -> str:
    """Return the resolution that made a unit of today, or abolished a former district."""
    if unit.level == "huyen":
        return ON_DISTRICTS
    if unit.level == "tinh":
        return ON_PROVINCES if len(land.origins[unit.id]) > 1 else ""
    return resolution_on_communes(unit.above[-1])


def _labels(ids: Iterable[str]) -> Sequence[Label]:
    return [Label(each, territory().units[each].label) for each in ids]
