"""Bulletins like a bulletin: they share codes, organisations, rare terms, and the days.

    score = (terms + codes + organisations + pairs) · nearness in time

Each part is a sum of rarities, so that what few bulletins have counts most; the weights, with their
reasons, are those named SIMILAR in `search.ranking`. Everything is a statistic of the living
documents, so that segments and deletions move nothing.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from json import loads
from re import compile as expression
from typing import Any

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.engine.bm25 import idf, saturate
from search.engine.index_reader import IndexReader
from search.engine.page_order import choose_page
from search.engine.scoring.scored_docs import ScoredDocs
from search.engine.statistics.significant_terms import Characteriser, HeldTerm, living_holders
from search.field import CODES, Field
from search.ranking import (
    SIMILAR_CANDIDATES,
    SIMILAR_CODE,
    SIMILAR_FADING,
    SIMILAR_NEARNESS,
    SIMILAR_ORGANISATION,
    SIMILAR_PAIR,
)
from search.request import SearchRequest
from search.text import code
from search.text.spelling import term

Pair = tuple[str, str]

_SYLLABLE_OR_SIGN = expression(r"[^\W\d_]+|[^\w\s]")


class Similarity:
    """Finds what is like a document of a collection; threads may share it."""

    def __init__(self, collection: IndexReader) -> None:
        self._collection = collection
        self._characteriser = Characteriser(collection)

    def find(self, document: int, count: int) -> ScoredDocs:
        """Return the documents most like one, best first, with their scores; never itself.

        Equal scores are ordered by time, newest first, and equal times by id. What shares nothing
        is left out, so there may be fewer.
        """
        collection = self._collection
        record = loads(collection.text(document))
        character = self._characteriser.characterise(record["bulletin"])
        scores = np.zeros(collection.count)
        _add_terms(scores, collection, character.terms)
        _add_codes(scores, collection, record[CODES])
        _add_organisations(scores, collection, document)
        scores[document] = 0.0
        found = np.flatnonzero(scores > 0)
        near = _nearness(collection, document, found)
        likely = _best(ScoredDocs(found, scores.take(found) * near), collection, SIMILAR_CANDIDATES)
        pairs = {
            pair: SIMILAR_PAIR * min(character.rarities.get(each, 0.0) for each in pair)
            for pair in sorted(_pairs(record["bulletin"]))
        }
        added = np.array([_shared(collection, each, pairs) for each in likely.documents.tolist()])
        near = _nearness(collection, document, likely.documents)
        return _best(ScoredDocs(likely.documents, likely.scores + added * near), collection, count)


def _add_terms(
    scores: NDArray[float64], collection: IndexReader, terms: Sequence[tuple[HeldTerm, float]]
) -> None:
    for held, weight in terms:
        for part, unit in held.units:
            numbers = living_holders(part, unit).to_numbers()
            # One term has one list.
            ((_, codes),) = unit.frequency_codes(numbers, is_certain=True)
            documents = part.first + numbers
            frequencies = codes.take(part.segment.boosted) * collection.norms.take(documents)
            scores[documents] += weight * saturate(frequencies)


def _add_codes(scores: NDArray[float64], collection: IndexReader, codes: Sequence[str]) -> None:
    living = len(collection.living)
    for each in sorted(set(map(code.canonical, codes))):
        citing = collection.citing(each)
        scores[citing] += SIMILAR_CODE * idf(living, len(citing))


def _add_organisations(scores: NDArray[float64], collection: IndexReader, document: int) -> None:
    living = len(collection.living)
    for number in sorted(collection.organisations_of(np.array([document])).tolist()):
        naming = collection.holders(collection.organisations[number])
        scores[naming] += SIMILAR_ORGANISATION * idf(living, len(naming))


def _nearness(collection: IndexReader, document: int, documents: NDArray[intp]) -> NDArray[float64]:
    """Return what each of some documents counts for its day."""
    apart = collection.days.take(documents) - collection.days[document]
    near: NDArray[float64] = 1 / (1 + np.abs(apart.astype(float64)) / SIMILAR_FADING)
    return 1 + SIMILAR_NEARNESS * near


def _shared(collection: IndexReader, document: int, pairs: Mapping[Pair, float]) -> float:
    """Return what the pairs count that stand in title or lead of a document, too."""
    own = _pairs(loads(collection.text(document))["bulletin"])
    return sum(weight for pair, weight in pairs.items() if pair in own)


def _pairs(bulletin: Mapping[str, Any]) -> set[Pair]:
    """Return the terms in a row of title and lead; signs, which have no term, part the rows.

    Read so, more quickly than tokens are, since many bulletins are read for each question.
    """
    texts = bulletin[Field.TITLE], bulletin[Field.LEAD]
    return set().union(*(pairwise(map(term, _SYLLABLE_OR_SIGN.findall(each))) for each in texts))


def _best(match: ScoredDocs, collection: IndexReader, count: int) -> ScoredDocs:
    places = choose_page(match, collection, SearchRequest(per_page=count))
    return ScoredDocs(match.documents.take(places), match.scores.take(places))
