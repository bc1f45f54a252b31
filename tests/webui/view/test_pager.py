import pytest

from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import ResultPage, ResultPart, Understanding
from webui.errors import MissingError
from webui.view.pager import pager_of

READ = Understanding("", AccentMatching.COMPATIBLE)


def answer(page: int, pages: int) -> ResultPage:
    return ResultPage(
        SearchRequest(page=page, per_page=10), ResultPart(pages * 10, []), [], [], READ
    )


@pytest.mark.parametrize(
    ("page", "pages", "row"),
    [
        (1, 1, "1"),
        (1, 26, "1 2 … 26"),
        (3, 26, "1 2 3 4 … 26"),
        (4, 26, "1 2 3 4 5 … 26"),
        (5, 26, "1 … 4 5 6 … 26"),
        (26, 26, "1 … 25 26"),
        (2, 4, "1 2 3 4"),
    ],
)
def test_a_row_of_pages_never_hides_just_one(page: int, pages: int, row: str) -> None:
    links = pager_of(answer(page, pages), str).links
    assert " ".join("…" if link is None else str(link.number) for link in links) == row


def test_the_ends_have_one_way_only() -> None:
    first, last = pager_of(answer(1, 2), str), pager_of(answer(2, 2), str)
    assert first.previous is None and last.next is None
    assert first.next is not None and first.next.address == "2"
    assert last.previous is not None and last.previous.address == "1"


def test_past_the_end_the_way_on_is_the_last_page() -> None:
    with pytest.raises(MissingError) as caught:
        pager_of(answer(27, 26), lambda page: f"/?page={page}")
    assert caught.value.onward == (("Đến trang cuối (trang 26)", "/?page=26"),)


def test_an_empty_answer_has_its_first_page() -> None:
    assert pager_of(ResultPage(SearchRequest(), ResultPart(0, []), [], [], READ), str).pages == 1
