"""The significant terms of a bulletin: rare terms, weighted by the boost of their fields."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from search.engine.bm25 import idf
from search.engine.index_reader import IndexReader
from search.engine.matching.segment_term import SegmentTerm
from search.engine.segment.doc_set import DocSet, intersect
from search.engine.segment.segment import Segment
from search.engine.segment_reader import SegmentReader
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
"""An amount with at least this many digits is specific enough to compare bulletins by."""
_REMEMBERED = 1 << 15
"""Size of the cache of terms: most terms of a bulletin occur in many others too."""


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """An accented term, how many living documents have it, and its postings by segment."""

    term: str
    count: int
    segments: Sequence[tuple[SegmentReader, SegmentTerm]]


@dataclass(frozen=True, slots=True)
class SignificantTerms:
    """The significant terms of a bulletin, and the idf of every term that was read.

    `terms` are pairs of a term and its weight, the highest weight first.
    """

    terms: Sequence[tuple[IndexTerm, float]]
    idfs: Mapping[str, float]


class TermSelector:
    """Selects the significant terms of bulletins of one index; threads may share it."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._find = lru_cache(_REMEMBERED)(self._look_up)

    def select(self, bulletin: Mapping[str, Any]) -> SignificantTerms:
        """Return the at most SIMILAR_TERMS significant terms of a bulletin.

        Terms that only one living document has, or too many, are left out.
        """
        frequencies = telling_frequencies(bulletin)
        held = {term: self._find(term) for term in frequencies}
        counts = {term: each.count for term, each in held.items()}
        weights, idfs = weigh_terms(frequencies, counts, len(self._reader.living))
        return SignificantTerms([(held[term], weight) for term, weight in weights], idfs)

    def _look_up(self, term: str) -> IndexTerm:
        segments = [
            (segment, found)
            for segment in self._reader.segments
            if (found := _find(segment.arrays, term)) is not None
        ]
        return IndexTerm(term, sum(len(living_docs(*each)) for each in segments), segments)


def living_docs(segment: SegmentReader, term: SegmentTerm) -> DocSet:
    """Return the living documents of a segment that have a term."""
    documents = term.documents()
    return documents if segment.alive is None else intersect((documents, segment.alive))


def telling_frequencies(bulletin: Mapping[str, Any]) -> Mapping[str, float]:
    """Return how often each telling term is read, weighted by the boosts of its fields."""
    frequencies: dict[str, float] = {}
    for token, boost in _tokens(bulletin):
        if _is_telling(token):
            frequencies[token.term] = frequencies.get(token.term, 0.0) + boost
    return frequencies


def weigh_terms(
    frequencies: Mapping[str, float], counts: Mapping[str, int], living: int
) -> tuple[Sequence[tuple[str, float]], Mapping[str, float]]:
    """Return the significant terms of a bulletin with their weights, and the idf of every term.

    `counts` has how many of the `living` documents have each term. See `TermSelector.select`.
    """
    common = max(SIMILAR_FEW, living * SIMILAR_COMMON)
    idfs = {term: idf(living, counts[term]) for term in frequencies}
    weights = [
        (term, idfs[term] * frequency * (K1 + 1) / (frequency + K1))
        for term, frequency in frequencies.items()
        if 1 < counts[term] <= common
    ]
    weights.sort(key=lambda each: (-each[1], each[0]))
    return weights[:SIMILAR_TERMS], idfs


def _tokens(bulletin: Mapping[str, Any]) -> Iterator[tuple[Token, float]]:
    """Yield the tokens of the first SIMILAR_READ characters, each with the boost of its field."""
    left = SIMILAR_READ
    for field in (Field.TITLE, Field.LEAD, Field.BODY):
        paragraphs = bulletin[field] if field is Field.BODY else [bulletin[field]]
        for paragraph in paragraphs:
            for token in tokenize(paragraph[:left]):
                yield token, FIELD_BOOSTS[field]
            left -= len(paragraph)
            if left <= 0:
                return


def _is_telling(token: Token) -> bool:
    """Tell whether a token says what a bulletin is about; codes are compared separately."""
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
    for variant, number in enumerate(variants):
        if segment.accented_terms[number] == spelled:
            return SegmentTerm(segment, plain, None if len(variants) == 1 else (variant,))
    return None
