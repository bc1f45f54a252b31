"""Names joined with the places and bodies they belong to, as far as the words beside them tell.

"Ban Dân vận" and "Tỉnh ủy" become one; "Huyện ủy, HĐND, UBND huyện Sơn Khê" all get their huyện.
What only the rest of the text can tell is left open for `search.organisations.resolution`.
"""

import re
from collections.abc import Sequence
from itertools import islice

from search.organisations.label import label_of
from search.organisations.lexicon import Naming
from search.organisations.name_reader import NameReader
from search.organisations.reading import CONNECTOR, Reading, ends_with_title
from search.organisations.registry import is_own_name
from search.places.mentions.place_reader import PlaceReader
from search.places.place import NATIONAL, Place
from search.text.alignment import Alignment

_MEMBER = re.compile(r" *(?:[-–,(]|thuộc|của) *")
_OF = re.compile(r" +(?:(?:của|cua) +)?")


def read(text: Alignment, namings: Sequence[Naming], places: PlaceReader) -> list[Reading]:
    """Return what each name means, in order; names that need a place and have none are left out."""
    readings = []
    starts = {each.start for each in namings}
    end = row_start = 0
    for number, naming in enumerate(namings):
        if not number or not _is_row(text, namings[number - 1].after, naming.start):
            row_start = naming.start
        if naming.start < end:
            continue
        stop = _stop(text, namings, number)
        titled = _follows_title(text, row_start)
        reading = NameReader(text, places, naming, stop, titled, starts)
        if (done := reading.read()) is not None:
            places.gazetteer.note(done.start, done.place)
            readings.append(done)
            end = done.end
    return _join(text, _spread_plural(text, readings))


def _spread_plural(text: Alignment, readings: Sequence[Reading]) -> list[Reading]:
    """Let "các" count for a whole row: "các huyện ủy, thị ủy, thành ủy" are no certain ones."""
    spread: list[Reading] = []
    for reading in readings:
        before = spread[-1] if spread else None
        nameless = reading.place.word and not reading.place.name and reading.kind.alone != "level"
        if (
            before
            and before.generic
            and nameless
            and CONNECTOR.fullmatch(text.lower, before.end, reading.start)
        ):
            reading = reading._replace(generic=True)
        spread.append(reading)
    return spread


def _stop(text: Alignment, namings: Sequence[Naming], number: int) -> int:
    """Return where the next name starts, which no place or proper name reaches into."""
    is_named = namings[number].kind.named
    for each in islice(namings, number + 1, None):
        # "Bệnh viện Đại học Y" is one name, though another kind begins in the middle of it.
        if not (is_named and each.kind.named):
            return each.start
    return len(text.clean)


def _follows_title(text: Alignment, start: int) -> bool:
    """Tell whether a name, or the row of names that begins there, follows a person's title."""
    return ends_with_title(text.lower[max(0, start - 40) : start])


def _is_row(text: Alignment, end: int, start: int) -> bool:
    gap = text.lower[end:start]
    return bool(CONNECTOR.fullmatch(gap) or not gap.strip(" "))


def _join(text: Alignment, readings: Sequence[Reading]) -> list[Reading]:
    """Give each reading what the next one knows, from the last to the first."""
    joined: list[Reading] = []
    for reading in reversed(readings):
        following = joined[-1] if joined else None
        if following is None or following.start < reading.end:
            joined.append(reading)
        elif reading.kind.is_part_of(following.kind) and _is_of(text, reading, following):
            # A committee of the National Assembly is the same with and without "của Quốc hội".
            whole = None if reading.place.word == NATIONAL else following
            joined[-1] = reading._replace(end=following.end, parent=whole)
        elif _is_member(text, reading, following):
            joined.append(_with_city(reading, following))
        elif CONNECTOR.fullmatch(text.lower, reading.end, following.start):
            joined.append(_shared(text, reading, following))
        else:
            joined.append(reading)
    return joined[::-1]


def _is_of(text: Alignment, part: Reading, whole: Reading) -> bool:
    """Tell whether "của" or nothing joins two names; a comma does for what is nothing else."""
    if _OF.fullmatch(text.lower, part.end, whole.start):
        return True
    only_part = not part.kind.levels and part.kind.alone == "never"
    return only_part and text.clean[part.end : whole.start] == ", "


def _is_member(text: Alignment, part: Reading, whole: Reading) -> bool:
    """Tell whether a university is named as one of a greater one: Bách khoa - Đại học Đà Nẵng."""
    closed = part.kind.closed and part.kind is whole.kind and bool(part.name and whole.name)
    return closed and _MEMBER.fullmatch(text.lower, part.end, whole.start) is not None


def _with_city(part: Reading, whole: Reading) -> Reading:
    """Return a university with the city of the greater one, if there is one that is called so."""
    city = label_of(whole).label.removeprefix(f"{whole.kind.title} ").removeprefix("Quốc gia ")
    name = f"{part.name} {city}"
    return part._replace(name=name, place=Place("")) if is_own_name(part.kind, name) else part


def _shared(text: Alignment, reading: Reading, following: Reading) -> Reading:
    """Return a reading with the place of the one that it is coordinated with."""
    parent, place = following.parent, following.place
    written = text.clean[reading.start : reading.end]
    if reading.kind.alone == "never" and written.islower() and not following.kind.name.islower():
        return reading
    if reading.place.name or reading.generic or reading.parent or reading.kind is following.kind:
        return reading
    if place.word == NATIONAL:
        return reading
    if reading.name and reading.name.lower() not in reading.kind.parts:
        # A hospital with a name of its own needs no place of the next one.
        return reading
    if parent is not None and reading.kind.is_part_of(parent.kind):
        return reading._replace(parent=parent)
    if place.word == reading.place.word or (
        not reading.place.word and reading.kind.is_at(place.level, place.word)
    ):
        return reading._replace(place=place, generic=following.generic)
    return reading
