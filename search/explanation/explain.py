"""An answer explained: its plan carried out, and one bulletin of it taken apart."""

from collections.abc import Iterator, Sequence

from search.engine.index_reader import IndexReader
from search.errors import Problem, RequestError
from search.explanation.clause import LookedUp, explain_clause, typed
from search.explanation.hit import HitScoring
from search.explanation.plan import MakeHit, Plan
from search.explanation.result import (
    ExplainedClause,
    ExplainedHit,
    ExplainedMiss,
    Explanation,
    Obstacle,
    RankedHit,
    StepName,
)
from search.facets.organisation_names import OrganisationNames
from search.highlight.highlighter import Highlighter
from search.request import SearchRequest


def explain(
    collection: IndexReader,
    request: SearchRequest,
    make_hit: MakeHit,
    directory: OrganisationNames,
    hit_id: str | None,
) -> Explanation:
    """Return how a request is answered, and why a bulletin is found: the first, or a named one.

    Raises:
        RequestError: there is no bulletin of that id.

    """
    document = None if hit_id is None else _find(collection, hit_id)
    plan = Plan(collection, request)
    found = plan.find()
    by_day, both = plan.filter(found)
    chosen = plan.choose(found, both)
    hits = plan.show(chosen, make_hit)
    plan.count_facets(found, by_day, directory)
    about: ExplainedHit | ExplainedMiss | None = None
    if document is None and hits:
        document = int(chosen.documents[0])
    if document is not None:
        hit = make_hit(document, 0.0, Highlighter(plan.query))
        if document in both:
            about = HitScoring(collection, found, document).explain(hit)
        else:
            about = ExplainedMiss(hit.id, hit.title.text, tuple(_obstacles(plan, document)))
    return Explanation(
        plan.query.text,
        len(both),
        tuple(_clauses(plan)),
        tuple(plan.watch.steps),
        tuple(RankedHit(each.id, each.title.text, each.score) for each in hits),
        about,
    )


def _find(collection: IndexReader, id: str) -> int:
    document = collection.find(id)
    if document is None:
        raise RequestError(
            [Problem("hit", f"không có bản tin “{id}”", f"there is no bulletin “{id}”")]
        )
    return document


def _clauses(plan: Plan) -> Iterator[ExplainedClause]:
    for looked_up, excluded in ((plan.required, False), (plan.excluded, True)):
        for each in looked_up:
            yield explain_clause(each, plan.matchings, plan.query.text, excluded=excluded)


def _obstacles(plan: Plan, document: int) -> Iterator[Obstacle]:
    """Yield all that keeps a document out of the answer."""
    text = plan.query.text
    missing = [each for each in plan.required if not _holds(plan, each, document)]
    excluding = [each for each in plan.excluded if _holds(plan, each, document)]
    yield from (Obstacle(StepName.INTERSECTION, typed(each.clause, text)) for each in missing)
    yield from (Obstacle(StepName.EXCLUSION, typed(each.clause, text)) for each in excluding)
    if not plan.required and not plan.excluded and not plan.query.is_blank:
        yield Obstacle(StepName.READING, text)
    if plan.dated is not None and not plan.dated[document]:
        yield Obstacle(StepName.DAYS)
    if plan.placed is not None and not plan.placed[document]:
        yield Obstacle(StepName.ORGANISATIONS)


def _holds(plan: Plan, looked_up: LookedUp, document: int) -> bool:
    firsts: Sequence[int] = [each.part.first for each in plan.matchings]
    place = max(place for place, first in enumerate(firsts) if first <= document)
    return document - firsts[place] in looked_up.sets[place].to_numbers()
