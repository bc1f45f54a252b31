"""The names of kinds and levels in a query, by their syllables with and without marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from search.organisations.kind import OrganisationKind
from search.organisations.label import stem
from search.organisations.registry import registry
from search.places.place import NATIONAL, Place, central_slugs, slug, vocabulary, words
from search.places.typed_syllable import SYLLABLE, TypedSyllable
from search.text.phrase import key
from search.text.spelling import is_compatible, plain, term

JOINTS = frozenset(("va",))
LONGEST = 14
"""Syllables of a name; those of the registry are shorter, what a source states may be longer."""


@dataclass(frozen=True, slots=True)
class TypedName:
    """One of the names of a kind; `needs_place` that it counts only with one after it."""

    kind: OrganisationKind
    word: str
    syllables: tuple[str, ...]
    needs_place: bool


def agrees(typed: Sequence[TypedSyllable], written: Sequence[str]) -> bool:
    """Tell whether the typed marks all stand in the written name; other shapes can't be asked."""
    return len(typed) != len(written) or all(
        is_compatible(each.typed, term(other)) for each, other in zip(typed, written, strict=True)
    )


def names_at(syllables: Sequence[TypedSyllable], at: int) -> Iterator[tuple[int, TypedName]]:
    """Yield the names of the registry that begin at a syllable, and how many each has."""
    for count in range(min(LONGEST, len(syllables) - at), 0, -1):
        typed = [each for each in syllables[at : at + count] if each.plain not in JOINTS]
        for name in _names().get("".join(each.plain for each in typed), ()):
            if agrees(typed, name.syllables):
                yield count, name


def is_allowed(
    kind: OrganisationKind, syllables: Sequence[TypedSyllable], at: int, count: int
) -> bool:
    """Tell whether the syllables around a name allow it, as they must in a text."""
    before = syllables[at - 1].plain if at else ""
    after = syllables[at + count].plain if at + count < len(syllables) else ""
    return before not in map(plain, kind.not_after) and after not in map(plain, kind.not_before)


def word_at(after: Sequence[TypedSyllable]) -> tuple[str, int]:
    """Return the word of a level that syllables begin with, and how many it has."""
    typed = [each.plain for each in after[:3]]
    if typed and typed[0] in other_places() and typed[0].startswith("tp"):
        return "thành phố", 0
    for count in (2, 1):
        found = _words().get(" ".join(typed[:count])) if len(typed) >= count else None
        if found and not set(typed[count : count + 1]) & _not_before(found):
            return found, count
    return "", 0


@cache
def _not_before(name: str) -> frozenset[str]:
    """Return the syllables before which a level's word is none: tỉnh ủy, xã hội."""
    return frozenset(plain(n) for each in words() if each.name == name for n in each.not_before)


def stems(kind: OrganisationKind, word: str) -> list[str]:
    """Return the beginnings of ids of a kind: at one level, or at all it exists at."""
    if kind.named:
        return [kind.id]
    levels = (
        [word] if word else [each.name for each in words() if kind.is_at(each.level, each.name)]
    )
    found = [_long_stem(kind, each) for each in levels]
    if not word and "tinh" in kind.levels:
        found += [_long_stem(kind, "tỉnh"), _long_stem(kind, "thành phố")]
    return list(dict.fromkeys(found)) or [kind.id]


def _long_stem(kind: OrganisationKind, word: str) -> str:
    return stem(kind, Place(word, "…"))[0]


@cache
def _names() -> dict[str, list[TypedName]]:
    """Return what every name of the registry can mean, by its plain syllables without joints."""
    names: dict[str, list[TypedName]] = {}
    for kind in registry().kinds.values():
        own = (kind.name, *kind.names, *kind.capital_names)
        rows = [(phrase, "", False) for phrase in own]
        rows += [(phrase, "", True) for phrase in kind.short_names]
        for word, form in kind.forms.items():
            rows += [(phrase, word, False) for phrase in (*form.names, *form.capital_names)]
        for phrase, word, short in rows:
            parts = tuple(
                each for each in SYLLABLE.findall(phrase.lower()) if plain(each) not in JOINTS
            )
            names.setdefault(key(phrase, plain), []).append(TypedName(kind, word, parts, short))
    return names


@cache
def _words() -> dict[str, str]:
    """Return the words of the levels by all that people type for them."""
    typed = {"viet nam": NATIONAL, "vn": NATIONAL, "trung uong": NATIONAL, "tw": NATIONAL}
    for word in words():
        typed[" ".join(map(plain, word.name.split()))] = word.name
        typed |= {plain(short.replace(".", "")): word.name for short in word.short}
    return typed


@cache
def other_places() -> dict[str, str]:
    """Return the slugs of places by their abbreviations and other spellings: hcm, kontum."""
    short = {plain(each): slug(name) for each, name in vocabulary().aliases.items()}
    spelled = {slug(each): slug(name) for each, name in vocabulary().respelled.items()}
    return (
        spelled
        | short
        | {f"tp{each}": name for each, name in short.items() if name in central_slugs()}
    )
