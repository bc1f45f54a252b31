"""The administrative units of Vietnam, before and after the mergers of 1 July 2025.

The data is `units.tsv`, which explains itself. What a text calls a place needs no entry here; the
list knows what a text doesn't say: that Na Hang is a huyện, and of Tuyên Quang.

    >>> units().district("na-hang")
    (District(word='huyện', name='Na Hang', province='tuyen-quang'),)
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from search.places.place import Place, vocabulary

PATH = Path(__file__).with_name("units.tsv")
_GONE = "-"


@dataclass(frozen=True, slots=True)
class District:
    """A unit of the level huyện, and the slug of its province."""

    word: str
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """A province that got another name, and maybe another word, without merging with any."""

    former: Place
    now: Place
    since: date
    resolution: str


@cache
def renamings() -> Mapping[str, Renaming]:
    """Return the provinces that were renamed, by the slug of the former name."""
    found = {}
    for written in vocabulary().renamed:
        former, now, since, resolution = written.split(", ")
        place = read_place(former)
        found[place.slug] = Renaming(place, read_place(now), date.fromisoformat(since), resolution)
    return found


def name_today(province: str) -> str:
    """Return the slug of a province's name of today: thua-thien-hue is hue.

    What merged with another is not looked up here.
    """
    renamed = renamings().get(province)
    return renamed.now.slug if renamed else province


@dataclass(frozen=True, slots=True)
class Units:
    """Provinces by slug, and districts of one slug."""

    provinces: Mapping[str, Place]
    districts: Mapping[str, tuple[District, ...]]

    def district(self, slug_: str) -> tuple[District, ...]:
        """Return all districts of a slug; names repeat from province to province."""
        return self.districts.get(slug_, ())


@cache
def units() -> Units:
    """Return the provinces and districts that Bantin ships, loaded once."""
    provinces: dict[str, Place] = {}
    districts: defaultdict[str, list[District]] = defaultdict(list)
    for province, district, _ in rows():
        above = read_place(province)
        provinces.setdefault(above.slug, above)
        if district != _GONE:
            place = read_place(district)
            districts[place.slug].append(District(place.word, place.name, name_today(above.slug)))
    for written in vocabulary().former_districts:
        place, above = map(read_place, written.split(", "))
        districts[place.slug].append(District(place.word, place.name, name_today(above.slug)))
    return Units(provinces, {name: tuple(each) for name, each in districts.items()})


def rows() -> Iterator[list[str]]:
    """Yield province, district and communes of each row as they are written."""
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=1 << 11)
def read_place(written: str) -> Place:
    """Return "thị xã Sơn Tây" as a place: what begins with a capital is the name."""
    syllables = written.split(" ")
    count = next(n for n, each in enumerate(syllables) if not each.islower())
    return Place(" ".join(syllables[:count]), " ".join(syllables[count:]))
