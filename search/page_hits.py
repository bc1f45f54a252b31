"""The hits of a page, with the other bulletins of their stories."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from search.engine.contract import DocIds, Engine, Matches
from search.engine.scored_docs import ScoredDocs
from search.highlight.hit import make_hits, make_retelling
from search.request import Filters
from search.result import Hit

MOST = 20
"""Retellings of a hit that are listed; the page of a bulletin has all."""


def make_page_hits(
    engine: Engine,
    matches: Matches,
    scored: ScoredDocs,
    filters: Filters,
    loosely_retold: Mapping[int, DocIds],
) -> Sequence[Hit]:
    """Return the hits of some documents in their order; the fields that matched are asked late.

    Of a folded page, each has the other documents of its story: those that match, and those of
    `loosely_retold`, which lack a word.
    """
    doc_ids = scored.doc_ids.tolist()
    matched_fields: dict[int, Sequence[str]] = {}

    def find_matched(doc_id: int) -> Sequence[str]:
        if not matched_fields:
            matched_fields.update(matches.matched_fields(scored.doc_ids))
        return matched_fields[doc_id]

    hits = make_hits(
        matches.query,
        engine.stored(scored.doc_ids),
        scored.scores.tolist(),
        [partial(find_matched, each) for each in doc_ids],
        engine.kernel,
    )
    if not filters.folds:
        return hits
    others = matches.retellings(scored.doc_ids, filters)
    told = [[*others[each], *loosely_retold.get(each, ())] for each in doc_ids]
    return [_retold(engine, *each) for each in zip(hits, told, strict=True)]


def _retold(engine: Engine, hit: Hit, doc_ids: Sequence[int]) -> Hit:
    """Return a hit with the other documents of its story."""
    shown = [make_retelling(engine.record(int(each))) for each in doc_ids[:MOST]]
    return replace(hit, retellings=tuple(shown), retelling_total=len(doc_ids))
