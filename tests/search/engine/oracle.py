"""Computes BM25F and counts of facets bulletin by bulletin: the oracle of the engine.

Like `tests.search.reference`, which tells who answers, it shares the tokenizer, the words and the
reading of queries with the product, and nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise
from math import exp2, log

from index.bulletin import Bulletin
from search.field import Field
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    Query,
    Recency,
    ScoringClauses,
    SynonymClause,
    TermClause,
)
from search.query.term_matching import stands_for
from search.ranking import FIELD_BOOSTS, K1, PAIR_BOOST, WORD_BOOST, B
from search.text.segmenter import JOINER, find_all_words
from search.text.token import Token
from search.text.tokenizer import tokenize
from search.vietnam_time import VIETNAM
from tests.search.reference import answers

Scored = TermClause | SynonymClause


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The tokens of a paragraph, and the positions from which a word goes on to the next."""

    field: Field
    tokens: Sequence[Token]
    joined: frozenset[int]

    def positions(self, unit: TermClause) -> set[int]:
        return {each.position for each in self.tokens if stands_for(unit, each.term)}

    def firsts(self, unit: Scored) -> Sequence[int]:
        """Return every position of a unit, or every first position of a name."""
        if isinstance(unit, TermClause):
            return [each.position for each in self.tokens if stands_for(unit, each.term)]
        return sorted({position for way in unit.synonyms for position in self._firsts(way)})

    def lasts(self, unit: Scored) -> set[int]:
        """Return every position of a unit, or every last position of a name."""
        if isinstance(unit, TermClause):
            return self.positions(unit)
        return {
            position + way[-1].position - way[0].position
            for way in unit.synonyms
            for position in self._firsts(way)
        }

    def _firsts(self, way: Sequence[TermClause]) -> set[int]:
        places = [{at - each.position for at in self.positions(each)} for each in way]
        return {start + way[0].position for start in set.intersection(*places)}


@lru_cache(maxsize=1 << 16)
def read(bulletin: Bulletin) -> Sequence[Paragraph]:
    """Return the paragraphs of all fields."""
    texts = {
        Field.TITLE: (bulletin.title,),
        Field.LEAD: (bulletin.lead,),
        Field.BODY: bulletin.body,
        Field.CAPTIONS: bulletin.captions,
        Field.AUTHOR: (bulletin.author,),
    }
    return [_paragraph(field, each) for field, held in texts.items() for each in held]


def _paragraph(field: Field, text: str) -> Paragraph:
    tokens = tokenize(text)
    words = find_all_words([(text, tokens)])[0]
    inside = [range(each.position, each.position + each.term.count(JOINER)) for each in words]
    return Paragraph(field, tokens, frozenset(position for each in inside for position in each))


def score(query: Query, living: Sequence[Bulletin]) -> Mapping[str, float]:
    """Return the ids of the matching bulletins, with the score of each."""
    newsroom = _Newsroom(living)
    answering = [each for each in living if answers(each, query)]
    found = dict.fromkeys((each.id for each in answering), 0.0)
    for number, counted in enumerate(query.counted):
        units = {each.key: each for each in _leaves(counted.clauses)}
        rarities = {key: newsroom.rarity(unit) for key, unit in units.items()}
        pairs = [
            (left, right, newsroom.pair_rarity(left, right))
            for left, right in (() if number else _neighbours(counted))
        ]
        for bulletin in answering:
            total = sum(rarities[key] * newsroom.weigh(bulletin, units[key]) for key in units)
            for left, right, rarity in pairs:
                total += PAIR_BOOST * rarity * newsroom.weigh_pair(bulletin, left, right)
            found[bulletin.id] += counted.weight * total
    for bulletin in answering:
        found[bulletin.id] *= newsroom.newness(bulletin, query.recency)
    return found


@dataclass(frozen=True)
class _Newsroom:
    """The statistics of all bulletins that BM25F needs."""

    living: Sequence[Bulletin]

    @cached_property
    def average(self) -> float:
        return sum(map(_length, self.living)) / len(self.living)

    def newness(self, bulletin: Bulletin, recency: Recency | None) -> float:
        """Return the factor of a bulletin whose age in days counts from the newest one."""
        if recency is None:
            return 1.0
        newest = max(map(_day, self.living))
        return 1 + recency.boost * exp2(-(newest - _day(bulletin)).days / recency.days)

    def rarity(self, unit: Scored) -> float:
        holders = sum(any(each.firsts(unit) for each in read(bulletin)) for bulletin in self.living)
        return log(1 + (len(self.living) - holders + 0.5) / (holders + 0.5))

    def pair_rarity(self, left: Scored, right: Scored) -> float:
        """Return the mean of the rarity of the rarer unit and of that of the pair itself."""
        holders = sum(self.weigh_pair(each, left, right) > 0 for each in self.living)
        own = log(1 + (len(self.living) - holders + 0.5) / (holders + 0.5))
        return (max(self.rarity(left), self.rarity(right)) + own) / 2

    def weigh(self, bulletin: Bulletin, unit: Scored) -> float:
        return _saturate(
            sum(
                self._norm(bulletin, each.field)
                for each in read(bulletin)
                for _ in each.firsts(unit)
            )
        )

    def weigh_pair(self, bulletin: Bulletin, left: Scored, right: Scored) -> float:
        return _saturate(
            sum(
                self._norm(bulletin, each.field) * (WORD_BOOST if last in joined else 1)
                for each in read(bulletin)
                # A name ends with a word.
                for joined in [each.joined if isinstance(left, TermClause) else ()]
                for last in each.lasts(left)
                if last + 1 in each.firsts(right)
            )
        )

    def _norm(self, bulletin: Bulletin, field: Field) -> float:
        length = _length(bulletin) / self.average
        return FIELD_BOOSTS[field] / (1 - B + B * length)


def _day(bulletin: Bulletin) -> date:
    return bulletin.published.astimezone(VIETNAM).date()


@lru_cache(maxsize=1 << 10)
def _length(bulletin: Bulletin) -> int:
    return sum(len(each.tokens) for each in read(bulletin))


def _saturate(weighted: float) -> float:
    return weighted * (K1 + 1) / (weighted + K1)


def _leaves(clauses: Sequence[Clause]) -> Iterator[Scored]:
    for clause in clauses:
        if isinstance(clause, SynonymClause):
            yield clause
        elif isinstance(clause, Or):
            yield from _leaves(clause.clauses)
        elif isinstance(clause, PhraseClause):
            yield from clause.terms
        elif isinstance(clause, TermClause):
            yield clause


def _neighbours(counted: ScoringClauses) -> Iterator[tuple[Scored, Scored]]:
    """Yield pairs of units that were typed next to each other, in phrases and outside of them."""
    phrases = [each.terms for each in counted.clauses if isinstance(each, PhraseClause)]
    for run in (
        [each for each in counted.clauses if isinstance(each, TermClause | SynonymClause)],
        *phrases,
    ):
        yield from (each for each in pairwise(run) if each[1].position - each[0].last_position == 1)
