"""Explains an answer: times its steps, and takes the score of one bulletin apart."""

from search.answer import Answer
from search.engine.contract import Engine
from search.engine.explained import Step, StepName
from search.engine.stopwatch import Stopwatch, timed
from search.errors import Problem, RequestError
from search.explanation.result import ExplainedHit, ExplainedMiss, Explanation, RankedHit
from search.relaxation.title_rescoring import score_title


def explain(answer: Answer, engine: Engine, hit_id: str | None = None) -> Explanation:
    """Return how a request is answered, and why its first hit, or a named one, is found.

    The answer must have been made with stopwatches, and none of its properties read before.

    Raises:
        RequestError: there is no bulletin of that id.

    """
    doc_id = None if hit_id is None else _find(engine, hit_id)
    watch = _understand(answer, engine)
    # Ranked before hits are made, so that their steps do not have the time of ranking.
    total, _ = answer.total, answer.scored_docs
    _show(answer, watch)
    hits = [*answer.strict.hits, *answer.loose.hits]
    if doc_id is None and hits:
        doc_id = engine.find(hits[0].id)
    return Explanation(
        answer.matches.query.text,
        total,
        tuple(answer.matches.explain_clauses()),
        tuple(watch.steps),
        tuple(RankedHit(each.id, each.title.text, each.score) for each in hits),
        None if doc_id is None else _explain_document(answer, engine, doc_id),
    )


def _understand(answer: Answer, engine: Engine) -> Stopwatch:
    """Return the stopwatch of the query that is shown, with the understanding as its first step."""
    watch, elapsed = timed(lambda: answer.matches.watch)
    assert isinstance(watch, Stopwatch)
    # Interpreting a text executes queries; the steps of the shown one are listed separately.
    reading = elapsed - sum(each.microseconds for each in watch.steps)
    watch.steps.insert(0, Step(StepName.READING, engine.total, engine.total, reading))
    return watch


def _show(answer: Answer, watch: Stopwatch) -> None:
    """Compute the hits and the facets of the page, with the labels that it shows."""
    filters = answer.request.filters
    watch.time(
        StepName.SNIPPETS,
        # Hits are made when they are read.
        lambda: tuple(answer.strict.hits),
        looked_at=len,
        left=len,
    )
    watch.time(
        StepName.ORGANISATION_FACET,
        lambda: tuple(answer.organisations),
        looked_at=lambda _: answer.matches.count(filters.without_organisations),
    )
    watch.time(
        StepName.DATE_FACET,
        lambda: [month for year in answer.dates for month in year.parts],
        looked_at=lambda months: sum(each.count for each in months),
    )


def _find(engine: Engine, id: str) -> int:
    doc_id = engine.find(id)
    if doc_id is None:
        raise RequestError(
            [Problem("hit", f"không có bản tin “{id}”", f"there is no bulletin “{id}”")]
        )
    return doc_id


def _explain_document(answer: Answer, engine: Engine, doc_id: int) -> ExplainedHit | ExplainedMiss:
    bulletin = engine.record(doc_id)["bulletin"]
    obstacles = answer.matches.obstacles(doc_id, answer.request.filters)
    if obstacles:
        return ExplainedMiss(bulletin["id"], bulletin["title"], tuple(obstacles))
    score = answer.matches.explain_score(doc_id)
    title_score = score_title(engine, answer.matches, answer.request.filters, doc_id)
    return ExplainedHit(
        bulletin["id"],
        bulletin["title"],
        score.score + title_score,
        score.terms,
        score.pairs,
        score.newness,
        title_score,
    )
