"""Folded and unfolded answers agree: the same bulletins, each story once, the numbers of both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.array_engine import ArrayEngine
from search.period import PeriodUnit, period_of
from search.request import Duplicates, SearchRequest, Sort
from search.result import FacetValue, Hit, ResultPart
from search.searcher import Searcher
from tests.retold import BRIDGE, FIRST, RETOLD, STORY
from tests.search.indexing import index

LONGER = tuple(
    replace(
        RETOLD[0],
        id=f"{each.id}-b{number}",
        title=f"{each.title}, tin thêm",
        published=each.published + timedelta(hours=number),
        body=tuple(f"{line} Người dân phấn khởi." for line in BRIDGE[number % 2 :]),
    )
    for number, each in enumerate(RETOLD[:4], 1)
)
TEXTS = (
    *("", "cầu", "cau nam hoa", "sông Mây phấn khởi", "phiên chợ", "không"),
    *("thêm trâu bò", "phấn khởi đò nước lớn", "nông sản chợ cầu"),
)

FIRST_DAYS = (None, FIRST.date() + timedelta(days=1))
LAST_DAYS = (None, FIRST.date() + timedelta(days=2))

requests = st.builds(
    SearchRequest,
    text=st.sampled_from(TEXTS),
    published_from=st.sampled_from(FIRST_DAYS),
    published_to=st.sampled_from(LAST_DAYS),
    sort=st.sampled_from(Sort),
    per_page=st.integers(1, 4),
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("folded")
    return Searcher(ArrayEngine(index(folder, RETOLD[:3], (*RETOLD[3:], *LONGER))))


def parts(searcher: Searcher, request: SearchRequest) -> Iterator[tuple[ResultPart, ResultPart]]:
    """Yield the strict and the loose part of each page of an answer."""
    pages = searcher.search(request).pages
    for number in range(1, pages + 2):
        page = searcher.search(replace(request, page=number))
        yield page.strict, page.loose


def members(hits: Sequence[Hit]) -> list[str]:
    return [id for hit in hits for id in (hit.id, *(each.id for each in hit.retellings))]


@given(requests)
def test_folded_and_shown_answers_have_the_same_bulletins(
    searcher: Searcher, request: SearchRequest
) -> None:
    story_of = {each.id: searcher.story(each.id)[-1].id for each in (*RETOLD, *LONGER)}
    shown = list(parts(searcher, replace(request, duplicates=Duplicates.SHOW)))
    folded = list(parts(searcher, replace(request, duplicates=Duplicates.FOLD)))
    ids = [hit.id for both in shown for part in both for hit in part.hits]
    heads = [hit for both in folded for part in both for hit in part.hits]
    assert sorted(members(heads)) == sorted(ids)
    assert all(hit.retelling_total == len(hit.retellings) for hit in heads)
    stories = [story_of[hit.id] for hit in heads]
    assert len(stories) == len(set(stories))
    assert set(stories) == {story_of[id] for id in ids}
    strict, loose = folded[0]
    assert strict.total == strict.stories == sum(len(part.hits) for part, _ in folded)
    assert loose.total == loose.stories == sum(len(part.hits) for _, part in folded)
    plain, rest = shown[0]
    assert plain.total == plain.bulletins == strict.bulletins
    assert plain.stories == strict.stories
    # What tells the story of a strict hit stands with it.
    assert loose.bulletins <= rest.bulletins == rest.total


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("first", "last"), [*product(FIRST_DAYS, LAST_DAYS)])
@pytest.mark.parametrize("way", Duplicates)
def test_every_number_of_a_facet_is_the_total_that_it_leads_to(
    searcher: Searcher, text: str, first: date | None, last: date | None, way: Duplicates
) -> None:
    asked = SearchRequest(text, published_from=first, published_to=last, duplicates=way)
    answer = searcher.answer(asked)
    for unit in PeriodUnit:
        for value in answer.date_values(unit):
            period = period_of(value.id)
            narrowed = replace(asked, published_from=period.first, published_to=period.last)
            assert searcher.answer(narrowed).total == value.count
    for year in answer.dates:
        assert year.count == _of(answer.date_values(PeriodUnit.YEAR), year.id)
    for value in answer.publisher_values():
        narrowed = replace(asked, publishers=(value.id,))
        assert searcher.answer(narrowed).total == value.count


def _of(values: Sequence[FacetValue], id: str) -> int:
    return next(each.count for each in values if each.id == id)


def test_a_story_that_is_found_both_ways_stands_once(searcher: Searcher) -> None:
    asked = SearchRequest("phấn khởi đò nước lớn", duplicates=Duplicates.SHOW)
    shown = searcher.search(asked)
    assert shown.strict.total and shown.loose.total, "help: the query finds nothing loosely"
    folded = searcher.search(replace(asked, duplicates=Duplicates.FOLD))
    (hit,) = folded.strict.hits
    assert folded.loose.total == 0
    assert {*STORY, *(each.id for each in LONGER)} == set(members([hit]))


def test_who_asks_for_no_way_is_shown_everything(searcher: Searcher) -> None:
    assert searcher.search(SearchRequest("cầu")).total == 8


def test_an_explanation_speaks_of_single_bulletins(searcher: Searcher) -> None:
    folded = searcher.explain(SearchRequest("cầu", duplicates=Duplicates.FOLD))
    assert folded.total == 8
