"""Example queries that find something in this index, for each thing that a query can express."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice, pairwise
from weakref import WeakKeyDictionary

from index.bulletin import Bulletin
from search.query.abbreviation import abbreviations
from search.query.keystrokes.telex_keys import telex_keys
from search.request import Duplicates, SearchRequest, Sort
from search.searcher import Searcher
from search.text.spelling import bare

# Bulletins that examples are taken from, and tries for each example: the page must be quick.
_LOOKED_AT = 50
_TRIES = 8

_PHRASE = re.compile(r"(?<![^\W_])[^\W\d_]+(?: [^\W\d_]+){3}(?![^\W_])")
_DAY = re.compile(r"(?<![\d/.-])\d{1,2}/\d{1,2}/20\d\d(?![\d/])")
_AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])")


class Subject(StrEnum):
    """What an example shows, in the order in which a reader learns."""

    WORDS = "words"
    KEYSTROKES = "keystrokes"
    PHRASE = "phrase"
    EXCLUSION = "exclusion"
    EITHER = "either"
    PREFIX = "prefix"
    ABBREVIATION = "abbreviation"
    CODE = "code"
    DATE = "date"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Example:
    """A query, and how many results the search page lists for it."""

    query: str
    total: int


_known: WeakKeyDictionary[Searcher, Mapping[Subject, Sequence[Example]]] = WeakKeyDictionary()


def examples(searcher: Searcher) -> Mapping[Subject, Sequence[Example]]:
    """Return examples from the newest bulletins; a subject that does not occur in them gets none.

    They are computed once for each index.
    """
    if searcher not in _known:
        found = _Finder(searcher)
        _known[searcher] = {subject: list(found.of(subject)) for subject in Subject}
    return _known[searcher]


class _Finder:
    """Makes queries from bulletins, and keeps those that find something."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def of(self, subject: Subject) -> Iterator[Example]:
        """Yield the examples of a subject."""
        for queries in self._queries(subject):
            tried = (Example(query, self._total(query)) for query in _first(queries))
            yield from islice(filter(lambda each: each.total, tried), 1)

    def _queries(self, subject: Subject) -> Sequence[Iterable[str]]:
        """Return the queries to try for each example of a subject, the best first."""
        phrases, codes = self._phrases, self._codes
        match subject:
            case Subject.WORDS:
                return [map(bare, phrases), phrases]
            case Subject.KEYSTROKES:
                return [map(telex_keys, phrases)]
            case Subject.PHRASE:
                return [(f'"{each}"' for each in phrases)]
            case Subject.EXCLUSION:
                return [(f'{short} -"{phrase}"' for short, phrase in self._beside_abbreviations())]
            case Subject.EITHER:
                pairs = pairwise(phrases)
                return [(f'"{one}" OR "{other}"' for one, other in pairs)]
            case Subject.PREFIX:
                words = (each.split() for each in phrases)
                return [(f"{first} {second[:2]}*" for first, second, *_ in words)]
            case Subject.ABBREVIATION:
                return [self._abbreviations]
            case Subject.CODE:
                return [codes, (re.split(r"[-/]", code)[0] + "/*" for code in codes if "/" in code)]
            case Subject.DATE:
                return [self._found(_DAY)]
            case Subject.AMOUNT:
                return [self._found(_AMOUNT)]

    def _total(self, query: str) -> int:
        return self._searcher.answer(SearchRequest(query, duplicates=Duplicates.FOLD)).total

    @cached_property
    def _bulletins(self) -> Sequence[Bulletin]:
        newest = self._searcher.search(SearchRequest(sort=Sort.NEWEST, per_page=_LOOKED_AT))
        stored = (self._searcher.stored(hit.id) for hit in newest.hits)
        return [Bulletin.from_json(each["bulletin"]) for each in stored if each]

    @cached_property
    def _codes(self) -> Sequence[str]:
        newest = self._searcher.search(SearchRequest(sort=Sort.NEWEST, per_page=_LOOKED_AT))
        return [code for hit in newest.hits for code in hit.codes]

    @cached_property
    def _phrases(self) -> Sequence[str]:
        """Four adjacent words of each title with at least four, one of them accented."""
        found = (_PHRASE.search(each.title) for each in self._bulletins)
        phrases = (each[0].lower() for each in found if each)
        return [each for each in phrases if bare(each) != each]

    @cached_property
    def _abbreviations(self) -> Sequence[str]:
        return [each.short[0] for each in abbreviations() if each.short and not each.ambiguous]

    def _beside_abbreviations(self) -> Iterator[tuple[str, str]]:
        """Yield abbreviations, each with a phrase of a title that it finds."""
        for short in self._abbreviations:
            for hit in self._searcher.search(SearchRequest(short, per_page=1)).hits:
                if phrase := _PHRASE.search(hit.title.text):
                    yield short, phrase[0].lower()

    def _found(self, pattern: re.Pattern[str]) -> Iterator[str]:
        for each in self._bulletins:
            yield from pattern.findall(" ".join((each.title, each.lead, *each.body)))


def _first(queries: Iterable[str]) -> Iterator[str]:
    """Yield the first few distinct queries."""
    for number, query in enumerate(dict.fromkeys(queries)):
        if number == _TRIES:
            return
        yield query
