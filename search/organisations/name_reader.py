"""Reads one organisation: its name, and the place or the name of its own after it.

What only the names beside it tell is left to `search.organisations.row`, what only the rest of the
text can tell to `search.organisations.resolution`.
"""

import re
from collections.abc import Container
from functools import cache

from search.organisations.kind import OrganisationKind
from search.organisations.lexicon import Naming
from search.organisations.proper_name import ProperName, ProperNameReader
from search.organisations.reading import CONNECTOR, Reading
from search.organisations.registry import is_own_name, registry
from search.places.known_place import is_vietnamese
from search.places.mentions.place_name import before_person, begins_capitalised
from search.places.mentions.place_reader import PlaceReader
from search.places.place import NATIONAL, Place, slug, vocabulary, words
from search.places.units import units
from search.text.alignment import Alignment
from search.text.phrase import pattern
from search.text.spelling import plain, term

_FOLLOWING = re.compile(r" +([A-Z][A-Za-z]+)(?![^\W_])")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_WITHIN = ("huyện", "quận", "xã", "phường")
_WITH_WORD = "Hồ Chí Minh"
"""The city whose word is a part of its name."""
_JOINT = re.compile(r" *[-–,](?= )")
_REGIONAL = "Khu vực"
_HOSPITAL = "benh-vien-da-khoa"
_WITH_HOSPITALS = ("tinh", "huyen")
"""Levels that have one of each kind: "Bệnh viện Đa khoa tỉnh" is a certain one."""
_LEVELS_GO_ON = re.compile(r" *(?:[,/-]|và|va|hoặc)(?P<many> +(?:các|cac))?")


class NameReader:
    """Reads what the text says where a name of the registry stands."""

    def __init__(
        self,
        text: Alignment,
        places: PlaceReader,
        naming: Naming,
        stop: int,
        titled: bool,
        starts: Container[int],
    ) -> None:
        """Take where to read.

        No place reaches beyond `stop`; `titled` tells that a person's title stands before the name,
        `starts` where names of the registry begin.
        """
        self._text = text
        self._places = places
        self._naming = naming
        self._stop = stop
        self._titled = titled
        self._starts = starts
        self._spelling = term if naming.marked else plain

    def read(self) -> Reading | None:
        naming = self._naming
        if naming.kind.named:
            return self._named()
        said = naming.word or _only_word(naming.kind)
        if self._places.is_abroad_at(said, naming.after, self._stop, self._spelling):
            return None
        if reading := self._with_word(said):
            return reading
        if said == NATIONAL:
            if not naming.kind.is_at("trung-uong", NATIONAL):
                return None
            return self._reading(Place(NATIONAL), naming.end, generic=self._is_foreign())
        found = self._places.name_at(
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
        reader = ProperNameReader(self._text, self._places, kind, self._spelling, self._starts)
        proper = reader.read(naming.after, self._stop)
        if proper is None:
            return None
        place, end = Place(""), proper.end
        if kind.named != "name" or not proper.whole:
            place, end = self._own_place(proper)
        if not (proper.whole or place.word):
            alone = kind.alone == "level"
            return self._reading(Place(NATIONAL), naming.end) if alone else None
        return of_place(self._reading(place, end)._replace(name=proper.name))

    def _own_place(self, proper: ProperName) -> tuple[Place, int]:
        after = proper.end
        if self._naming.kind.numbered and (joint := _JOINT.match(self._text.lower, after)):
            # "TAND khu vực 3 - tỉnh Hà Giang"
            after = joint.end()
        found = self._places.word_at(after, self._spelling)
        if found:
            place, end = self._places.place_at(*found, self._stop, self._spelling, self._titled)
            if place.name and not is_vietnamese(place.name.split()[0]):
                return Place(""), proper.end
            if proper.is_run and place.word in _WITHIN:
                # "Bệnh viện Nguyễn Đình Chiểu huyện …" only says where it is.
                return Place(""), proper.end
            one_each = self._naming.kind.named == "place" and place.level in _WITH_HOSPITALS
            if place.name or (one_each and not proper.whole):
                return place, end
        return Place(""), proper.end

    def _with_word(self, said: str) -> Reading | None:
        """Read the level's word after the name, and the place after the word."""
        found = self._places.word_at(self._naming.after, self._spelling)
        if found is None or (self._naming.word not in ("", NATIONAL) and found[0] != said):
            return None
        word, end = found
        place, end = self._places.place_at(word, end, self._stop, self._spelling, self._titled)
        if not self._fits(place):
            return None
        local = place.word != "tỉnh" and not place.name
        return self._reading(place, end, generic=local and self._is_row_of_levels(place.level, end))

    def _fits(self, place: Place) -> bool:
        kind = self._naming.kind
        if place.word == "thành phố" and not place.name and "tinh" in kind.levels:
            return True
        return kind.is_at(place.level, place.word)

    def _is_row_of_levels(self, level: str, end: int) -> bool:
        """Tell whether a mere "UBND huyện" goes on as "huyện, thành phố", or follows "các".

        In "UBND thị xã, các huyện" it is one of many; "UBND huyện, các xã" are of one huyện.
        """
        going_on = _LEVELS_GO_ON.match(self._text.lower, end)
        following = going_on and self._places.word_at(going_on.end(), self._spelling)
        if going_on and following:
            return not going_on["many"] or Place(following[0]).level == level
        return self._follows_plural()

    def _is_one_of_many(self, said: str) -> bool:
        """Tell whether a name is said of many: các Huyện ủy, Sở Y tế các tỉnh, Tỉnh ủy 14 tỉnh."""
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
        after = self._naming.after
        if not begins_capitalised(self._text, after):
            return False
        run = before_person(self._places.run_at(after, self._stop, self._spelling))
        return run.plausible and _is_capitalised(run.syllables[0])

    def _reading(self, place: Place, end: int, *, generic: bool = False) -> Reading:
        return Reading(self._naming.kind, place, self._naming.start, end, generic)


def of_place(reading: Reading) -> Reading | None:
    """Return an organisation whose own name is a place as that of the place; None if none is meant.

    "Bệnh viện Đa khoa Hòa Bình" is the province's, "Trường Mầm non xã Tân Khê" is called Tân Khê.
    """
    kind, place = reading.kind, reading.place
    if kind.named == "name" and place.name and _drops_word(reading):
        return reading._replace(name=f"{reading.name} {place.name}".strip(), place=Place(""))
    if kind.numbered:
        return _numbered(reading)
    if kind.named not in ("place", "field"):
        return reading
    regional = place.level == "huyen" and reading.name.endswith(_REGIONAL)
    if reading.name and place.name and (_is_mere_province(place) or regional):
        # "Bệnh viện Nhi tỉnh Thanh Hóa" is Bệnh viện Nhi Thanh Hóa.
        return reading._replace(name=f"{reading.name} {place.name}", place=Place(""))
    if kind.named == "field":
        return reading
    if not place.word and not is_own_name(kind, reading.name):
        place = _place_called(reading.name)
        if place.word == "quận" and not _is_called_by_word(place):
            # Hospitals of the quận of Hà Nội are called Bệnh viện Đa khoa Đống Đa.
            return reading._replace(kind=registry().kinds[kind.with_place or kind.id])
        if place.level in kind.levels:
            reading = reading._replace(name="", place=place)
    if kind.group == "y-te" and not reading.name:
        return _hospital_of_place(reading)
    return reading


def _is_mere_province(place: Place) -> bool:
    """Tell whether a place is a province that names leave the word of out."""
    return place.level == "tinh" and place.name != _WITH_WORD


def _numbered(reading: Reading) -> Reading:
    """Return the third of a province as it is called: TAND khu vực 3 - Thành phố Hồ Chí Minh."""
    number, _, rest = reading.name.partition(" ")
    province = reading.place.name or rest.removeprefix("- ")
    if not number.isdigit() or not province:
        return reading
    word = "Thành phố " if province == _WITH_WORD else ""
    return reading._replace(name=f"{number} - {word}{province}", place=Place(""))


def _hospital_of_place(reading: Reading) -> Reading | None:
    """Return the one general hospital of a place; None for a city that has many."""
    place, hospital = reading.place, registry().kinds[_HOSPITAL]
    if place.level == "tinh" and place.word != "tỉnh":
        known = is_own_name(hospital, f"{place.word} {place.name}")
        return reading._replace(kind=hospital) if known else None
    kind = registry().kinds["benh-vien"] if place.word == "quận" else hospital
    return reading._replace(kind=kind)


def _is_called_by_word(place: Place) -> bool:
    """Tell whether a quận has a hospital that is called so: Bệnh viện quận Gò Vấp."""
    return any(each.province == "ho-chi-minh" for each in units().district(place.slug))


def _drops_word(reading: Reading) -> bool:
    """Tell whether a school is called by a place without its word: Trường THCS (xã) Duy Ninh."""
    return reading.place.word == "xã" or (reading.place.word == "tỉnh" and reading.name != "")


def _place_called(name: str) -> Place:
    """Return the province, or the one district but quận, that a name is the name of."""
    found = slug(name)
    if province := units().provinces.get(found):
        return province
    words_ = {each.word for each in units().district(found)}
    return Place(words_.pop(), name) if len(words_) == 1 else Place("")


def _is_capitalised(syllable: str) -> bool:
    """Tell whether a syllable begins with a capital, but isn't shouted."""
    return syllable[0].isupper() and (len(syllable) == 1 or not syllable.isupper())


def _only_word(kind: OrganisationKind) -> str:
    """Return the word of the level that a kind has by nature, or nothing."""
    if kind.alone != "level":
        return ""
    level = kind.levels[0]
    return next((each.name for each in words() if each.level == level), NATIONAL)


@cache
def _plural() -> re.Pattern[str]:
    many = pattern(vocabulary().plural, term)
    levels = pattern((each.name for each in words()), term)
    return re.compile(rf" +(?:ở +|tại +|của +)?(?:{many}|\d+ +{levels})(?![^\W_])")
