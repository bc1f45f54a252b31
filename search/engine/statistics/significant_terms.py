"""The terms that tell one bulletin from others: rare ones, of its title before its body."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from search.engine.bm25 import idf
from search.engine.index_reader import IndexReader, SegmentReader
from search.engine.matching.segment_term import SegmentTerm
from search.engine.segment.doc_set import DocSet, intersect
from search.engine.segment.segment import Segment
from search.field import Field
from search.ranking import (
    FIELD_BOOSTS,
    K1,
    SIMILAR_COMMON,
    SIMILAR_FEW,
    SIMILAR_READ,
    SIMILAR_TERMS,
)
from search.text.spelling import plain_term
from search.text.token import Token, TokenKind
from search.text.tokenizer import tokenize

_WHOLE_DAY = len("2020-07-13")
_TELLING_AMOUNT = 5
"""Digits from which on an amount is hardly there by chance."""
_REMEMBERED = 1 << 15
"""Terms: most of those of a bulletin stand in many others, too."""


@dataclass(frozen=True, slots=True)
class HeldTerm:
    """A term as it is spelled: how many living documents have it, and what has it in a segment."""

    term: str
    count: int
    units: Sequence[tuple[SegmentReader, SegmentTerm]]


@dataclass(frozen=True, slots=True)
class Character:
    """What a bulletin is known by: its weightiest terms, and how rare each term is of those read.

    `terms` come with their weights, the weightiest first.
    """

    terms: Sequence[tuple[HeldTerm, float]]
    rarities: Mapping[str, float]


class Characteriser:
    """Characterises the bulletins of a collection; threads may share it."""

    def __init__(self, collection: IndexReader) -> None:
        self._collection = collection
        self._hold = lru_cache(_REMEMBERED)(self._look_up)

    def characterise(self, bulletin: Mapping[str, Any]) -> Character:
        """Return what a bulletin is known by; what only it has, or too many have, is left out."""
        frequencies: dict[str, float] = {}
        for token, boost in _tokens(bulletin):
            if _tells(token):
                frequencies[token.term] = frequencies.get(token.term, 0.0) + boost
        living = len(self._collection.living)
        common = max(SIMILAR_FEW, living * SIMILAR_COMMON)
        rarities: dict[str, float] = {}
        terms = []
        for term, frequency in frequencies.items():
            held = self._hold(term)
            rarities[term] = idf(living, held.count)
            if 1 < held.count <= common:
                terms.append((held, rarities[term] * frequency * (K1 + 1) / (frequency + K1)))
        terms.sort(key=lambda each: (-each[1], each[0].term))
        return Character(terms[:SIMILAR_TERMS], rarities)

    def _look_up(self, term: str) -> HeldTerm:
        units = [
            (part, unit)
            for part in self._collection.parts
            if (unit := _find(part.segment, term)) is not None
        ]
        return HeldTerm(term, sum(len(living_holders(part, unit)) for part, unit in units), units)


def living_holders(part: SegmentReader, unit: SegmentTerm) -> DocSet:
    """Return the living documents of a segment that have a unit."""
    documents = unit.documents()
    return documents if part.alive is None else intersect((documents, part.alive))


def _tokens(bulletin: Mapping[str, Any]) -> Iterator[tuple[Token, float]]:
    """Yield the tokens of the first SIMILAR_READ characters, each with its field's boost."""
    left = SIMILAR_READ
    for field in (Field.TITLE, Field.LEAD, Field.BODY):
        paragraphs = bulletin[field] if field is Field.BODY else [bulletin[field]]
        for paragraph in paragraphs:
            for token in tokenize(paragraph[:left]):
                yield token, FIELD_BOOSTS[field]
            left -= len(paragraph)
            if left <= 0:
                return


def _tells(token: Token) -> bool:
    """Tell whether a token says what a bulletin is about; codes are compared by themselves."""
    match token.kind:
        case TokenKind.SYLLABLE:
            return token.term.isalpha()
        case TokenKind.DATE:
            return len(token.term) == _WHOLE_DAY
        case TokenKind.AMOUNT:
            return len(token.term) >= _TELLING_AMOUNT
        case _:
            return False


def _find(segment: Segment, term: str) -> SegmentTerm | None:
    plain = segment.plain_terms.find(plain_term(term).encode())
    if plain is None:
        return None
    variants = segment.variants_range(plain)
    spelled = term.encode()
    for place, number in enumerate(variants):
        if segment.accented_terms[number] == spelled:
            return SegmentTerm(segment, plain, None if len(variants) == 1 else (place,))
    return None
