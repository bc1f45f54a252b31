"""The units of Vietnam before and after 1 July 2025, and what became of each.

The data is `mergers.tsv` and `units.tsv`; both explain themselves.

    >>> territory().current("tinh-ha-giang")
    'tinh-tuyen-quang'
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from search.places.place import Place, slug, vocabulary
from search.places.unit import FORMER, Unit, id_of
from search.places.units import read_place, renamings
from search.places.units import rows as unit_rows

PATH = Path(__file__).with_name("mergers.tsv")
MERGED = date(2025, 7, 1)
"""The day from which the units of today exist."""
_PART = "*"


@dataclass(frozen=True, slots=True)
class Territory:
    """All units by id, and their relations by ids.

    `successors` has for each former commune and province the unit that most of it belongs to now;
    `origins` for each unit of today the former ones that it was made of; `replaced_by` for each
    former district the communes of today on its land.
    """

    units: Mapping[str, Unit]
    named: Mapping[tuple[str, str], Sequence[Unit]]
    successors: Mapping[str, str]
    origins: Mapping[str, Sequence[str]]
    replaced_by: Mapping[str, Sequence[str]]

    def current(self, id_: str) -> str:
        """Return the id of the unit of today that stands where one stood; itself if unknown."""
        return self.successors.get(id_, id_)

    def current_of_name(self, id_: str) -> str:
        """Return the unit of today for the name of a former one; `…-cu` asks for that one itself.

        >>> land = territory()
        >>> land.current_of_name("tinh-ha-giang"), land.current_of_name("tinh-ha-giang-cu")
        ('tinh-tuyen-quang', 'tinh-ha-giang-cu')
        """
        spelled = as_listed(id_)
        return spelled if spelled.endswith(FORMER) else self.current(spelled)

    def of_name(self, level: str, slug_: str) -> Sequence[Unit]:
        """Return the units of a level ("tinh", "huyen", "xa") that have or had a name."""
        return self.named.get((level, slug_), ())


def as_listed(id_: str) -> str:
    """Return the id of a province, or its slug, as the list spells the name.

    >>> as_listed("tinh-kontum"), as_listed("dac-lac"), as_listed("phuong-sai-gon")
    ('tinh-kon-tum', 'dak-lak', 'phuong-sai-gon')
    """
    bare = id_.removesuffix(FORMER)
    for word in ("tinh-", "thanh-pho-", ""):
        name = _respelled().get(bare.removeprefix(word)) if bare.startswith(word) else None
        if name is not None:
            return f"{word}{name}{id_[len(bare) :]}"
    return id_


@cache
def _respelled() -> Mapping[str, str]:
    """Return the slugs of provinces by those of their other spellings."""
    return {slug(other): slug(name) for other, name in vocabulary().respelled.items()}


@cache
def territory() -> Territory:
    """Return the territory that Bantin ships, loaded once; it takes a tenth of a second."""
    reader = _Reader()
    reader.read_mergers()
    reader.read_districts()
    reader.read_renamings()
    named: defaultdict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in reader.units.values():
        named[unit.level, unit.place.slug].append(unit)
    return Territory(
        reader.units,
        {key: tuple(each) for key, each in named.items()},
        reader.successors,
        {id_: tuple(each) for id_, each in reader.origins.items()},
        {id_: tuple(each) for id_, each in reader.replaced_by.items()},
    )


class _Reader:
    def __init__(self) -> None:
        self.units: dict[str, Unit] = {}
        self.successors: dict[str, str] = {}
        self.origins: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.replaced_by: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def read_mergers(self) -> None:
        """Read the units of today, and the communes and districts that each was made of."""
        for province, commune, former in _rows():
            above = self._add(read_place(province))
            own = self._add(read_place(commune), above)
            for old_province, district, communes in _former(former):
                province_id = self._former_province(read_place(old_province), above)
                district_id = self._add(read_place(district), province_id, is_former=True)
                self.replaced_by[district_id][own] = None
                for each in communes:
                    old = self._add(
                        read_place(each.removesuffix(_PART)),
                        district_id,
                        province_id,
                        is_former=True,
                    )
                    self.origins[own][old] = None
                    if not each.endswith(_PART):
                        self.successors[old] = own

    def read_districts(self) -> None:
        """Read the districts that no commune of today was made of: none, or gone before 2025."""
        for province, district, _ in unit_rows():
            place = read_place(province)
            former = id_of(place) + FORMER
            if district != "-" and former in self.units:
                self._add(read_place(district), former, is_former=True)

    def read_renamings(self) -> None:
        """Read the provinces that got another name: they merged with none, and have its land."""
        for each in renamings().values():
            id_, now = id_of(each.former), id_of(each.now)
            was = id_ + FORMER
            self.units[was] = Unit(was, each.former, is_former=True)
            self.successors[was] = self.successors[id_] = now

    def _former_province(self, place: Place, now: str) -> str:
        """Add a province as it was; its name leads to the province of today."""
        id_ = id_of(place)
        was = id_ + FORMER
        self.units.setdefault(was, Unit(was, place, is_former=True))
        self.origins[now][was] = None
        self.successors.setdefault(was, now)
        if id_ != now:
            self.successors.setdefault(id_, now)
        return was

    def _add(self, place: Place, *above: str, is_former: bool = False) -> str:
        names = (each.removesuffix(FORMER) for each in above[:1])
        id_ = id_of(place, *names)
        # Two communes of one district may differ in their marks alone: Hòa An and Hoà Ân.
        known = self.units.get(id_)
        if known is not None and known.place.name != place.name:
            id_ += "-2"
        if id_ not in self.units:
            self.units[id_] = Unit(id_, place, above, is_former)
        return id_


def _rows() -> Iterator[list[str]]:
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def _former(listed: str) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield province, district and communes of "tỉnh A / huyện B: xã C, xã D*; …"."""
    for group in filter(None, listed.split("; ")):
        where, _, communes = group.partition(":")
        province, _, district = where.partition(" / ")
        yield province, district, list(filter(None, communes.strip().split(", ")))
