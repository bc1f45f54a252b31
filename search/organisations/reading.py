"""Names joined with the places and bodies they belong to, as far as the words beside them tell.

"Ban Dân vận" and "Tỉnh ủy" become one; "Huyện ủy, HĐND, UBND huyện Sơn Khê" all get their huyện.
What only the rest of the text can tell is left open for `search.organisations.resolution`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from search.organisations.kind import OrganisationKind
from search.organisations.lexicon import Naming
from search.organisations.proper_name import ProperName, ProperNameReader
from search.places.gazetteer import Gazetteer
from search.places.known_place import is_vietnamese
from search.places.place import NATIONAL, Place, slug, vocabulary, words
from search.places.place_name import before_person, read_run
from search.places.units import units
from search.text.alignment import Alignment
from search.text.phrase import pattern
from search.text.spelling import plain, term

CONNECTOR = re.compile(
    r" *(?:[,;/&–-] *(?:(?:và|va) +)?|(?<= )(?:và|va|cùng|cung) +)(?:(?:lãnh đạo|đại diện) +)?"
)
_OF = re.compile(r" +(?:(?:của|cua) +)?")
_FOLLOWING = re.compile(r" +([A-Z][A-Za-z]+)(?![^\W_])")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_WITH_HOSPITALS = ("tinh", "huyen")
"""Levels that have one of each kind: "Bệnh viện Đa khoa tỉnh" is a certain one."""
_HOSPITAL = "benh-vien-da-khoa"
_LEVELS_GO_ON = re.compile(r" *(?:[,/-]|và|va|hoặc)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A kind of organisation at `clean[start:end]`, and what is known of its place.

    `generic` speaks of all of its kind: UBND các huyện. `parent` is the body that it is a part of,
    `name` the organisation's own: Trường THPT Lê Lợi.
    """

    kind: OrganisationKind
    place: Place
    start: int
    end: int
    generic: bool = False
    parent: "Reading | None" = None
    name: str = ""


def read(text: Alignment, namings: Sequence[Naming], gazetteer: Gazetteer) -> list[Reading]:
    """Return what each name means, in order; names that need a place and have none are left out."""
    readings = []
    end = 0
    for number, naming in enumerate(namings):
        if naming.start < end:
            continue
        stop = _stop(text, namings, number)
        reading = _Reader(text, gazetteer, naming, stop, _is_titled(text, namings[: number + 1]))
        if (done := reading.read()) is not None:
            gazetteer.note(done.start, done.place)
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
            reading = replace(reading, generic=True)
        spread.append(reading)
    return spread


def _stop(text: Alignment, namings: Sequence[Naming], number: int) -> int:
    """Return where the next name starts, which no place or proper name reaches into."""
    following = namings[number + 1 :]
    if namings[number].kind.named:
        # "Bệnh viện Đại học Y" is one name, though another kind begins in the middle of it.
        following = [each for each in following if not each.kind.named]
    return following[0].start if following else len(text.clean)


class _Reader:
    def __init__(
        self, text: Alignment, gazetteer: Gazetteer, naming: Naming, stop: int, titled: bool
    ) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._naming = naming
        self._stop = stop
        self._titled = titled
        self._spelling = term if naming.marked else plain

    def read(self) -> Reading | None:
        naming = self._naming
        if naming.kind.named:
            return self._named()
        if self._gazetteer.is_abroad_at(naming.after, self._stop, self._spelling):
            return None
        said = naming.word or _only_word(naming.kind)
        if reading := self._with_word(said):
            return reading
        if said == NATIONAL:
            if not naming.kind.is_at("trung-uong", NATIONAL):
                return None
            return self._reading(Place(NATIONAL), naming.end, generic=self._is_foreign())
        found = self._gazetteer.name_at(
            said, naming.after, self._stop, self._spelling, sure=not naming.needs_place
        )
        if found and naming.kind.is_at(found[0].level, found[0].word):
            return self._reading(*found)
        if naming.needs_place and not said:
            return None
        if self._is_others():
            return None
        return self._reading(Place(said), naming.end, generic=self._is_one_of_many(said))

    def _named(self) -> Reading | None:
        """Read the organisation's own name, and the place after it where that belongs to it."""
        naming, kind = self._naming, self._naming.kind
        reader = ProperNameReader(self._text, self._gazetteer, kind, self._spelling)
        proper = reader.read(naming.after, self._stop)
        if proper is None:
            return None
        place, end = Place(""), proper.end
        if kind.named != "name" or not proper.whole:
            place, end = self._own_place(proper)
        if not (proper.whole or place.word):
            alone = kind.alone == "level"
            return self._reading(Place(NATIONAL), naming.end) if alone else None
        province = units().provinces.get(slug(proper.name)) if not place.word else None
        if kind.id == _HOSPITAL and province is not None and place.word == "":
            # "Bệnh viện Đa khoa Hòa Bình" is that of the province.
            return self._reading(province, end)
        return replace(self._reading(place, end), name=proper.name)

    def _own_place(self, proper: ProperName) -> tuple[Place, int]:
        found = self._gazetteer.word_at(proper.end, self._spelling)
        if found:
            place, end = self._gazetteer.place_at(*found, self._stop, self._spelling, self._titled)
            if place.name and not is_vietnamese(place.name.split()[0]):
                return Place(""), proper.end
            one_each = self._naming.kind.named == "place" and place.level in _WITH_HOSPITALS
            if place.name or (one_each and not proper.whole):
                return place, end
        return Place(""), proper.end

    def _with_word(self, said: str) -> Reading | None:
        """Read the level's word after the name, and the place after the word."""
        found = self._gazetteer.word_at(self._naming.after, self._spelling)
        if found is None or (self._naming.word not in ("", NATIONAL) and found[0] != said):
            return None
        word, end = found
        place, end = self._gazetteer.place_at(word, end, self._stop, self._spelling, self._titled)
        if not self._fits(place):
            return None
        local = place.word != "tỉnh" and not place.name
        return self._reading(place, end, generic=local and self._is_row_of_levels(end))

    def _fits(self, place: Place) -> bool:
        kind = self._naming.kind
        if place.word == "thành phố" and not place.name and "tinh" in kind.levels:
            return True
        return kind.is_at(place.level, place.word)

    def _is_row_of_levels(self, end: int) -> bool:
        """Tell whether a mere "UBND huyện" goes on as "huyện, thành phố", or follows "các"."""
        going_on = _LEVELS_GO_ON.match(self._text.lower, end)
        if going_on and self._gazetteer.word_at(going_on.end(), self._spelling):
            return True
        return self._follows_plural()

    def _is_one_of_many(self, said: str) -> bool:
        """Tell whether "các" stands around a name: các Huyện ủy, HĐND các cấp, Sở Y tế các tỉnh."""
        if _plural().match(self._text.lower, self._naming.after):
            return True
        if not said or not self._follows_plural():
            return False
        # "Các Sở Y tế, Nội vụ" are several offices of one province, not one office of several.
        listed = CONNECTOR.match(self._text.lower, self._naming.after)
        return self._naming.kind.alone != "level" or listed is None

    def _follows_plural(self) -> bool:
        before = self._text.lower[max(0, self._naming.start - 10) : self._naming.start].split()
        if not before:
            return False
        # "6 đảng ủy xã" are several, of "năm 2020 UBND xã" nobody knows.
        return before[-1] in vocabulary().plural or (before[-1].isdigit() and len(before[-1]) < 3)

    def _is_others(self) -> bool:
        """Tell whether a foreign word makes it another's: Hội Phụ nữ Mifafa, Bộ Ngoại giao UAE."""
        following = _FOLLOWING.match(self._text.clean, self._naming.after, self._stop)
        # PGS and HCM have no vowel.
        word = following[1] if following else ""
        return bool(word) and _VOWEL.search(word) is not None and not is_vietnamese(word)

    def _is_foreign(self) -> bool:
        """Tell whether a national body is another nation's: Chính phủ Ecuador."""
        if self._is_others():
            return True
        run = before_person(read_run(self._text, self._naming.after, self._stop, self._spelling))
        return run.plausible and _is_capitalised(run.syllables[0])

    def _reading(self, place: Place, end: int, *, generic: bool = False) -> Reading:
        return Reading(self._naming.kind, place, self._naming.start, end, generic)


def _is_capitalised(syllable: str) -> bool:
    """Tell whether a syllable begins with a capital, but isn't shouted."""
    return syllable[0].isupper() and (len(syllable) == 1 or not syllable.isupper())


def _only_word(kind: OrganisationKind) -> str:
    """Return the word of the level that a kind has by nature, or nothing."""
    if kind.alone != "level":
        return ""
    level = kind.levels[0]
    return next((each.name for each in words() if each.level == level), NATIONAL)


def _is_titled(text: Alignment, namings: Sequence[Naming]) -> bool:
    """Tell whether the last name, or the row of names that it ends, follows a person's title."""
    first = len(namings) - 1
    while first and _is_row(text, namings[first - 1].after, namings[first].start):
        first -= 1
    start = namings[first].start
    return bool(title().search(text.lower[max(0, start - 40) : start]))


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
            joined[-1] = replace(reading, end=following.end, parent=whole)
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
    if parent is not None and reading.kind.is_part_of(parent.kind):
        return replace(reading, parent=parent)
    if place.word == reading.place.word or (
        not reading.place.word and reading.kind.is_at(place.level, place.word)
    ):
        return replace(reading, place=place, generic=following.generic)
    return reading


@cache
def _plural() -> re.Pattern[str]:
    many = pattern(vocabulary().plural, term)
    return re.compile(rf" +(?:ở +|tại +|của +)?{many}(?![^\W_])")


@cache
def title() -> re.Pattern[str]:
    """Return the expression of a person's title at the end of a text."""
    titles = pattern(vocabulary().titles, term), pattern(vocabulary().titles, plain)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(titles)}) *$")
