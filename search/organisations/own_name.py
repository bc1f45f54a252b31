"""Which organisation a name of its own means: other names lead to it, as do places beside it.

    >>> settled("benh-vien-cho-ray-thanh-pho-ho-chi-minh", "…").label
    'Bệnh viện Chợ Rẫy'

The names are data of organisations.toml: `whole` of a kind, and `[[alias]]`.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from search.label import Label
from search.organisations.registry import listed_names, registry
from search.places.units import units

_HOSPITAL = "benh-vien-"
_GENERAL = "benh-vien-da-khoa-"
_OF_PLACE = (
    *("khu-vuc-", "trung-tam-", "trung-uong-", "quoc-te-", "tinh-", "huyen-", "quan-", "xa-"),
    *("thanh-pho-", "thi-xa-", "thi-tran-"),
)
_LEAST_OF_A_BEGINNING = 2
"""Syllables of a name that may be the beginning of the only one that goes on so."""


@lru_cache(maxsize=1 << 12)
def settled(id_: str, label: str) -> Label:
    """Return the organisation of an id and a label, which others of its names may have given."""
    known = registry().own_names
    found = next((known[way] for way in _ways(id_) if way in known), None)
    return found or Label(_without_general(id_), label)


def _ways(id_: str) -> Iterator[str]:
    """Yield the ids that may be in the registry for one: itself first, then without its place."""
    yield id_
    # Asked all at once first: most of what is typed ends with none of some hundred places.
    if id_.endswith(_endings()):
        for ending in _endings():
            if id_.endswith(ending):
                yield id_.removesuffix(ending)
    yield from _only_with_beginning(id_)
    if (short := _without_general(id_)) != id_:
        yield short
    elif id_.startswith(_HOSPITAL) and not id_.startswith(_GENERAL):
        yield f"{_GENERAL}{id_.removeprefix(_HOSPITAL)}"


def _without_general(id_: str) -> str:
    """Return the id of a hospital of a name without "Đa khoa", which is often left out.

    What is called by a place is not: Bệnh viện Hà Đông may be any there.
    """
    own = id_.removeprefix(_GENERAL)
    is_place = own.startswith(_OF_PLACE) or own in units().provinces or bool(units().district(own))
    return id_ if own == id_ or is_place else f"{_HOSPITAL}{own}"


def _only_with_beginning(id_: str) -> Iterator[str]:
    """Yield the only name of a closed kind that goes on where an id ends: Hàng hải Việt Nam."""
    for kind, names in listed_names().items():
        own = id_.removeprefix(f"{kind}-")
        if (
            not registry().kinds[kind].closed
            or own == id_
            or own.count("-") + 1 < _LEAST_OF_A_BEGINNING
        ):
            continue
        first = bisect_left(names, f"{id_}-")
        going_on = [each for each in names[first : first + 2] if each.startswith(f"{id_}-")]
        if len(going_on) == 1:
            yield going_on[0]


@cache
def _endings() -> tuple[str, ...]:
    """Return how the places end that only say where an organisation is, the longest first."""
    provinces = [f"-{place.slug}" for place in units().provinces.values()]
    placed = [f"-{word}{each}" for word in ("tinh", "thanh-pho") for each in provinces]
    return tuple(sorted((*provinces, *placed, "-viet-nam"), key=len, reverse=True))
