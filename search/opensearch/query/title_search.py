"""Finds documents whose titles have the words typed so far."""

from collections.abc import Sequence

from search.opensearch.cluster.connection import Json
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.fields import TITLE
from search.opensearch.query.clause_query import any_of, phrase
from search.text.spelling import plain


def find_titles(
    index: GenerationIndex, terms: Sequence[str], opened: Sequence[str], limit: int
) -> Json | None:
    """Return what finds the titles with all terms, and any of `opened`; None for nothing.

    The rules are those of `search.engine.statistics.title_search.find_titles`.
    """
    known = list(dict.fromkeys(map(plain, terms)))
    held = [{"term": {TITLE: each}} for each in known]
    endings = sorted({plain(each) for each in opened})
    if not endings:
        return _all_of(held) if held else None
    queries = [_all_of([*held, {"term": {TITLE: ending}}]) for ending in endings]
    if known:
        counts = index.counts(queries)
        last = plain(terms[-1])
        queries = [
            query if count <= limit else _all_of([query, phrase(f"{last} {ending}")])
            for query, count, ending in zip(queries, counts, endings, strict=True)
            if count
        ]
    return any_of(queries)


def _all_of(queries: Sequence[Json]) -> Json:
    return {"bool": {"filter": list(queries)}}
