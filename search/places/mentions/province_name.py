"""Provinces and towns that a text names without their word: "… huyện Phú Ninh (Quảng Nam)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from search.places.place import Place, slug, vocabulary
from search.places.units import units
from search.text.spelling import standard
from search.text.writings.look import look_for

_LONGEST_WORD = 12
_OTHER = re.compile(
    r"(?<![^\W_])(phường|xã|huyện|quận|thị xã|thị trấn|thành phố|tp\.?"
    r"|đường|phố|chợ|sông|cầu|bến xe) *$",
    re.IGNORECASE,
)


_PERSON = "Hồ Chí Minh"
"""A city without its word only after what comes before places: else it is the President."""
_BEFORE_PLACES = re.compile(
    r"(?:\b(?:ở|tại|từ|đến|tới|về|vào|ra|đi|qua|và|với|giữa|cả|như|là|bay|quê)|[,;/(–-]) *$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+) $")
_CAPITALS_BEFORE = ("Tại", "Ở", "Từ", "Đến", "Về", "Đi", "Ra", "Vào", "Tới", "Qua", "Gần", "Người")
"""What begins a sentence before a place, and is no name: Tại Vinh."""
_PERSON_AFTER = re.compile(r" ([^\W\d_]+) ([^\W\d_]+)(?: ([^\W\d_]+))?")


class _Names:
    """Names as they are written, what finds them in a text, and their places in the same order."""

    def __init__(self, listed: Sequence[tuple[str, Place]]) -> None:
        written: dict[str, Place] = {}
        for name, place in listed:
            for way in (name, " ".join(map(standard, name.split(" ")))):
                written[way] = place
        self.places = tuple(written.values())
        self.written = look_for(list(written))


def find_bare_places(text: str) -> list[tuple[int, int, Place]]:
    """Return where a clean text names provinces and towns without their word: start, end, place.

    They stand there as whole syllables; a longer name hides a shorter one.
    """
    return list(_find(text, _provinces_and_towns()))


def _find(text: str, names: "_Names") -> Iterator[tuple[int, int, Place]]:
    for number, at, end in names.written.find_longest(text):
        if text[at - 1 : at].isalnum() or text[end : end + 1].isalnum():
            continue
        # The Đồng Tháp of Đồng Tháp Mười is no province.
        after = text[end : end + 3]
        goes_on = after[:1] == " " and after[1:].isalpha() and after[1:].istitle()
        if (goes_on and not _begins_person(text, end)) or _is_word(text, at, end):
            continue
        place = names.places[number]
        if not (_is_other(text, at, place) or _is_person(text, at, end)):
            yield at, end, place


def _is_word(text: str, at: int, end: int) -> bool:
    """Tell whether a name is the beginning of a word: Vinh quang."""
    following = _words().get(text[at:end])
    return following is not None and text.startswith(following, end)


def _begins_person(text: str, end: int) -> bool:
    """Tell whether a person's name follows: "cô gái quê Quảng Ngãi Đặng Thị Bích"."""
    found = _PERSON_AFTER.match(text, end)
    if found is None or not (found[1].istitle() and found[2].istitle()):
        return False
    full = found[3] is not None and found[3].istitle()
    return found[1] in vocabulary().common_surnames or (full and found[1] in vocabulary().surnames)


def _is_person(text: str, at: int, end: int) -> bool:
    """Tell whether a name is a person's: Chủ tịch Hồ Chí Minh, Lê Vinh."""
    if text[at:end] == _PERSON:
        return _BEFORE_PLACES.search(text, max(0, at - _LONGEST_WORD), at) is None
    if " " in text[at:end] or text[at:end].isupper():
        return False
    before = _NAME_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
    return before is not None and before[1].istitle() and before[1] not in _CAPITALS_BEFORE


def _is_other(text: str, at: int, place: Place) -> bool:
    """Tell whether a name is that of another unit or thing: phường Hà Giang 1, đường Hà Nội."""
    if text[at - 1 : at] not in (" ", "."):
        return False
    before = text[max(0, at - _LONGEST_WORD) : at]
    if not (found := _OTHER.search(before)):
        return False
    is_city = found[1].lower() in ("thành phố", "tp", "tp.")
    return not (is_city and place.word == "thành phố")


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Return what follows the names of towns in words, by the names."""
    following: dict[str, tuple[str, ...]] = {}
    for each in vocabulary().no_provinces:
        town, _, rest = each.partition(" ")
        if rest.islower():
            following[town] = (*following.get(town, ()), f" {rest}")
    return following


@cache
def _provinces_and_towns() -> _Names:
    """Return the names of provinces, and of towns that no other unit of the level huyện has."""
    towns = [
        (listed[0].name, Place(listed[0].word, listed[0].name))
        for name, listed in units().districts.items()
        if name not in units().provinces and {each.word for each in listed} == {"thành phố"}
    ]
    return _Names([*_written_provinces(), *towns])


def _written_provinces() -> Sequence[tuple[str, Place]]:
    provinces = units().provinces
    known = (*vocabulary().aliases.items(), *((each, each) for each in vocabulary().hyphenated))
    short = [(short, provinces[slug(name)]) for short, name in known if slug(name) in provinces]
    short += [(f"TP{name}", place) for name, place in short if place.word == "thành phố"]
    respelled = [
        (other, provinces[slug(name)])
        for other, name in vocabulary().respelled.items()
        if slug(name) in provinces
    ]
    return [*short, *respelled, *((each.name, each) for each in provinces.values())]
