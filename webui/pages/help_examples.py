"""Example queries that find something in this index, for each thing that a query can express."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain, islice, pairwise
from weakref import WeakKeyDictionary

from index.bulletin import Bulletin
from search.query.abbreviation import abbreviations
from search.query.keystrokes.telex_keys import telex_keys
from search.request import Duplicates, SearchRequest, Sort
from search.searcher import Searcher
from search.suggest.suggestion import SuggestionKind
from search.text.spelling import bare

# Bulletins that examples are taken from, and tries for each example: the page must be quick.
_LOOKED_AT = 50
_TRIES = 8
# Titles whose first word is completed to a phrase that many bulletins have.
_COMPLETED = 6
# Documents whose codes are tried, most cited first.
_DOCUMENTS = 8

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_PHRASE = re.compile(r"(?<![^\W_])[^\W\d_]+(?: [^\W\d_]+){3}(?![^\W_])")
_DAY = re.compile(r"(?<![\d/.-])\d{1,2}/\d{1,2}/20\d\d(?![\d/])")
# Newspapers leave the year out: "ngày 22-8", "sáng 22.8".
_DAY_OF_ANY_YEAR = re.compile(
    r"(?:[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]ối) (\d{1,2})[-/.](\d{1,2})(?![\d/.-])"
)
_AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])")
_ROUND_AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*(?:,\d)? (?:tỉ|tỷ|triệu)(?= đồng)")
_CAPITALISED = r"[^\W\d_a-zà-ỹđ][a-zà-ỹđ]+"
_PERSON = re.compile(
    rf"(?:[Đđ]ồng chí|[ÔôBb]ng|[Bb]à)\s+({_CAPITALISED}(?: {_CAPITALISED}){{1,3}})(?![^\W_])"
)


class Subject(StrEnum):
    """What an example shows, in the order in which a reader learns."""

    WORDS = "words"
    KEYSTROKES = "keystrokes"
    PHRASE = "phrase"
    NAME = "name"
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
    """Return examples that find something; a subject without any in the bulletins gets none.

    They are what a clerk looks for: phrases that bulletins repeat, the documents cited most, the
    people, days and amounts of the newest bulletins. They are computed once for each index.
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
        """Yield the examples of a subject, the first of each row of queries that finds anything."""
        for queries in self._queries(subject):
            tried = (Example(query, self._total(query)) for query in _first(queries))
            yield from islice(filter(lambda each: each.total, tried), 1)

    def _queries(self, subject: Subject) -> Sequence[Iterable[str]]:
        """Return the queries to try for each example of a subject, the best first."""
        phrases = self._phrases
        match subject:
            case Subject.WORDS:
                return [map(bare, phrases), phrases]
            case Subject.KEYSTROKES:
                return [map(telex_keys, phrases)]
            case Subject.PHRASE:
                return [(f'"{each}"' for each in phrases)]
            case Subject.NAME:
                return [self._people]
            case Subject.EXCLUSION:
                return [self._exclusions()]
            case Subject.EITHER:
                pairs = pairwise(phrases)
                return [(f'"{one}" OR "{other}"' for one, other in pairs)]
            case Subject.PREFIX:
                words = (each.split() for each in phrases)
                return [(f"{first} {second[:2]}*" for first, second, *_ in words)]
            case Subject.ABBREVIATION:
                return [self._abbreviations]
            case Subject.CODE:
                numbers = (re.split(r"[-/]", code)[0] for code in self._codes if "/" in code)
                return [self._codes, (f"{number}/*" for number in numbers)]
            case Subject.DATE:
                return [chain(self._found(_DAY), self._days_of_any_year())]
            case Subject.AMOUNT:
                return [chain(self._found(_AMOUNT), self._found(_ROUND_AMOUNT))]

    def _total(self, query: str) -> int:
        return self._searcher.answer(SearchRequest(query, duplicates=Duplicates.FOLD)).total

    @cached_property
    def _bulletins(self) -> Sequence[Bulletin]:
        newest = self._searcher.search(SearchRequest(sort=Sort.NEWEST, per_page=_LOOKED_AT))
        stored = (self._searcher.stored(hit.id) for hit in newest.hits)
        return [Bulletin.from_json(each["bulletin"]) for each in stored if each]

    @cached_property
    def _codes(self) -> Sequence[str]:
        return [each.label for each in self._searcher.documents(_DOCUMENTS)]

    @cached_property
    def _phrases(self) -> Sequence[str]:
        """Phrases of three words or more that many bulletins have, then pieces of titles.

        At least one word of each is accented.
        """
        found = chain(self._repeated(), self._pieces())
        return [each for each in dict.fromkeys(found) if bare(each) != each]

    def _repeated(self) -> Iterator[str]:
        """Yield what the first words of the newest titles are completed to, longest first."""
        firsts = (_FIRST_WORD.match(each.title) for each in self._bulletins)
        words = list(dict.fromkeys(each[0].lower() for each in firsts if each))[:_COMPLETED]
        suggested = [each for word in words for each in self._searcher.suggest(word)]
        phrases = [each for each in suggested if each.kind is SuggestionKind.PHRASE]
        phrases = [each for each in phrases if each.count > 1 and len(each.text.split()) > 2]
        for each in sorted(phrases, key=lambda each: -len(each.text.split())):
            yield each.text

    def _pieces(self) -> Iterator[str]:
        """Yield four adjacent words of each title with at least four."""
        found = (_PHRASE.search(each.title) for each in self._bulletins)
        yield from (each[0].lower() for each in found if each)

    @cached_property
    def _people(self) -> Sequence[str]:
        """The people of the newest bulletins, those in most of them first."""
        people = Counter(
            name for each in self._bulletins for name in set(_PERSON.findall(_text_of(each)))
        )
        return [name for name, _ in people.most_common(_TRIES)]

    @cached_property
    def _abbreviations(self) -> Sequence[str]:
        both_ways = (each for each in abbreviations() if not each.ambiguous and not each.one_way)
        return [each.short[0] for each in both_ways if each.short]

    def _exclusions(self) -> Iterator[str]:
        """Yield abbreviations without a phrase that some of their bulletins have."""
        for short in islice(self._abbreviations, _TRIES):
            for phrase in islice(self._phrases, _TRIES):
                if self._total(f'{short} "{phrase}"'):
                    yield f'{short} -"{phrase}"'

    def _days_of_any_year(self) -> Iterator[str]:
        for each in self._bulletins:
            for day, month in _DAY_OF_ANY_YEAR.findall(_text_of(each)):
                yield f"ngày {day}/{month}"

    def _found(self, pattern: re.Pattern[str]) -> Iterator[str]:
        for each in self._bulletins:
            yield from pattern.findall(_text_of(each))


def _text_of(bulletin: Bulletin) -> str:
    return " ".join((bulletin.title, bulletin.lead, *bulletin.body))


def _first(queries: Iterable[str]) -> Iterator[str]:
    """Yield the first few distinct queries; the others are never made."""
    seen: set[str] = set()
    for query in queries:
        if query not in seen:
            yield query
            seen.add(query)
            if len(seen) == _TRIES:
                return
