"""A listing has the hits of all pages in order, without those that lack a word."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from search.query.accent_matching import AccentMatching
from search.request import SearchRequest, Sort
from search.searcher import Searcher
from tests.newsroom import BULLETINS
from tests.search.asking import queries


def listed(searcher: Searcher, request: SearchRequest) -> list[str]:
    listing = searcher.answer(request).listing
    ids = [each["bulletin"]["id"] for each in listing]
    assert len(ids) == len(listing)
    return ids


def paged(searcher: Searcher, request: SearchRequest) -> list[str]:
    first = searcher.search(replace(request, page=1, per_page=3))
    pages = [
        searcher.search(replace(request, page=page, per_page=3))
        for page in range(1, first.pages + 1)
    ]
    assert all(len(page.hits) == 3 for page in pages[:-1])
    ids = [hit.id for page in pages for hit in page.hits]
    assert len(ids) == len(set(ids)) == first.strict.total + first.loose.total
    return ids[: first.total]


@given(
    text=st.just("") | queries(),
    sort=st.sampled_from(Sort),
    marks=st.none() | st.sampled_from(AccentMatching),
    published_from=st.none() | st.just(date(2021, 1, 1)),
    organisation=st.none() | st.sampled_from([0, 1, 2]),
)
def test_a_listing_is_all_pages_of_an_answer(
    searcher: Searcher,
    text: str,
    sort: Sort,
    marks: AccentMatching | None,
    published_from: date | None,
    organisation: int | None,
) -> None:
    known = [each.id for each in searcher.organisations()]
    chosen = () if organisation is None else (known[organisation],)
    request = SearchRequest(text, chosen, published_from, sort=sort, marks=marks)
    assert listed(searcher, request) == paged(searcher, request)


def test_the_page_that_is_asked_for_makes_no_difference(searcher: Searcher) -> None:
    everything = listed(searcher, SearchRequest())
    assert len(everything) == len(BULLETINS)
    assert listed(searcher, SearchRequest(page=7, per_page=2)) == everything


def test_nothing_found_is_an_empty_listing(searcher: Searcher) -> None:
    assert listed(searcher, SearchRequest("không-hề-có-99")) == []
