"""Documents similar to one, by the rules of `search.engine.similarity.similarity`.

The cluster proposes candidates by rare terms, codes, organisations and days; they are scored again
from their stored terms, and the best ones by the pairs of their titles and leads.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.engine.bm25 import idf, norms, saturate
from search.engine.scored_docs import ScoredDocs
from search.engine.similarity.significant_terms import telling_frequencies, weigh_terms
from search.engine.similarity.similarity import nearness, pairs_of
from search.field import CODES, ID, ORGANISATIONS, PUBLISHED
from search.opensearch import packing
from search.opensearch.cluster.connection import Json
from search.opensearch.fields import DAY_NUMBER, NUMBER, STORED_TERMS, TERMS
from search.opensearch.query.typed_forms import exact_token
from search.opensearch.stored_terms import StoredTerms
from search.opensearch.vocabulary import Vocabulary
from search.ranking import (
    SIMILAR_CANDIDATES,
    SIMILAR_CODE,
    SIMILAR_FADING,
    SIMILAR_NEARNESS,
    SIMILAR_ORGANISATION,
    SIMILAR_PAIR,
)
from search.text import code

if TYPE_CHECKING:
    from search.opensearch.opensearch_engine import OpenSearchEngine

WINDOW = 200
"""Candidates that are scored again: eight times as many as are then compared by pairs."""

_NEARNESS = (
    f"double day = doc['{DAY_NUMBER}'].value; double own = params.day;"
    " return _score * (1 + params.boost / (1 + Math.abs(day - own) / params.fading));"
)


def find_similar(engine: "OpenSearchEngine", doc_id: int, count: int) -> ScoredDocs:
    """Return up to `count` documents most like one, best first; never the document itself."""
    vocabulary = engine.vocabulary
    record = engine.record(doc_id)
    own = engine.columns([doc_id], [ORGANISATIONS, DAY_NUMBER])[0]["fields"]
    frequencies = telling_frequencies(record["bulletin"])
    counts = {term: vocabulary.count(exact_token(term)) for term in frequencies}
    weights, idfs = weigh_terms(frequencies, counts, vocabulary.documents)
    valued = _valued(engine, record[CODES], own.get(ORGANISATIONS, ()))
    should: list[Json] = [
        {"term": {TERMS: {"value": exact_token(each), "boost": w}}} for each, w in weights
    ]
    should += [
        {"constant_score": {"filter": {"term": {field: term}}, "boost": weight}}
        for field, term, weight in valued
    ]
    day = int(own[DAY_NUMBER][0])
    hits = engine.index.search(_candidates(should, doc_id, day))["hits"]["hits"] if should else ()
    if not hits:
        return ScoredDocs(np.empty(0, intp), np.empty(0))
    stored = StoredTerms.of([packing.decode(each["fields"][STORED_TERMS][0]) for each in hits])
    scores = _term_scores(vocabulary, weights, stored)
    for field, term, weight in valued:
        scores += [weight * (term in each["fields"].get(field, ())) for each in hits]
    near = nearness(np.array([each["fields"][DAY_NUMBER][0] - day for each in hits], float64))
    likely = _best(hits, scores * near, SIMILAR_CANDIDATES)
    numbers = [int(hits[each]["fields"][NUMBER][0]) for each in likely.tolist()]
    engine.read_ahead(numbers)
    pairs = {
        pair: SIMILAR_PAIR * min(idfs.get(each, 0.0) for each in pair)
        for pair in sorted(pairs_of(record["bulletin"]))
    }
    shared = np.zeros(len(hits))
    for place, number in zip(likely.tolist(), numbers, strict=True):
        theirs = pairs_of(engine.record(number)["bulletin"])
        shared[place] = sum(weight for pair, weight in pairs.items() if pair in theirs)
    chosen = [hits[each] for each in likely.tolist()]
    rescored = (scores * near + shared * near).take(likely)
    order = _best(chosen, rescored, count)
    return ScoredDocs(np.array(numbers, intp).take(order), rescored.take(order))


def _valued(
    engine: "OpenSearchEngine", codes: Sequence[str], organisations: Sequence[str]
) -> Sequence[tuple[str, str, float]]:
    """Return the codes and organisations of a document, each with its field and weight."""
    held = [(CODES, each, SIMILAR_CODE) for each in sorted(set(map(code.canonical, codes)))]
    held += [(ORGANISATIONS, each, SIMILAR_ORGANISATION) for each in sorted(organisations)]
    counts = engine.index.counts([{"term": {field: term}} for field, term, _ in held])
    documents = engine.total
    return [
        (field, term, weight * idf(documents, count))
        for (field, term, weight), count in zip(held, counts, strict=True)
    ]


def _candidates(should: Sequence[Json], doc_id: int, day: int) -> Json:
    given = {"day": day, "boost": SIMILAR_NEARNESS, "fading": SIMILAR_FADING}
    found = {
        "bool": {
            "should": list(should),
            "minimum_should_match": 1,
            "must_not": [{"term": {NUMBER: doc_id}}],
        }
    }
    script = {"source": _NEARNESS, "params": given}
    return {
        "query": {"script_score": {"query": found, "script": script}},
        "size": WINDOW,
        "track_total_hits": False,
        "sort": [{"_score": "desc"}, {PUBLISHED: "desc"}, {ID: "asc"}],
        "stored_fields": "_none_",
        "docvalue_fields": [NUMBER, DAY_NUMBER, STORED_TERMS, CODES, ORGANISATIONS],
    }


def _term_scores(
    vocabulary: Vocabulary, weights: Sequence[tuple[str, float]], stored: StoredTerms
) -> NDArray[float64]:
    norm = norms(stored.lengths, vocabulary.average_length)
    numbers = {term: vocabulary.number(term) for term, _ in weights}
    kept = stored.narrowed(np.array(list(numbers.values()), intp))
    scores = np.zeros(stored.count)
    for term, weight in weights:
        keys = kept.keys[kept.numbers == numbers[term]]
        scores += weight * saturate(kept.weigh(keys) * norm)
    return scores


def _best(hits: Sequence[Json], scores: NDArray[float64], count: int) -> NDArray[intp]:
    """Return the places of the best hits, best first; ties by time, newest first, and by id."""
    published = np.array([each["sort"][-2] for each in hits])
    ids = np.array([each["sort"][-1] for each in hits])
    order: NDArray[intp] = np.lexsort((ids, -published, -scores))[:count]
    return order
