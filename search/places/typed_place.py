"""Places that a query names, so that its page can offer them as filters.

People type names as they like: "tp ha giang", "xã tân trào", "tphcm". A place needs the word of its
level, but for provinces; marks that are typed must agree. What several units can mean is none, if
no province beside it tells which.

    >>> [each.id for each in find_typed_places("lũ quét Hà Giang")]
    ['tinh-ha-giang-cu']
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from search.places.place import Place, slug, vocabulary, words
from search.places.territory import territory
from search.places.typed_syllable import SYLLABLE, TypedSyllable, read_typed_syllables
from search.places.unit import Unit
from search.places.units import units
from search.text.spelling import is_compatible, plain, term

_LONGEST = 4


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """`query[start:end]` means the unit `id`, one of today or a former one."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """Units that the syllables from `first` to before `last` can mean."""

    units: Sequence[Unit]
    first: int
    last: int


def find_typed_places(query: str) -> list[TypedPlace]:
    """Return the places that a query names, in order; offsets are those of the query as typed."""
    syllables = read_typed_syllables(query)
    readings = list(_readings(syllables))
    if not readings:
        return []
    land = territory()
    provinces = {
        land.current(unit.id) for each in readings for unit in each.units if unit.level == "tinh"
    }
    found: list[TypedPlace] = []
    for each in readings:
        unit = _meant(each.units, provinces)
        if unit is not None:
            start, end = syllables[each.first].start, syllables[each.last - 1].end
            found.append(TypedPlace(unit.id, start, end))
    return found


def _readings(syllables: Sequence[TypedSyllable]) -> Iterator[_Reading]:
    at = 0
    while at < len(syllables):
        word, count = _word_at(syllables, at)
        reading = _named(word, syllables, at, at + count) if word else _province(syllables, at)
        if reading is not None:
            yield reading
        at = reading.last if reading else at + 1


def _named(word: str, syllables: Sequence[TypedSyllable], first: int, at: int) -> _Reading | None:
    """Return the units of a word's level with the longest name that is typed after the word."""
    for count in range(min(_LONGEST, len(syllables) - at), 0, -1):
        typed = syllables[at : at + count]
        name = _full_name(typed)
        level = Place(word, name).level
        named = _named_so(level, typed)
        if named:
            same = [each for each in named if each.place.word == word]
            return _Reading(same or named, first, at + count)
    return None


def _province(syllables: Sequence[TypedSyllable], at: int) -> _Reading | None:
    """Return a province that is named without its word, where it can be nothing else."""
    if at and syllables[at - 1].plain in _not_after():
        return None
    for count in range(min(_LONGEST, len(syllables) - at), 0, -1):
        typed = syllables[at : at + count]
        name = _full_name(typed)
        named_slug = _slug(typed)
        if named_slug not in units().provinces:
            # Few queries name one, and the territory takes a tenth of a second to load.
            continue
        named = _named_so("tinh", typed)
        is_short = count == 1 and len(name.split()) == 1 and typed[0].typed == typed[0].plain
        if named and not is_short:
            beside = syllables[at + count : at + count + 1]
            going_on = "-".join(each.plain for each in (*typed, *beside))
            # What is none is read to its end: Bình Dương of Thái Bình Dương is no province.
            is_other = going_on in _no_provinces() or named_slug in _no_provinces()
            more = len(beside) if going_on in _no_provinces() else 0
            return _Reading(() if is_other else named, at, at + count + more)
    return None


def _meant(named: Sequence[Unit], provinces: set[str]) -> Unit | None:
    """Return the one unit that is meant: of today before a former one of the same land."""
    land = territory()
    if len({land.current(each.id) for each in named}) > 1:
        named = [
            each for each in named if {land.current(above) for above in each.above} & provinces
        ]
    if len({land.current(each.id) for each in named}) != 1:
        return None
    return min(named, key=lambda each: each.is_former)


def _named_so(level: str, typed: Sequence[TypedSyllable]) -> Sequence[Unit]:
    """Return the units of a level that syllables name, by that name or by another of theirs."""
    named_slug = _slug(typed)
    is_other = named_slug != "-".join(each.plain for each in typed)
    # The marks of "Đắc Lắc" are its own.
    return [
        each for each in territory().of_name(level, named_slug) if is_other or _agree(typed, each)
    ]


def _agree(typed: Sequence[TypedSyllable], unit: Unit) -> bool:
    """Tell whether the typed marks all stand in the name of a unit."""
    listed = SYLLABLE.findall(unit.place.name.lower())
    return len(typed) != len(listed) or all(
        is_compatible(each.typed, term(other)) for each, other in zip(typed, listed, strict=True)
    )


def _full_name(typed: Sequence[TypedSyllable]) -> str:
    """Return what is typed, or the name that it stands for: Hồ Chí Minh for hcm."""
    written = " ".join(each.typed for each in typed)
    return _other_names().get("-".join(each.plain for each in typed), written)


def _slug(typed: Sequence[TypedSyllable]) -> str:
    """Return the slug of `_full_name`, made of syllables that are plain already."""
    spelled = "-".join(each.plain for each in typed)
    name = _other_names().get(spelled)
    return spelled if name is None else slug(name)


def _word_at(syllables: Sequence[TypedSyllable], at: int) -> tuple[str, int]:
    """Return the word of a level at a syllable, and how many syllables it has."""
    for count in (2, 1):
        typed = " ".join(each.plain for each in syllables[at : at + count])
        found = _level_words().get(typed)
        after = {each.plain for each in syllables[at + count : at + count + 1]}
        if found and not after & _not_before(found):
            return found, count
    return "", 0


@cache
def _level_words() -> dict[str, str]:
    typed = {" ".join(map(plain, each.name.split())): each.name for each in words()}
    short = {
        plain(short.replace(".", "")): each.name
        for each in words()
        for short in each.short
        if len(short.replace(".", "")) > 1
    }
    return typed | short


@cache
def _not_before(word: str) -> frozenset[str]:
    return frozenset(plain(n) for each in words() if each.name == word for n in each.not_before)


@cache
def _other_names() -> dict[str, str]:
    short = {slug(each): name for each, name in vocabulary().aliases.items()}
    joined = {f"tp{each}": name for each, name in short.items()}
    return {slug(each): name for each, name in vocabulary().respelled.items()} | short | joined


@cache
def _no_provinces() -> frozenset[str]:
    return frozenset(map(slug, vocabulary().no_provinces))


@cache
def _not_after() -> frozenset[str]:
    return frozenset(("duong", "pho", "cho", "song", "cau", "xe", "ga", "thpt", "thcs"))
