"""Provinces that a text names without saying tỉnh: "… huyện Phú Ninh (Quảng Nam)"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from search.organisations.place import Place, slug, vocabulary
from search.organisations.units import units
from search.text.spelling import standard

_LONGEST_WORD = 12
_OTHER = re.compile(
    r"(?<![^\W_])(phường|xã|huyện|quận|thị xã|thị trấn|thành phố|tp\.?"
    r"|đường|phố|chợ|sông|cầu|bến xe) *$",
    re.IGNORECASE,
)


def find_provinces(text: str) -> list[tuple[int, Place]]:
    """Return where a clean text names provinces, in order."""
    found = (
        (at, place)
        for written, place in _provinces_as_written()
        for at in _occurrences(text, written)
        if not _is_other(text, at, place)
    )
    return sorted(found, key=lambda each: each[0])


def _is_other(text: str, at: int, place: Place) -> bool:
    """Tell whether a name is that of another unit or thing: phường Hà Giang 1, đường Hà Nội."""
    before = text[max(0, at - _LONGEST_WORD) : at]
    if not (found := _OTHER.search(before)):
        return False
    is_city = found[1].lower() in ("thành phố", "tp", "tp.")
    return not (is_city and place.word == "thành phố")


def _occurrences(text: str, written: str) -> Iterator[int]:
    """Yield where a name stands in a text as whole syllables."""
    at = text.find(written)
    while at >= 0:
        end = at + len(written)
        # The Đồng Tháp of Đồng Tháp Mười is no province.
        goes_on = text[end : end + 1].isalnum() or text[end + 1 : end + 3].istitle()
        if not text[at - 1 : at].isalnum() and not goes_on:
            yield at
        at = text.find(written, end)


@cache
def _provinces_as_written() -> Sequence[tuple[str, Place]]:
    """Return the names of provinces in both ways to place tones: Hòa Bình, Hoà Bình."""
    provinces = units().provinces
    known = (*vocabulary().aliases.items(), *((each, each) for each in vocabulary().hyphenated))
    short = ((short, provinces[slug(name)]) for short, name in known if slug(name) in provinces)
    spelled = (
        (written, place)
        for place in provinces.values()
        for written in dict.fromkeys((place.name, " ".join(map(standard, place.name.split()))))
    )
    return (*short, *spelled)
