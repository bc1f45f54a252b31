"""Provinces and towns that a text names without their word: "… huyện Phú Ninh (Quảng Nam)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from search.places.place import Place, slug, vocabulary
from search.places.units import units
from search.text.spelling import standard

_Names = Mapping[str, Sequence[tuple[str, Place]]]
"""Names as they are written, and their places, by the first syllable."""

_CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][^\W_]*")
_LONGEST_WORD = 12
_OTHER = re.compile(
    r"(?<![^\W_])(phường|xã|huyện|quận|thị xã|thị trấn|thành phố|tp\.?"
    r"|đường|phố|chợ|sông|cầu|bến xe) *$",
    re.IGNORECASE,
)


def find_provinces(text: str) -> list[tuple[int, Place]]:
    """Return where a clean text names provinces, in order."""
    return [(at, place) for at, _, place in _find(text, _provinces())]


def find_bare_places(text: str) -> list[tuple[int, int, Place]]:
    """Return where a clean text names provinces and towns without their word: start, end, place."""
    return list(_find(text, _provinces_and_towns()))


def _find(text: str, names: _Names) -> Iterator[tuple[int, int, Place]]:
    """Yield where names stand in a text as whole syllables; a longer name hides a shorter one."""
    done = 0
    for found in _opening().finditer(text):
        at = found.start()
        for written, place in names.get(found[0], ()) if at >= done else ():
            if text.startswith(written, at):
                done = end = at + len(written)
                # The Đồng Tháp of Đồng Tháp Mười is no province.
                goes_on = text[end : end + 1].isalnum() or text[end + 1 : end + 3].istitle()
                if not goes_on and not _is_other(text, at, place):
                    yield at, end, place
                break


def _is_other(text: str, at: int, place: Place) -> bool:
    """Tell whether a name is that of another unit or thing: phường Hà Giang 1, đường Hà Nội."""
    before = text[max(0, at - _LONGEST_WORD) : at]
    if not (found := _OTHER.search(before)):
        return False
    is_city = found[1].lower() in ("thành phố", "tp", "tp.")
    return not (is_city and place.word == "thành phố")


@cache
def _opening() -> re.Pattern[str]:
    """Return the expression of the syllables that names begin with, which most words fail at."""
    by_letter: dict[str, list[str]] = {}
    for each in _provinces_and_towns():
        by_letter.setdefault(each[0], []).append(each[1:])
    ways = (f"{letter}(?:{'|'.join(map(re.escape, ends))})" for letter, ends in by_letter.items())
    return re.compile(rf"(?=[{''.join(by_letter)}])\b(?:{'|'.join(ways)})(?![^\W_])")


@cache
def _provinces() -> _Names:
    """Return the names of provinces in both ways to place tones: Hòa Bình, Hoà Bình."""
    provinces = units().provinces
    known = (*vocabulary().aliases.items(), *((each, each) for each in vocabulary().hyphenated))
    short = [(short, provinces[slug(name)]) for short, name in known if slug(name) in provinces]
    short += [(f"TP{name}", place) for name, place in short if place.word == "thành phố"]
    respelled = [
        (other, provinces[slug(name)])
        for other, name in vocabulary().respelled.items()
        if slug(name) in provinces
    ]
    return _by_first([*short, *respelled, *((each.name, each) for each in provinces.values())])


@cache
def _provinces_and_towns() -> _Names:
    """Return those, and the names of towns that no other unit of the level huyện has."""
    towns = [
        (listed[0].name, Place(listed[0].word, listed[0].name))
        for name, listed in units().districts.items()
        if name not in units().provinces and {each.word for each in listed} == {"thành phố"}
    ]
    both = [each for names in _provinces().values() for each in names]
    return _by_first([*both, *towns])


def _by_first(names: Sequence[tuple[str, Place]]) -> _Names:
    """Return names by their first syllables, the longest first."""
    by_first: dict[str, dict[str, Place]] = {}
    for name, place in names:
        for written in (name, " ".join(map(standard, name.split(" ")))):
            first = _CAPITAL.match(written)
            if first:
                by_first.setdefault(first[0], {})[written] = place
    return {
        first: sorted(listed.items(), key=lambda each: -len(each[0]))
        for first, listed in by_first.items()
    }
