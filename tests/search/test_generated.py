"""Whole answers on generated newsrooms have the hits, pages, filters and facets of a scan."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from json import loads
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Bulletin
from index.opening.generation_arrays import open_index_reader
from search.engine.array_engine import ArrayEngine
from search.engine.index_reader import IndexReader
from search.query.clause import Query
from search.relaxation import title_rescoring
from search.relaxation.interpreter import interpret
from search.relaxation.query_memo import QueryMemo
from search.request import UNKNOWN, SearchRequest, Sort
from search.result import FacetValue
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.generated.bulletins import vocabularies
from tests.generated.history import (
    Commit,
    Constants,
    commits,
    constants,
    document_of,
    living_after,
    written,
)
from tests.generated.questions import requests
from tests.search.asking import score_all
from tests.search.reference import answers


def in_days(bulletin: Bulletin, request: SearchRequest) -> bool:
    day = bulletin.published.astimezone(VIETNAM).date()
    first, last = request.published_from, request.published_to
    return (first is None or first <= day) and (last is None or day <= last)


def organisations(bulletin: Bulletin) -> Sequence[str]:
    return document_of(bulletin).keywords["organisations"] or (UNKNOWN,)


def in_organisations(bulletin: Bulletin, request: SearchRequest) -> bool:
    asked = set(request.organisations)
    return not asked or not asked.isdisjoint(organisations(bulletin))


def whole_scores(collection: IndexReader, query: Query) -> Mapping[str, float]:
    scored = score_all(ArrayEngine(collection).match(query))
    ids = [loads(collection.text(each))["bulletin"]["id"] for each in scored.doc_ids.tolist()]
    return dict(zip(ids, scored.scores.tolist(), strict=True))


@contextmanager
def _no_titles_counted() -> Iterator[None]:
    """Let titles add nothing to scores: a scan does not know how rare words are in titles."""
    with patch.multiple(title_rescoring, WINDOW=0, QUESTION_WINDOW=0):
        yield


def in_order(
    found: Sequence[Bulletin], request: SearchRequest, scores: Mapping[str, float]
) -> Sequence[str]:
    """Return ids as a request sorts them; equal scores are sorted by time, equal times by id."""
    if request.sort is Sort.OLDEST:
        return [each.id for each in sorted(found, key=lambda each: (each.published, each.id))]
    newest = sorted(found, key=lambda each: (-each.published.timestamp(), each.id))
    if request.sort is Sort.RELEVANCE:
        newest.sort(key=lambda each: -scores[each.id])
    return [each.id for each in newest]


def months(facet: Sequence[FacetValue]) -> Iterator[tuple[str, int]]:
    for year in facet:
        assert year.count == sum(month.count for month in year.parts)
        yield from ((month.id, month.count) for month in year.parts)


@given(
    vocabularies().flatmap(
        lambda words: st.tuples(
            st.lists(commits(words), min_size=1, max_size=3),
            st.lists(requests(words), min_size=1, max_size=4),
        )
    ),
    constants,
)
def test_an_answer_is_what_a_scan_works_out(
    newsroom: tuple[Sequence[Commit], Sequence[SearchRequest]], numbers: Constants
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    with numbers.set(), _no_titles_counted(), written(history) as index:
        collection = open_index_reader(index)
        searcher = Searcher(ArrayEngine(collection))
        for request in asked:
            page = searcher.search(request)
            interpretation = interpret(QueryMemo(ArrayEngine(collection)), request)
            query = interpretation.matches.query
            found = [each for each in living if answers(each, query)]
            by_day = [each for each in found if in_days(each, request)]
            by_place = [each for each in found if in_organisations(each, request)]
            both = [each for each in by_day if in_organisations(each, request)]

            assert page.understanding == interpretation.understanding
            assert page.total == len(both)
            scores = whole_scores(collection, query)
            first = (request.page - 1) * request.per_page
            shown = in_order(both, request, scores)[first : first + request.per_page]
            assert [(each.id, each.score) for each in page.hits] == [
                (id, scores[id]) for id in shown
            ]

            held = Counter(id for each in by_day for id in organisations(each))
            expected = {**dict.fromkeys(request.organisations, 0), **held}
            listed = [each for root in page.organisations for each in root.walk()]
            assert {each.id: each.count for each in listed} == expected
            assert len(listed) == len(expected)
            counted = Counter(f"{each.published.astimezone(VIETNAM):%Y-%m}" for each in by_place)
            assert list(months(page.dates)) == sorted(counted.items(), reverse=True)
