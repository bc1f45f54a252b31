"""The number of pages of an answer is right."""

import pytest

from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import FacetValue, ResultPage, ResultPart, Understanding


@pytest.mark.parametrize(
    ("total", "per_page", "pages"), [(0, 10, 1), (1, 10, 1), (10, 10, 1), (11, 10, 2), (11, 1, 11)]
)
def test_pages_of_an_answer(total: int, per_page: int, pages: int) -> None:
    request = SearchRequest(per_page=per_page)
    page = ResultPage(
        request, ResultPart(total, ()), (), (), Understanding("", AccentMatching.COMPATIBLE)
    )
    assert page.pages == pages


def test_a_value_is_walked_before_its_parts() -> None:
    leaf = FacetValue("c", "C", 1)
    tree = FacetValue("a", "A", 3, parts=(FacetValue("b", "B", 2, parts=(leaf,)), leaf))
    assert [each.id for each in tree.walk()] == ["a", "b", "c", "c"]
