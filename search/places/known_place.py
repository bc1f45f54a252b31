"""Which names are places: those of the list of units, former ones, and what looks like one.

A name that no list knows follows the pattern of a place if it has two to four Vietnamese syllables,
the first of which does not only join words. Places of other countries have their own
list.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from unicodedata import normalize

from search.places.communes import names_of
from search.places.place import Place, central_slugs, slug, vocabulary
from search.places.units import units
from search.text.spelling import is_compatible, plain, standard, term

_SYLLABLE = re.compile(
    "(?:gi|qu|ngh?|[cgkpt]h|nh|tr|kr|kl|bl|pl|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnptk])?"
)
_APOSTROPHE = re.compile(r"['’‘`´ʼ]")
_NUMBERED = re.compile(r"[1-9]\d?")
_OLD_TONE = re.compile(
    "(?<![qQ])([ou])([ae]|(?<=u)y)([\u0300\u0301\u0303\u0309\u0323])$", re.IGNORECASE
)
_SPELLED_DAC = "dac-"
_LENGTHS = range(2, 5)
_LONGEST = 4
"""Syllables of the longest names of places of other countries."""
_ABOVE = ("", "tỉnh", "thành phố")


def is_vietnamese(syllable: str) -> bool:
    """Tell whether a syllable can be one of ours: of Harvard and Boston none can."""
    if not syllable.isascii() or _APOSTROPHE.search(syllable):
        return True
    return _SYLLABLE.fullmatch(plain(syllable)) is not None


@lru_cache(maxsize=1 << 14)
def is_known(word: str, name: str) -> bool:
    """Tell whether a unit of the level of a word has, or had, a name, given as its slug.

    A huyện became a thị xã, a xã became a phường: any word of the level counts.
    """
    level = Place(word).level
    if level == "tinh" or not word:
        return name in _provinces() or name in _respelled()
    if word == "quận" and _NUMBERED.fullmatch(name):
        return int(name) <= _LAST_NUMBERED["quận"]
    if word == "phường" and _NUMBERED.fullmatch(name):
        return int(name) <= _LAST_NUMBERED["phường"]
    if word == "thành phố" and name in _provinces():
        return Place(word, _provinces()[name]).level == "tinh" or bool(units().district(name))
    return bool(_names(word, name))


def is_known_with_province(word: str, name: str) -> bool:
    """Tell whether a name is known, perhaps with its province after it: chau-thanh-tay-ninh."""
    if is_known(word, name):
        return True
    endings = (f"-{each}" for each in units().provinces if name.endswith(f"-{each}"))
    return any(is_known(word, name.removesuffix(each)) for each in endings)


def is_pattern(syllables: Sequence[str]) -> bool:
    """Tell whether a name that no list knows may be a place."""
    if len(syllables) not in _LENGTHS or not all(each[:1].isupper() for each in syllables):
        return False
    if slug(" ".join(syllables)) in _never():
        return False
    if slug(syllables[0]) in _highland():
        return True
    return term(syllables[0]) not in _joints() and all(map(is_vietnamese, syllables))


def is_abroad(word: str, syllables: Sequence[str]) -> bool:
    """Tell whether what follows the word of a level is a place of another country.

    Some provinces of China have the names of our districts and communes: a unit of ours goes before
    them only if it has the same word, as tỉnh Hà Nam has.
    """
    if not syllables or not syllables[0][:1].isupper():
        return False
    return _begins_abroad(word, tuple(syllables[:_LONGEST]))


@lru_cache(maxsize=1 << 14)
def _begins_abroad(word: str, syllables: tuple[str, ...]) -> bool:
    spelled = [slug(each) for each in syllables]
    starts = ["-".join(spelled[:count]) for count in range(len(spelled), 0, -1)]
    if word in ("tỉnh", "thành phố") and not _abroad().isdisjoint(starts):
        return not any(_is_listed_as(word, each) for each in starts)
    if any(is_known(word, each) for each in starts):
        return False
    return not all(map(is_vietnamese, syllables[:2])) and spelled[0] not in _highland()


def is_spelled_so(word: str, written: str) -> bool:
    """Tell whether a unit of the level of a word has a name with just these marks."""
    if Place(word).level == "tinh" or not word:
        return True
    syllables = written.lower().split(" ")
    listed = _names(word, slug(written))
    return any(_is_alike(syllables, each.lower().split(" ")) for each in listed)


def is_same_name(written: str, listed: str) -> bool:
    """Tell whether a name in a text can be one of the list: xã Bản Mây is no xã Bản Máy.

    Names of the highlands are written with whatever marks: Đăk, Đắk and Đắc.
    """
    syllables = written.split(" ")
    return slug(syllables[0]) in _highland() or _is_alike(syllables, listed.split(" "))


@lru_cache(maxsize=1 << 14)
def official(word: str, written: str) -> str:
    """Return the name of a unit as the list spells it; other names with the usual spelling.

    >>> official("tỉnh", "Kontum"), official("tỉnh", "Hoà Bình"), official("phường", "Sài Gòn")
    ('Kon Tum', 'Hòa Bình', 'Sài Gòn')
    """
    if word in _ABOVE or not _names(word, slug(written)):
        # A phường is called Sài Gòn, which elsewhere is another name of a city.
        written = _respelled().get(slug(written), written)
    if (spelled := slug(written)).startswith(_SPELLED_DAC) and not is_known(word, spelled):
        # Đắk is also written Đắc.
        other = f"đắk{written[len('đắc') :]}"
        listed = _names(word, slug(other))
        written = listed[0] if len(listed) == 1 else written
    syllables = written.split(" ")
    province = _provinces().get(slug(written)) if word in _ABOVE else None
    if province and word == "tỉnh":
        # No two provinces have one slug: "tỉnh Đăk Nông" is Đắk Nông.
        return province
    listed = (province,) if province else _names(word, slug(written))
    alike = [each for each in listed if _is_alike(syllables, each.split(" "))]
    if len(listed) == 1 and slug(syllables[0]) in _highland():
        alike = list(listed)
    if len(alike) == 1:
        return alike[0]
    return " ".join(_APOSTROPHE.sub("'", _with_usual_tone(each)) for each in syllables)


_LAST_NUMBERED = {"quận": 12, "phường": 28}
"""Quận 1 to 12 were of Hồ Chí Minh City, phường 1 to 28 of its quận Bình Thạnh."""


def _with_usual_tone(syllable: str) -> str:
    """Return a syllable with its tone where it usually stands; i stays: Tân Hi is no Tân Hy."""
    usual = standard(syllable)
    bases = (normalize("NFD", each).encode("ascii", "ignore") for each in (usual, syllable))
    return with_modern_tone(usual if len(set(bases)) == 1 else syllable)


def with_modern_tone(syllable: str) -> str:
    """Return a syllable with its tone where officials write it: Hòa, Thủy, not Hoà, Thuỷ."""
    found = _OLD_TONE.search(normalize("NFD", syllable))
    if found is None:
        return syllable
    return normalize("NFC", f"{found.string[: found.start()]}{found[1]}{found[3]}{found[2]}")


def _is_listed_as(word: str, name: str) -> bool:
    """Tell whether a province or a city of ours has, or had, a name, given as its slug."""
    if word == "tỉnh":
        return name in _provinces()
    cities = {each.word for each in units().district(name)}
    return name in central_slugs() or bool(cities & {"thành phố", "thị xã"})


def _is_alike(syllables: Sequence[str], listed: Sequence[str]) -> bool:
    """Tell whether a listed name can be meant: it has the same marks, or none are written."""
    if len(syllables) != len(listed):
        return slug(" ".join(syllables)) == slug(" ".join(listed))
    unmarked = all(each.isascii() for each in syllables)
    return all(
        is_compatible(term(each), term(other)) if unmarked else term(each) == term(other)
        for each, other in zip(syllables, listed, strict=True)
    )


@cache
def _provinces() -> Mapping[str, str]:
    """Return the names of all provinces since 1945 that texts still name, by slug."""
    listed = {each.slug: each.name for each in units().provinces.values()}
    return {slug(each): each for each in vocabulary().former_provinces} | listed


def _names(word: str, name: str) -> Sequence[str]:
    """Return the names of one slug that communes have, or districts, if the word is not theirs."""
    return names_of(name) if Place(word).level == "xa" else _districts().get(name, ())


@cache
def _districts() -> Mapping[str, Sequence[str]]:
    """Return the names of districts by slug."""
    return {
        name: tuple(dict.fromkeys(each.name for each in listed))
        for name, listed in units().districts.items()
    }


@cache
def _abroad() -> frozenset[str]:
    return frozenset(map(slug, (*vocabulary().foreign, *vocabulary().foreign_places)))


@cache
def _respelled() -> Mapping[str, str]:
    return {slug(other): name for other, name in vocabulary().respelled.items()}


@cache
def _joints() -> frozenset[str]:
    """Return the words of one syllable that no place begins with, unless the list has it."""
    return frozenset(term(each) for each in vocabulary().never if " " not in each)


@cache
def _never() -> frozenset[str]:
    """Return the names that no unit without an entry has: of regions, and of central cities."""
    return frozenset(map(slug, vocabulary().regions)) | central_slugs()


@cache
def _highland() -> frozenset[str]:
    return frozenset(map(slug, vocabulary().highland))
