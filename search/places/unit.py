"""One unit of administration, and the id that addresses show."""

from dataclasses import dataclass

from search.places.place import Place, slug

FORMER = "-cu"
"""The end of the id of a former province: tinh-tuyen-quang-cu."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, district or commune; `above` are the ids that it stands below, nearest first.

    `is_former` tells that it was abolished or changed on 1 July 2025.
    """

    id: str
    place: Place
    above: tuple[str, ...] = ()
    is_former: bool = False

    @property
    def label(self) -> str:
        """What it is called: "xã Tân Trào"."""
        return written(self.place)

    @property
    def level(self) -> str:
        """The level, one of "tinh", "huyen" and "xa"."""
        return self.place.level


def written(place: Place) -> str:
    """Return a place with its word: Thành phố Hồ Chí Minh and Quận 1 have a capital, no others."""
    if place.name == "Hồ Chí Minh":
        return f"Thành phố {place.name}"
    if place.name.isdigit():
        return f"{place.word.capitalize()} {place.name}"
    return f"{place.word} {place.name}"


def id_of(place: Place, *above: str) -> str:
    """Return the id of a place, told apart by what it is below: xa-tan-trao-tinh-tuyen-quang."""
    return "-".join((slug(place.word), place.slug, *above))
