"""Pages of an answer: how many there are."""

import pytest

from search.marks import Marks
from search.request import SearchRequest
from search.result import ResultPage
from search.understanding import Understanding


@pytest.mark.parametrize(
    ("total", "per_page", "pages"), [(0, 10, 1), (1, 10, 1), (10, 10, 1), (11, 10, 2), (11, 1, 11)]
)
def test_pages_of_an_answer(total: int, per_page: int, pages: int) -> None:
    request = SearchRequest(per_page=per_page)
    page = ResultPage(request, total, (), (), (), Understanding("", Marks.COMPATIBLE))
    assert page.pages == pages
