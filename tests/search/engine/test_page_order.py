"""Hits are in order, and cut into pages."""

import pytest

from search.request import SearchRequest, Sort
from search.searcher import Searcher
from tests.newsroom import BULLETINS
from tests.search.asking import ids


def test_newest_and_oldest_first_with_ties_by_id(searcher: Searcher) -> None:
    newest = sorted(BULLETINS, key=lambda each: (-each.published.timestamp(), each.id))
    oldest = sorted(BULLETINS, key=lambda each: (each.published, each.id))
    assert ids(searcher, sort=Sort.NEWEST) == [each.id for each in newest]
    assert ids(searcher, sort=Sort.OLDEST) == [each.id for each in oldest]


def test_equally_relevant_are_newest_first(searcher: Searcher) -> None:
    assert ids(searcher, "thăm trường học") == ["tham-a", "tham-b"]
    assert ids(searcher) == ids(searcher, sort=Sort.NEWEST)


def test_a_title_counts_more_than_a_body(searcher: Searcher) -> None:
    assert ids(searcher, "mat ong")[0] == "mat-ong"
    assert ids(searcher, "đường")[0] == "duong-lang"


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("per_page", [1, 3, 10, 100])
def test_pages_follow_each_other(searcher: Searcher, sort: Sort, per_page: int) -> None:
    for text in ("", "mat OR hoi OR huyen"):
        whole = ids(searcher, text, sort=sort)
        pages: list[str] = []
        for number in range(1, 13):
            page = searcher.search(SearchRequest(text, sort=sort, page=number, per_page=per_page))
            assert page.total == len(whole)
            pages += [each.id for each in page.hits]
        assert pages == whole


def test_past_the_end_there_is_nothing(searcher: Searcher) -> None:
    page = searcher.search(SearchRequest("mat", page=1_000_000))
    assert (page.total, list(page.hits), page.pages) == (4, [], 1)
