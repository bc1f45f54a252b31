"""What a text calls a place: tỉnh Lâm Giang, TP Lâm Giang, xã Tân Khê.

A place here is what a writer calls one: the capitalised syllables after the word of a level. The
words around it are data, in `places.toml`. Which places a text names is the gazetteer's business.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from search.text.spelling import clean, plain
from search.toml_table import Table

PATH = Path(__file__).with_name("places.toml")
NATIONAL = "trung ương"
UNKNOWN_PROVINCE = "không rõ tỉnh"
"""What is said of a district that several provinces have, where a text tells of none."""
_SYLLABLE = re.compile(r"[^\W_]+")
LEVELS = ("trung-uong", "tinh", "huyen", "xa")


@dataclass(frozen=True, slots=True)
class Word:
    """A word before places: "thành phố", of the level huyen, also written TP."""

    name: str
    level: str
    short: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


# A tuple, as are readings and mentions: a text has dozens of them, and tuples are made and hashed
# more quickly than frozen dataclasses.
class Place(NamedTuple):
    """A unit of administration: its word, and its name; either may be empty where unknown."""

    word: str
    name: str = ""

    @property
    def level(self) -> str:
        """The level, one of LEVELS, or empty; a city of the centre is of the level tinh."""
        if self.word == "thành phố" and self.slug in central_slugs():
            return "tinh"
        return _levels().get(self.word, "")

    @property
    def slug(self) -> str:
        """The name without marks, its syllables joined by hyphens."""
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What places.toml holds; it explains each field."""

    central_cities: tuple[str, ...]
    aliases: Mapping[str, str]
    hyphenated: tuple[str, ...]
    never: tuple[str, ...]
    openings: tuple[str, ...]
    plural: tuple[str, ...]
    counted: tuple[str, ...]
    titles: tuple[str, ...]
    common_surnames: tuple[str, ...]
    surnames: tuple[str, ...]
    former_provinces: tuple[str, ...]
    former_districts: tuple[str, ...]
    renamed: tuple[str, ...]
    regions: tuple[str, ...]
    no_provinces: tuple[str, ...]
    respelled: Mapping[str, str]
    highland: tuple[str, ...]
    foreign: tuple[str, ...]
    foreign_places: tuple[str, ...]
    abroad: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def slug(text: str) -> str:
    """Return a text as an address shows it: "Sơn Khê" as son-khe."""
    syllables = _SYLLABLE.findall(clean(text).replace("&", " và "))
    return "-".join(filter(None, map(plain, syllables)))


@cache
def words() -> tuple[Word, ...]:
    """Return the words of the levels that Bantin ships, loaded once."""
    return _load()[0]


@cache
def vocabulary() -> PlaceWords:
    """Return the words around places that Bantin ships, loaded once."""
    return _load()[1]


@cache
def central_slugs() -> frozenset[str]:
    """Return the slugs of the cities that are provinces."""
    return frozenset(map(slug, vocabulary().central_cities))


@cache
def names_abroad() -> re.Pattern[str]:
    """Return the expression of other countries' names, and of the words that speak of them.

    Countries of one syllable are left out: most of Anh, Mỹ and Đức are people.
    """
    countries = (each for each in vocabulary().foreign if " " in each and each[0].isupper())
    names = "|".join(map(re.escape, (*vocabulary().abroad, *countries)))
    return re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_])")


@cache
def _levels() -> Mapping[str, str]:
    return {NATIONAL: "trung-uong"} | {each.name: each.level for each in words()}


@cache
def _load() -> tuple[tuple[Word, ...], PlaceWords]:
    table = Table(PATH)
    read = [
        table.read(Word, values, f"[[word]] {values.get('name', number)}")
        for number, values in enumerate(table.values.get("word", ()), 1)
    ]
    rest: Mapping[str, Any] = {n: v for n, v in table.values.items() if n != "word"}
    vocabulary_ = table.read(PlaceWords, rest, "places.toml")
    for word in (each for each in read if each and each.level not in LEVELS):
        table.complain(word.name, f'không có cấp "{word.level}"', f'no level "{word.level}"')
    table.check()
    assert vocabulary_ is not None, "check() raises where a table could not be read"
    return tuple(each for each in read if each is not None), vocabulary_
