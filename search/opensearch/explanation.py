"""The engine's part of an explanation: clauses, the summands of a score, and obstacles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from search.engine.explained import (
    ExplainedClause,
    ExplainedPlainTerm,
    ExplainedScore,
    ExplainedTerm,
    Obstacle,
    PairScore,
    StepName,
    TermScore,
)
from search.engine.explanation.clauses import KINDS, typed
from search.engine.stopwatch import timed
from search.field import PLACES, PUBLISHERS
from search.opensearch.cluster.connection import Json
from search.opensearch.query.filter_query import in_days, of_organisations, with_any
from search.opensearch.scoring import Formula
from search.opensearch.vocabulary import Vocabulary
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    TermClause,
)
from search.query.term_matching import stands_for
from search.ranking import PAIR_BOOST
from search.request import Filters

if TYPE_CHECKING:
    from search.opensearch.opensearch_engine import OpenSearchEngine


def explain_clauses(engine: "OpenSearchEngine", query: Query) -> Sequence[ExplainedClause]:
    """Return the explained clauses of a query, required and excluded."""
    required = [_explain(engine, each, query.text, excluded=False) for each in query.required]
    excluded = [_explain(engine, each, query.text, excluded=True) for each in query.excluded]
    return required + excluded


def _explain(
    engine: "OpenSearchEngine", clause: Clause, text: str, *, excluded: bool
) -> ExplainedClause:
    # Asked anew: a count that is remembered takes no time.
    (found, microseconds) = timed(
        lambda: engine.index.search({"size": 0, "query": engine.queries.clause(clause)})
    )
    terms: Sequence[ExplainedPlainTerm] = ()
    if isinstance(clause, PrefixClause):
        terms = _begun(engine.vocabulary, clause)
    elif not isinstance(clause, Or):
        held = clause.terms if isinstance(clause, PhraseClause) else (clause,)
        terms = tuple(_explain_term(engine.vocabulary, each, text) for each in held)
    inner = clause.clauses if isinstance(clause, Or) else ()
    return ExplainedClause(
        typed(clause, text),
        KINDS[type(clause)],
        excluded,
        found["hits"]["total"]["value"],
        microseconds,
        terms,
        tuple(_explain(engine, each, text, excluded=excluded) for each in inner),
    )


def _explain_term(vocabulary: Vocabulary, clause: TermClause, text: str) -> ExplainedPlainTerm:
    return ExplainedPlainTerm(
        typed(clause, text),
        clause.kind.value,
        clause.plain,
        vocabulary.count_clause(clause),
        _variants(vocabulary, clause, clause.plain),
    )


def _begun(vocabulary: Vocabulary, clause: PrefixClause) -> Sequence[ExplainedPlainTerm]:
    """Return the plain terms that begin with a prefix, commonest first.

    Documents with several of the variants that a prefix with accents stands for count once for
    each.
    """
    terms = []
    for plain in vocabulary.begun_plain_terms(clause):
        variants = _variants(vocabulary, clause, plain)
        whole = len(variants) == len(vocabulary.variants(plain))
        documents = vocabulary.count(plain) if whole else sum(each.documents for each in variants)
        if documents:
            found = ExplainedPlainTerm(plain, clause.kind.value, plain, documents, variants)
            terms.append(found)
    return sorted(terms, key=lambda each: (-each.documents, each.plain))


def _variants(
    vocabulary: Vocabulary, clause: TermClause | PrefixClause, plain: str
) -> tuple[ExplainedTerm, ...]:
    counts = vocabulary.counted_variants(plain)
    held = [(term, count) for term, count in counts.items() if stands_for(clause, term)]
    ordered = sorted(held, key=lambda each: (-each[1], each[0]))
    return tuple(ExplainedTerm(term, count) for term, count in ordered if count)


def explain_score(
    engine: "OpenSearchEngine", formula: Formula, query: Query, doc_id: int
) -> ExplainedScore:
    """Return the summands of the score of a document, in the order of the query."""
    terms = engine.stored_terms([doc_id])
    ages = engine.ages([doc_id])
    scored = []
    for key, clause in formula.clauses.items():
        amount = float(formula.amounts(clause, terms)[0])
        weight, idf = formula.weights[key], formula.idfs[key]
        scored.append(
            TermScore(
                query.text[clause.start : clause.end],
                idf,
                formula.frequencies(clause, terms),
                amount,
                weight,
                weight * idf * amount,
            )
        )
    pairs = []
    for pair in formula.pairs:
        amount = float(formula.pair_amounts(pair, terms)[0])
        written = query.text[pair.left.start : pair.right.end]
        contribution = PAIR_BOOST * pair.idf * amount
        pairs.append(PairScore(written, pair.idf, amount, PAIR_BOOST, contribution))
    return ExplainedScore(
        float(formula.score(terms, ages)[0]),
        tuple(scored),
        tuple(pairs),
        float(formula.newness(ages)[0]),
    )


def find_obstacles(
    engine: "OpenSearchEngine", query: Query, doc_id: int, filters: Filters
) -> Sequence[Obstacle]:
    """Return what keeps a document out of an answer: all is asked in one request."""
    named: dict[str, Json] = {}
    for number, clause in enumerate((*query.required, *query.excluded)):
        named[f"clause {number}"] = engine.queries.clause(clause)
    steps = {
        StepName.DAYS: in_days(filters),
        StepName.ORGANISATIONS: of_organisations(filters),
        StepName.PLACES: with_any(PLACES, filters.places),
        StepName.PUBLISHERS: with_any(PUBLISHERS, filters.publishers),
    }
    for name, queries in steps.items():
        if queries:
            named[name] = {"bool": {"filter": list(queries)}}
    passed = engine.names_that_match(doc_id, named)
    obstacles = []
    for number, clause in enumerate((*query.required, *query.excluded)):
        is_required = number < len(query.required)
        if (f"clause {number}" in passed) != is_required:
            step = StepName.INTERSECTION if is_required else StepName.EXCLUSION
            obstacles.append(Obstacle(step, typed(clause, query.text)))
    if not query.required and not query.excluded and not query.is_blank:
        obstacles.append(Obstacle(StepName.READING, query.text))
    obstacles += [Obstacle(name) for name in steps if name in named and name not in passed]
    return obstacles
