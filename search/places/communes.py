"""The communes of the list of units, looked up by the slugs of their names.

A query asks for few of them, while all slugs together would take 40 ms at each start. So all names
are reduced to bare letters at once, and only those that have the letters of a slug get theirs.

    >>> names_of("hoa-an")
    ('Hòa An', 'Hóa An', 'Hòa Ân')
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import count
from unicodedata import normalize

from search.places.place import slug
from search.places.units import read_place, rows
from search.text.spelling import clean, term

_SYLLABLE = re.compile(r"[^\W_]+")
_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789\n"
_DROPPED = bytes(set(range(128)) - set(_KEPT))
_I_FOR_Y = bytes.maketrans(b"y", b"i")


@lru_cache(maxsize=1 << 14)
def names_of(slug_: str) -> tuple[str, ...]:
    """Return the names of communes that have a slug: Hòa An and Hòa Ân have one."""
    return tuple(dict.fromkeys(name for _word, name in _having(slug_)))


def is_commune(word: str, slug_: str) -> bool:
    """Tell whether a commune has a word and the slug of its name, as `told_apart` returns it."""
    if any(each == word for each, _name in _having(slug_)):
        return True
    base, _, number = slug_.rpartition("-")
    return number.isdigit() and slug_ in _told_apart(word, base).values()


@lru_cache(maxsize=1 << 14)
def told_apart(word: str, name: str) -> str:
    """Return the slug of a commune, with a number where others differ from it in marks alone.

    >>> told_apart("xã", "An Mỹ"), told_apart("xã", "Ân Mỹ")
    ('an-my', 'an-my-2')
    """
    own = slug(name)
    return _told_apart(word, own).get(_marks(name), own)


@cache
def communes() -> Sequence[tuple[str, str]]:
    """Return the word and the name of each commune as they are written, each pair once."""
    return tuple(dict.fromkeys(each for *_, listed in rows() for each in _listed(listed)))


def letters_of(text: str) -> str:
    """Return the bare letters and digits of each line of a text, i for y.

    Names of the same slug have the same letters.
    """
    spelled = clean(text).replace("&", " và ").lower().replace("đ", "d")
    letters = normalize("NFKD", spelled).encode("ascii", "ignore")
    return letters.translate(_I_FOR_Y, _DROPPED).decode()


def _having(slug_: str) -> Iterator[tuple[str, str]]:
    """Yield the word and the name of each commune of a slug."""
    return (each for each in _by_letters().get(letters_of(slug_), ()) if slug(each[1]) == slug_)


@lru_cache(maxsize=1 << 14)
def _told_apart(word: str, slug_: str) -> Mapping[tuple[str, ...], str]:
    """Return the slugs of the communes of a word and one slug, by the marks of their names."""
    marks = dict.fromkeys(_marks(name) for each, name in _having(slug_) if each == word)
    numbered = (f"{slug_}-{number}" for number in count(2))
    # There is a phường Hà Giang 2.
    free = (each for each in numbered if not any(_having(each)))
    return {each: next(free) if after else slug_ for after, each in enumerate(marks)}


def _marks(name: str) -> tuple[str, ...]:
    return tuple(map(term, _SYLLABLE.findall(name.lower())))


@cache
def _by_letters() -> Mapping[str, Sequence[tuple[str, str]]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    lines = letters_of("\n".join(name for _word, name in communes())).split("\n")
    for letters, each in zip(lines, communes(), strict=True):
        found[letters].append(each)
    return found


def _listed(row: str) -> Iterator[tuple[str, str]]:
    """Yield the word and the name of each commune of a row: "phường A, B; xã C"."""
    for group in filter(None, row.split("; ")):
        first, *others = group.split(", ")
        place = read_place(first)
        yield place.word, place.name
        yield from ((place.word, each) for each in others)
