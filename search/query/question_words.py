"""The words of a query that only ask, or ask for what is new.

    việt nam có bao nhiêu tỉnh   →   việt nam · tỉnh
    giá vàng hôm nay             →   giá vàng, the newest first
    giá vàng                     →   giá vàng, of equals the newest first

The data is `question_words.toml`, which explains itself and is made for editing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from search.query.abbreviation import Terms, terms_of
from search.query.clause import Clause, Query, SynonymClause, TermClause
from search.query.parser import typed_plains, typed_runs
from search.query.rows import find_rows, made_rows, make_row, numbers_before
from search.text.spelling import has_accents, is_compatible, plain
from search.text.token import TokenKind
from search.toml_table import Table

PATH = Path(__file__).with_name("question_words.toml")

FEWEST_LEFT = 2
"""Words that must be left when asking words go; one alone would be another query, unless it is
asked what that is."""

_PLACES = ("", "start", "end", "edge")


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of the table; question_words.toml says what its fields mean."""

    words: tuple[str, ...]
    reason: str
    where: str = ""
    marked: bool = False
    alone: bool = False
    beside: bool = False
    country: bool = False
    number: bool = False
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionWords:
    """The rows of words that ask, of those that ask for the newest, and of what is daily."""

    asks: Sequence[WordRow]
    newest: Sequence[WordRow]
    daily: Sequence[WordRow]

    @cached_property
    def asks_by_first(self) -> "Phrases":
        """What asks, by its first word."""
        return _phrases(self.asks)

    @cached_property
    def asks_no_number_by_first(self) -> "Phrases":
        """Of that what can be let go where no number is asked for."""
        return _phrases([each for each in self.asks if not each.country])

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The plain forms of all first words: few queries have any."""
        return frozenset((*self.asks_by_first[1], *self.newest_by_first[1]))

    @cached_property
    def newest_by_first(self) -> "Phrases":
        """What asks for the newest, by its first word."""
        return _phrases(self.newest)

    @cached_property
    def newest_alone_by_first(self) -> "Phrases":
        """Of that what needs no other beside it."""
        return _phrases([each for each in self.newest if not each.beside])

    @cached_property
    def daily_by_first(self) -> "Phrases":
        """What is another each day, by its first word."""
        return _phrases(self.daily)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks for: itself without the words that only ask, and these as typed.

    `clauses` are the words that ask, each phrase as one clause, for whoever weighs them; `as_typed`
    are the rows of all words, if some only ask for the newest: "giá vàng hôm nay" is a title, too.
    `numbers` are those that an answer may tell, if it is asked how many the country has of
    something; `clauses` has them as well.
    """

    query: Query
    asking: tuple[str, ...] = ()
    newest: tuple[str, ...] = ()
    clauses: tuple[SynonymClause, ...] = ()
    as_typed: tuple[SynonymClause, ...] = ()
    numbers: SynonymClause | None = None


@cache
def question_words() -> QuestionWords:
    """Return the table that Bantin ships, loaded once."""
    return load(PATH)


def load(path: Path) -> QuestionWords:
    """Read and check a table.

    Raises:
        TableError: with all that is wrong in it.

    """
    table = Table(path)
    rows: dict[str, list[WordRow]] = {}
    for kind in ("asks", "newest", "daily"):
        rows[kind] = []
        for number, values in enumerate(table.values.pop(kind, ()), 1):
            where = f"[[{kind}]] {number}"
            row = table.read(WordRow, values, where)
            if row is None:
                continue
            if not row.words or not all(map(terms_of, row.words)):
                table.complain(where, "thiếu chữ", "words are missing")
            if row.where not in _PLACES:
                table.complain(where, f'"where" sai: {row.where}', f'wrong "where": {row.where}')
            rows[kind].append(row)
    for name in table.values:
        table.complain(name, "không có bảng này", "there is no such table")
    table.check()
    return QuestionWords(rows["asks"], rows["newest"], rows["daily"])


def set_aside(query: Query, *, keeps_newest: bool = False) -> Asked:
    """Return a query without its words that only ask, as long as enough others are left.

    The words go out of `required`; the positions of the others stay, so that what stood around
    them is not taken for neighbours. What is in quotes or has any other sign always stays, and with
    `keeps_newest` what asks for the newest.
    """
    table = question_words()
    if table.firsts.isdisjoint(typed_plains(query.text)):
        return Asked(query)
    runs = [run for run in typed_runs(query.text) if run]
    asking = list(_find(runs, table.asks_by_first))
    if not any(each.row.number for each in asking):
        asking = list(_find(runs, table.asks_no_number_by_first))
    newest = [] if keeps_newest else list(_find(runs, table.newest_alone_by_first))
    if newest:
        newest = list(_find(runs, table.newest_by_first))
    countries = [each for each in asking if each.row.country]
    # How many the country has now is no news.
    newest = [each for each in newest if not _are_within(each, countries)]
    rest = _without(query, newest)
    if not newest or not rest.required:
        newest, rest = [], query
    left = _without(rest, asking)
    fewest = 1 if countries or all(each.row.alone for each in asking) else FEWEST_LEFT
    if not left.required or (_count_words(left) < fewest and not newest):
        asking, left = [], rest
    numbers = _numbers(left, asking) if countries else None
    clauses = (*map(_with_answers, asking), *([numbers] if numbers else []))
    as_typed = made_rows(find_rows(query), query.required) if newest else ()
    asking_words, newest_words = _written(query, asking), _written(query, newest)
    return Asked(left, asking_words, newest_words, clauses, as_typed, numbers)


def is_daily(query: Query) -> bool:
    """Tell whether a query looks for what is another each day, and tells no day or year itself."""
    daily = question_words().daily_by_first
    if daily[1].keys().isdisjoint(typed_plains(query.text)):
        return False
    words = [each for each in query.required if isinstance(each, TermClause)]
    if not any(each.plain in daily[1] for each in words):
        return False
    runs = [run for run in typed_runs(query.text) if run]
    if any(each.kind is not TokenKind.SYLLABLE or each.term.isdecimal() for each in chain(*runs)):
        return False
    return next(_find(runs, daily), None) is not None


Words = Sequence[TermClause]
"""Typed words in a row."""

Phrases = tuple[int, Mapping[str, Sequence[tuple[Terms, WordRow]]]]
"""The length of the longest phrase of some rows, and the phrases by the plain form of their first
word."""


@dataclass(frozen=True, slots=True)
class Found:
    """Typed words that only ask, and the row of the table that has them."""

    words: Words
    row: WordRow


def _find(runs: Sequence[Sequence[TermClause]], phrases: Phrases) -> Iterator[Found]:
    """Yield the words of phrases in runs of plain words; of several, the longest wins."""
    longest, by_first = phrases
    first, last = runs[0][0] if runs else None, runs[-1][-1] if runs else None
    for run in runs:
        index = 0
        while index < len(run):
            candidates = by_first.get(run[index].plain)
            if candidates is None:
                index += 1
                continue
            for length in range(min(longest, len(run) - index), 0, -1):
                words = run[index : index + length]
                at = words[0] is first, words[-1] is last
                said = (row for terms, row in candidates if _is_said(words, terms, row, *at))
                if (row := next(said, None)) is not None:
                    yield Found(words, row)
                    index += length
                    break
            else:
                index += 1


def _is_said(words: Words, terms: Terms, row: WordRow, is_first: bool, is_last: bool) -> bool:
    if len(terms) != len(words) or not _is_there(row.where, is_first, is_last):
        return False
    if row.marked and any(
        has_accents(term) and typed.term != term for typed, term in zip(words, terms, strict=True)
    ):
        return False
    return all(is_compatible(typed.term, term) for typed, term in zip(words, terms, strict=True))


def _with_answers(found: Found) -> SynonymClause:
    """Return the clause of words that ask, as typed or in the words of an answer."""
    typed = make_row(found.words)
    answers = [make_row(_untyped(written, found.words[0])) for written in found.row.answers]
    ways = [way for row in (typed, *answers) for way in row.clauses]
    return SynonymClause(tuple(dict.fromkeys(ways)))


def _untyped(written: str, at: TermClause) -> Words:
    """Return words at the position of typed ones, with empty slices."""
    return [
        at._replace(term=each, end=at.start, position=at.position + n)
        for n, each in enumerate(terms_of(written))
    ]


def _numbers(left: Query, asking: Sequence[Found]) -> SynonymClause | None:
    """Return the numbers before the word behind "bao nhiêu", in a query without what asks."""
    ends = {each.words[-1].position + 1 for each in asking if each.row.number}
    counted = (e for e in left.required if isinstance(e, TermClause) and e.position in ends)
    return next(map(numbers_before, counted), None)


def _is_there(where: str, is_first: bool, is_last: bool) -> bool:
    return {"": True, "start": is_first, "end": is_last, "edge": is_first or is_last}[where]


def _phrases(rows: Sequence[WordRow]) -> Phrases:
    """Return the length of the longest phrase, and phrases by the plain form of their first."""
    by_first: dict[str, list[tuple[Terms, WordRow]]] = {}
    for row in rows:
        for terms in map(terms_of, row.words):
            by_first.setdefault(plain(terms[0]), []).append((terms, row))
    longest = max((len(terms) for terms, _ in chain(*by_first.values())), default=0)
    return longest, by_first


def _count_words(query: Query) -> int:
    """Return how many words are required; an abbreviation stands for several."""
    return sum(FEWEST_LEFT if isinstance(e, SynonymClause) else 1 for e in query.required)


def _are_within(found: Found, others: Sequence[Found]) -> bool:
    """Tell whether words are among those of another phrase."""
    return any(found.words[0] in each.words for each in others)


def _without(query: Query, found: Sequence[Found]) -> Query:
    if not found:
        return query
    starts = {each.start for each_found in found for each in each_found.words}
    kept = tuple(each for each in query.required if not _is_among(each, starts))
    return replace(query, required=kept)


def _is_among(clause: Clause, starts: set[int]) -> bool:
    return isinstance(clause, TermClause | SynonymClause) and clause.start in starts


def _written(query: Query, found: Sequence[Found]) -> tuple[str, ...]:
    return tuple(query.text[each.words[0].start : each.words[-1].end] for each in found)
