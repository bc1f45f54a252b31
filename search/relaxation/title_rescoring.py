"""Answers to a question: the title of each is scored once more, as a document of its own.

    hộ kinh doanh nộp thuế gì   →   "Hộ kinh doanh cho thuê nhà nộp thuế bao nhiêu?"

Many bulletins have the words of a question somewhere; one that answers it says so in its title, and
says little else there. The best documents are read for that, and ordered by both scores together;
the others follow as they were. Lucene's QueryRescorer does the same.
"""

from collections.abc import Sequence

import numpy as np
from numpy import intp

from search.engine.contract import DocIds, Engine, Matches
from search.engine.scored_docs import ScoredDocs
from search.query.clause import Query, TermClause
from search.query.term_matching import stands_for
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import K1, TITLE_BOOST, TITLE_LENGTH, B
from search.request import Filters, Sort
from search.text.spelling import plain_term
from search.text.tokenizer import tokenize

WINDOW = 100
"""Documents that are read: with 50, questions lose up to 0.01 nDCG@10; 200 bring nothing more."""


def rank_page(
    engine: Engine, matches: Matches, filters: Filters, sort: Sort, first: int, last: int
) -> ScoredDocs:
    """Return the documents of ranks `first` to `last` (excluded), titles counted."""
    ranks = _ranks_read(matches.query, sort, first, last)
    if first >= WINDOW or not _counts_titles(matches.query, sort):
        return matches.page(filters, sort, *ranks)
    scored = matches.page(filters, sort, *ranks)
    titles = TitleScorer(engine, matches.query)
    scores = scored.scores.copy()
    scores[:WINDOW] += [titles.score(_title(engine, each)) for each in scored.doc_ids[:WINDOW]]
    order = np.arange(len(scores))
    # Stable, so that equal scores stay in the order of time.
    order[:WINDOW] = np.argsort(-scores[:WINDOW], kind="stable")
    order = order[first:last]
    return ScoredDocs(scored.doc_ids.take(order), scores.take(order))


def expect_page(matches: Matches, filters: Filters, sort: Sort, first: int, last: int) -> None:
    """Tell matches, before they are counted, what `rank_page` will ask for."""
    matches.expect_page(filters, sort, *_ranks_read(matches.query, sort, first, last))


def rank_all(engine: Engine, matches: Matches, filters: Filters, sort: Sort) -> DocIds:
    """Return all documents in the order in which pages show them."""
    doc_ids = matches.listing(filters, sort)
    if not _counts_titles(matches.query, sort):
        return doc_ids
    first = rank_page(engine, matches, filters, sort, 0, WINDOW).doc_ids
    return np.concatenate([first, doc_ids[len(first) :]])


def score_title(engine: Engine, matches: Matches, filters: Filters, doc_id: int) -> float:
    """Return what the title of a document adds to its score."""
    if not _counts_titles(matches.query, Sort.RELEVANCE):
        return 0.0
    if doc_id not in matches.page(filters, Sort.RELEVANCE, 0, WINDOW).doc_ids:
        return 0.0
    return TitleScorer(engine, matches.query).score(_title(engine, intp(doc_id)))


class TitleScorer:
    """Scores titles by what counts in the score of a query, as BM25 does; pairs are left out."""

    def __init__(self, engine: Engine, query: Query) -> None:
        weights: dict[str, float] = {}
        clauses: dict[str, ScoredClause] = {}
        for scoring in query.counted:
            for key, clause in {each.key: each for each in scored_clauses(scoring.clauses)}.items():
                weights[key] = weights.get(key, 0.0) + scoring.weight
                clauses.setdefault(key, clause)
        idfs = engine.terms.idfs(list(clauses.values()))
        self._weights = [each * idf for each, idf in zip(weights.values(), idfs, strict=True)]
        # Each way to write a clause, as the numbers of its terms and their distances.
        self._terms: list[TermClause] = []
        self._ways = [[self._number(way) for way in _ways(each)] for each in clauses.values()]
        self._clause_of = [
            clause for clause, ways in enumerate(self._ways) for way in ways for _ in way
        ]
        self._by_plain: dict[str, list[int]] = {}
        for number, term in enumerate(self._terms):
            self._by_plain.setdefault(term.plain, []).append(number)
        self._standing: dict[str, Sequence[int]] = {}

    def score(self, title: str) -> float:
        """Return the score of a title."""
        tokens = tokenize(title)
        positions: dict[int, set[int]] = {}
        for token in tokens:
            for number in self._terms_of(token.term):
                positions.setdefault(number, set()).add(token.position)
        norm = 1 / (1 - B + B * len(tokens) / TITLE_LENGTH)
        # Most titles have few of the clauses; in order, so that sums are the same everywhere.
        held = sorted({self._clause_of[number] for number in positions})
        counts = (sum(_count(way, positions) for way in self._ways[each]) for each in held)
        parts = (
            self._weights[each] * _saturate(norm * count)
            for each, count in zip(held, counts, strict=True)
        )
        return TITLE_BOOST * sum(parts)

    def _number(self, way: Sequence[TermClause]) -> Sequence[tuple[int, int]]:
        first = len(self._terms)
        self._terms += way
        return [(first + n, each.position - way[0].position) for n, each in enumerate(way)]

    def _terms_of(self, term: str) -> Sequence[int]:
        """Return the numbers of the typed terms that stand for one of a title."""
        held = self._standing.get(term)
        if held is None:
            alike = self._by_plain.get(plain_term(term), ())
            held = [number for number in alike if stands_for(self._terms[number], term)]
            self._standing[term] = held
        return held


def _ranks_read(query: Query, sort: Sort, first: int, last: int) -> tuple[int, int]:
    """Return the ranks of the documents of which a page is made."""
    if first >= WINDOW or not _counts_titles(query, sort):
        return first, last
    return 0, max(last, WINDOW)


def _counts_titles(query: Query, sort: Sort) -> bool:
    """Tell whether titles count: in a question, unless what is new is asked for."""
    return query.is_question and query.recency is None and sort is Sort.RELEVANCE


def _ways(clause: ScoredClause) -> Sequence[Sequence[TermClause]]:
    return [[clause]] if isinstance(clause, TermClause) else clause.synonyms


def _count(way: Sequence[tuple[int, int]], positions: dict[int, set[int]]) -> int:
    """Return how often the terms of a way stand at their distances."""
    if len(way) == 1:
        return len(positions.get(way[0][0], ()))
    starts = [{at - distance for at in positions.get(term, ())} for term, distance in way]
    return len(set.intersection(*starts))


def _saturate(frequency: float) -> float:
    return frequency * (K1 + 1) / (frequency + K1)


def _title(engine: Engine, doc_id: intp) -> str:
    title: str = engine.record(int(doc_id))["bulletin"]["title"]
    return title
