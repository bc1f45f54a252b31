"""The names of people and places in a query, which are one thing: their words stand in a row.

    chuyển đổi số nông nghiệp Tuyên Quang   →   chuyển · đổi · số · nông · nghiệp · "tuyên quang"
    Lê Hồng Quang                           →   "lê hồng quang", not Lê Hồng Vinh beside Quang

A person's name begins with a surname and goes on in capitals; in small letters, only a whole query
with a common middle name is taken for one. A place is one that the lists of units have, at the end
of a query.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from search.places.mentions.place_name import begins_person
from search.places.units import units
from search.query.abbreviation import Terms, terms_of
from search.query.clause import Clause, Query, TermClause
from search.query.keystrokes.syllable import is_bare
from search.query.parser import typed_runs
from search.query.rows import make_row
from search.query.walk import term_clauses
from search.text.spelling import bare, is_compatible, plain
from search.text.token import TokenKind

LONGEST = 4
"""Syllables of a name."""

LONG_PERSON = 3
"""Syllables of a query in small letters that is taken for a person; with two, too much is."""

_MIDDLE_NAMES = frozenset(
    terms_of(
        "anh bá bảo công cẩm diệu duy đăng đắc đình đức gia hải hoàng hoài hồng huy hùng hữu khánh"
        " khắc kim lan mạnh minh mỹ nam ngọc nguyên nhật như phi phú phúc phương quang quốc quý"
        " quỳnh sỹ tấn thái thanh thành thế thị thiên thiện thu thúy thùy tiến tuấn tuyết tường văn"
        " việt vĩnh xuân"
    )
)

Words = Sequence[TermClause]
"""Typed words in a row."""


def bind_names(query: Query) -> tuple[Clause, ...]:
    """Return the clauses of a query with each name as one row; none if it has no names."""
    words = _words(query)
    place = _places_at_end(query, words)
    before = words[: len(words) - sum(map(len, place))]
    return _bind(query, [*_people(query, before), *place])


def bind_place(query: Query) -> tuple[Clause, ...]:
    """Return the clauses of a query with the place at its end as a row; none if there is none."""
    return _bind(query, _places_at_end(query, _words(query)))


def is_person(query: Query) -> bool:
    """Tell whether a query is one person's name of Vietnamese syllables, and nothing else."""
    words = _words(query)
    if not words or len(words) != len(query.required) or not all(map(_is_syllable, words)):
        return False
    return [len(each) for each in _people(query, words)] == [len(words)]


def _is_syllable(word: TermClause) -> bool:
    return is_bare(word.plain)


def _bind(query: Query, names: Sequence[Words]) -> tuple[Clause, ...]:
    """Return the clauses of a query with a row for each name, in place of its words.

    A word that was typed outside of names as well stays.
    """
    if not names:
        return ()
    inside = {each.position for name in names for each in name}
    outside = {each.key for each in _words(query) if each.position not in inside}
    bound = {each.key for name in names for each in name} - outside
    rest = [e for e in query.required if not isinstance(e, TermClause) or e.key not in bound]
    return (*rest, *(make_row(_as_listed(query, name)) for name in names))


def _as_listed(query: Query, name: Words) -> Words:
    """Return the words of a name; of a place with all of its accents, just with those.

    `Cao Bằng` is not "cào bằng". What has none, as Gia Lai, needs a capital or another word with
    accents.
    """
    terms = tuple(each.term for each in name)
    is_listed = terms in _known_places().get(tuple(map(plain, terms)), ())
    if not is_listed or (query.text == bare(query.text) and query.text.islower()):
        return name
    return [each._replace(is_exact=True) for each in name]


def _words(query: Query) -> Words:
    """Return the plain syllables as typed, even those typed twice, that are required one by one."""
    required = {each.key for each in query.required if isinstance(each, TermClause)}
    return [
        each
        for run in typed_runs(query.text)
        for each in run
        if each.kind is TokenKind.SYLLABLE and each.key in required
    ]


def _people(query: Query, words: Words) -> Iterator[Words]:
    """Yield the words of each person's name."""
    typed = [query.text[each.start : each.end] for each in words]
    if all(map(str.islower, typed)) or all(map(str.isupper, typed)):
        is_whole = LONG_PERSON <= len(words) == len(query.required) <= LONGEST
        if is_whole and words[1].term in _MIDDLE_NAMES and begins_person(typed) and _is_row(words):
            yield words
        return
    index = 0
    while index < len(words):
        length = _capitals(words[index : index + LONGEST], typed[index : index + LONGEST])
        if length > 1 and begins_person(typed[index : index + length]):
            yield words[index : index + length]
            index += length
        else:
            index += 1


def _capitals(words: Words, typed: Sequence[str]) -> int:
    """Return how many words in a row begin with a capital."""
    for count, each in enumerate(typed):
        if not each[:1].isupper() or not _is_row(words[: count + 1]):
            return count
    return len(typed)


def _places_at_end(query: Query, words: Words) -> Sequence[Words]:
    """Return the words of the longest known place that a query ends with; none if there is none."""
    if not words or words[-1].plain not in _known_endings():
        return []
    if any(each.start > words[-1].start for each in term_clauses(query.required)):
        return []
    for length in range(min(LONGEST, len(words)), 1, -1):
        ending = words[-length:]
        known = _known_places().get(tuple(each.plain for each in ending), ())
        if _is_row(ending) and any(_is_written(ending, name) for name in known):
            return [ending]
    return []


def _is_row(words: Words) -> bool:
    return words[-1].position - words[0].position == len(words) - 1


def _is_written(words: Words, name: Terms) -> bool:
    return all(is_compatible(each.term, other) for each, other in zip(words, name, strict=True))


@cache
def _known_endings() -> frozenset[str]:
    """Return the letters of the last words of these names."""
    return frozenset(letters[-1] for letters in _known_places())


@cache
def _known_places() -> Mapping[Terms, Sequence[Terms]]:
    """Return the names of provinces and districts, of today and former ones, by their letters."""
    names = [each.name for each in units().provinces.values()]
    names += [each.name for listed in units().districts.values() for each in listed]
    known: dict[Terms, list[Terms]] = {}
    for terms in dict.fromkeys(map(terms_of, names)):
        known.setdefault(tuple(map(plain, terms)), []).append(terms)
    return known
