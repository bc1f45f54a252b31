"""Finds bulletins similar to one: with the same codes, organisations and rare terms, and near days.

    score = (terms + codes + organisations + pairs) · nearness in time

Each part is a sum of idfs, so that rare features count most. The weights and the reasons for them
are the constants SIMILAR_… of `search.ranking`. All statistics are those of the living documents,
so segments and deletions change no score.
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
from search.engine.page_order import rank_page
from search.engine.scored_docs import ScoredDocs
from search.engine.similarity.significant_terms import IndexTerm, TermSelector, living_docs
from search.field import CODES, ORGANISATIONS, Field
from search.ranking import (
    SIMILAR_CANDIDATES,
    SIMILAR_CODE,
    SIMILAR_FADING,
    SIMILAR_NEARNESS,
    SIMILAR_ORGANISATION,
    SIMILAR_PAIR,
)
from search.text import code
from search.text.spelling import term

Pair = tuple[str, str]

_SYLLABLE_OR_SIGN = expression(r"[^\W\d_]+|[^\w\s]")


class Similarity:
    """Finds the documents most like one; threads may share it."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._selector = TermSelector(reader)

    def find(self, doc_id: int, count: int) -> ScoredDocs:
        """Return up to `count` documents most like one, best first; never the document itself.

        Equal scores are ordered by time, newest first, and equal times by id. Documents that share
        nothing are left out.
        """
        reader = self._reader
        record = loads(reader.text(doc_id))
        significant = self._selector.select(record["bulletin"])
        scores = np.zeros(reader.count)
        _add_terms(scores, reader, significant.terms)
        _add_codes(scores, reader, record[CODES])
        _add_organisations(scores, reader, doc_id)
        scores[doc_id] = 0.0
        found = np.flatnonzero(scores > 0)
        near = _nearness(reader, doc_id, found)
        candidates = ScoredDocs(found, scores.take(found) * near)
        likely = rank_page(candidates, reader, 0, SIMILAR_CANDIDATES)
        pairs = {
            pair: SIMILAR_PAIR * min(significant.idfs.get(each, 0.0) for each in pair)
            for pair in sorted(pairs_of(record["bulletin"]))
        }
        added = np.array([_shared(reader, each, pairs) for each in likely.doc_ids.tolist()])
        near = _nearness(reader, doc_id, likely.doc_ids)
        rescored = ScoredDocs(likely.doc_ids, likely.scores + added * near)
        return rank_page(rescored, reader, 0, count)


def _add_terms(
    scores: NDArray[float64], reader: IndexReader, terms: Sequence[tuple[IndexTerm, float]]
) -> None:
    for each, weight in terms:
        for segment, found in each.segments:
            held = living_docs(segment, found).to_numbers()
            # An accented term has one list of postings.
            ((_, codes),) = found.frequency_codes(held, is_certain=True)
            doc_ids = segment.first + held
            frequencies = codes.take(segment.arrays.boosted) * reader.norms.take(doc_ids)
            scores[doc_ids] += weight * saturate(frequencies)


def _add_codes(scores: NDArray[float64], reader: IndexReader, codes: Sequence[str]) -> None:
    living = len(reader.living)
    for each in sorted(set(map(code.canonical, codes))):
        citing = reader.having(CODES, each)
        scores[citing] += SIMILAR_CODE * idf(living, len(citing))


def _add_organisations(scores: NDArray[float64], reader: IndexReader, doc_id: int) -> None:
    living = len(reader.living)
    for number in sorted(reader.organisations.of(np.array([doc_id])).tolist()):
        naming = reader.having(ORGANISATIONS, reader.organisations.terms[number])
        scores[naming] += SIMILAR_ORGANISATION * idf(living, len(naming))


def _nearness(reader: IndexReader, doc_id: int, doc_ids: NDArray[intp]) -> NDArray[float64]:
    """Return for each of some documents the factor for the nearness of its day."""
    return nearness((reader.days.take(doc_ids) - reader.days[doc_id]).astype(float64))


def nearness(apart: NDArray[float64]) -> NDArray[float64]:
    """Return the factor for documents that were published so many days apart."""
    near: NDArray[float64] = 1 / (1 + np.abs(apart) / SIMILAR_FADING)
    return 1 + SIMILAR_NEARNESS * near


def _shared(reader: IndexReader, doc_id: int, pairs: Mapping[Pair, float]) -> float:
    """Return the sum of the weights of the pairs that occur in title or lead of a document."""
    own = pairs_of(loads(reader.text(doc_id))["bulletin"])
    return sum(weight for pair, weight in pairs.items() if pair in own)


def pairs_of(bulletin: Mapping[str, Any]) -> set[Pair]:
    """Return the pairs of neighbouring terms of title and lead; no pair crosses a sign.

    A regular expression is used instead of the tokenizer, because many bulletins are read for one
    request.
    """
    texts = bulletin[Field.TITLE], bulletin[Field.LEAD]
    return set().union(*(pairwise(map(term, _SYLLABLE_OR_SIGN.findall(each))) for each in texts))
