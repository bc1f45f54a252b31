"""Short mentions and what they stand for in one text: "UBND huyện", or the UBND alone."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from search.organisations.kind import OrganisationKind
from search.organisations.lexicon import is_foreign_at
from search.organisations.name_reader import of_place
from search.organisations.reading import Reading
from search.organisations.registry import is_own_name, own_id, registry
from search.places.mentions.gazetteer import Gazetteer
from search.places.place import NATIONAL, Place
from search.text.alignment import Alignment

_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


def resolve(text: Alignment, readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Reading]:
    """Return the readings that are organisations, with all that the text tells of their places."""
    readings = _with_full_names(readings)
    named = _places(readings, lambda place: bool(place.name))
    placed = [_placed(each, named, gazetteer) for each in readings]
    levels = _places(placed, lambda place: bool(place.word))
    decided = (_decided(each, levels) for each in placed if not _is_abroad(text, each, gazetteer))
    return [each for each in decided if each is not None]


def told_apart(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """Return a reading whose district many provinces have with the province after its name."""
    if reading.parent is not None:
        return reading._replace(parent=told_apart(reading.parent, gazetteer))
    place = reading.place
    province = gazetteer.province_of(place, reading.start)
    if province is None:
        return reading
    return reading._replace(place=Place(place.word, f"{place.name} ({province})"))


def _with_full_names(readings: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings with short names of their own as the text has them in full.

    "Đại học Bách khoa" is that of Hà Nội where the text names it so, and no other one.
    """
    full: defaultdict[str, dict[tuple[str, Place], None]] = defaultdict(dict)
    for each in readings:
        if each.kind.closed and each.name:
            full[each.kind.id][each.name, each.place] = None
    return [_in_full(each, full[each.kind.id]) for each in readings] if full else readings


def _in_full(reading: Reading, names: Iterable[tuple[str, Place]]) -> Reading:
    if not reading.name or reading.place.word or is_own_name(reading.kind, reading.name):
        return reading
    short = own_id(reading.name)
    longer = [
        (name, place)
        for name, place in names
        if own_id(name).startswith(f"{short}-") or (own_id(name) == short and place.name)
    ]
    return reading._replace(name=longer[0][0], place=longer[0][1]) if len(longer) == 1 else reading


def _is_abroad(text: Alignment, reading: Reading, gazetteer: Gazetteer) -> bool:
    """Tell whether a national body is another nation's, as all that the text speaks of."""
    if reading.place.word != NATIONAL or reading.name:
        return False
    if not gazetteer.is_abroad and (gazetteer.is_home_named or not _has_country(text, reading)):
        return False
    # "Bộ Công an làm việc với Bộ Công an Lào": without its country it is ours.
    return not gazetteer.has_namesake(reading.start, reading.end)


def _has_country(text: Alignment, reading: Reading) -> bool:
    """Tell whether another sentence names a body with its country: Bộ Quốc phòng Nga.

    In one sentence two of a name are two: "Bộ Công an Lào học Bộ Công an".
    """
    lower = text.lower
    named = re.compile(re.escape(lower[reading.start : reading.end]))
    return any(
        is_foreign_at(text, each.end())
        and _SENTENCE_END.search(lower, *sorted((each.end(), reading.start)))
        for each in named.finditer(lower)
    )


def _placed(reading: Reading, named: Mapping[str, set[Place]], gazetteer: Gazetteer) -> Reading:
    """Return a reading with the name of its place, if it has a level at all."""
    if reading.parent is not None:
        return reading._replace(parent=_placed(reading.parent, named, gazetteer))
    place = reading.place
    if reading.kind.numbered and reading.name.isdigit():
        return _of_province(reading, gazetteer)
    if reading.name and place.name:
        return reading
    if reading.generic or place.word in ("", NATIONAL):
        return reading
    same = {
        each
        for each in named[reading.kind.id]
        if each.word == place.word or reading.kind.alone == "level"
    }
    if not place.name and len(same) == 1 and not gazetteer.is_home(place.word):
        return reading._replace(place=next(iter(same)))
    if not place.name:
        provincial = reading.kind.alone == "level" and not reading.name
        place = gazetteer.resolve(place.word, reading.start, provincial=provincial)
    best = Place(place.word, gazetteer.best(place.name))
    placed = reading if best == reading.place else reading._replace(place=best)
    return (of_place(placed) or placed) if reading.name else placed


def _of_province(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """Return a numbered body with its province: "TAND khu vực 3" is one of each."""
    place = reading.place
    if not place.name:
        place = gazetteer.resolve("tỉnh", reading.start)
    if not place.name:
        return reading._replace(place=Place(""))
    return of_place(reading._replace(place=place)) or reading


def _decided(reading: Reading, levels: Mapping[str, set[Place]]) -> Reading | None:
    """Return a reading as one organisation, or None; without a level it's the text's only one."""
    if reading.parent is not None:
        parent = _decided(reading.parent, levels)
        return reading._replace(parent=parent) if parent is not None else None
    kind = reading.kind
    if reading.place.word or reading.name:
        return None if reading.generic else reading
    named = levels[kind.id]
    if kind.alone == "again" and not named:
        # HĐND and UBND are of one place where a text names only one of the two.
        named = levels[kind.parent] or levels[_sibling(kind)]
    if kind.alone in ("again", "kind") and not reading.generic and len(named) == 1:
        place = next(iter(named))
        if kind.is_at(place.level, place.word):
            return reading._replace(place=place)
    return reading if kind.alone == "kind" else None


def _sibling(kind: OrganisationKind) -> str:
    """Return the first kind that the registry says belongs to this one."""
    return next((each.id for each in registry().kinds.values() if each.parent == kind.id), "")


def _places(
    readings: Iterable[Reading], counts: Callable[[Place], bool]
) -> Mapping[str, set[Place]]:
    """Return the places that count, by the kind of organisation they are named with."""
    places: defaultdict[str, set[Place]] = defaultdict(set)
    for reading in readings:
        own = reading.parent or reading
        if not own.generic and counts(own.place):
            places[own.kind.id].add(own.place)
    return places
