"""A place with what it was made of, or what stands there now."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.engine.contract import Engine
from search.facets.place_facet import PlaceNames
from search.field import PLACES
from search.label import Label
from search.places.territory import territory
from search.places.unit import FORMER, Unit
from search.request import Filters


@dataclass(frozen=True, slots=True)
class PlaceHistory:
    """A place: its names, what is above it, and its history across the mergers of 2025.

    `now` is the unit of today where it was merged into another; `made_of` are the former units that
    it was made of; `replaced_by` the communes of today on the land of a former district. `was` is
    the former unit of the same name, where both can be asked for.
    """

    id: str
    label: str
    count: int
    level: str = ""
    is_former: bool = False
    above: Sequence[Label] = ()
    now: Label | None = None
    was: Label | None = None
    made_of: Sequence[Label] = ()
    replaced_by: Sequence[Label] = ()


class PlaceIndex:
    """Looks up the places of one generation; threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.names = PlaceNames(engine)

    def find(self, id: str) -> PlaceHistory | None:
        """Return a place of the lists or of any bulletin, or None.

        The name of a former province or commune is looked up as it was.
        """
        land = territory()
        former = f"{id}{FORMER}"
        if id not in land.units and former in land.units:
            id = former
        unit = land.units.get(id)
        count = self._engine.having(PLACES, id).count(Filters())
        if unit is None:
            return PlaceHistory(id, self.names.label(id), count) if count else None
        now = land.current(id)
        was = land.units.get(f"{id}{FORMER}")
        return PlaceHistory(
            id,
            unit.label,
            count,
            unit.level,
            unit.is_former,
            [_labelled(land.units[each]) for each in reversed(unit.above)],
            _labelled(land.units[now]) if now != id else None,
            _labelled(was) if was else None,
            [_labelled(land.units[each]) for each in land.origins.get(id, ())],
            [_labelled(land.units[each]) for each in land.replaced_by.get(id, ())],
        )


def _labelled(unit: Unit) -> Label:
    return Label(unit.id, unit.label)
