"""The fields that postings name are those in which a highlighter finds words."""

from collections.abc import Sequence

import pytest

from search.field import Field
from search.highlight.highlighter import Highlighter
from search.query.parser import parse
from search.request import SearchRequest, Sort
from search.result import Hit
from search.searcher import Searcher


@pytest.mark.parametrize(
    "text",
    ["mat tran", "nông dân", "le van dat", "73-NQ/TU OR 45-NQ/TU", "UBND", "giao thua", "ong"],
)
def test_they_are_those_that_a_reader_would_mark(searcher: Searcher, text: str) -> None:
    hits = searcher.search(SearchRequest(text)).hits
    assert hits
    for hit in hits:
        stored = searcher.stored(hit.id)
        assert stored
        assert set(hit.matched) >= _marked(stored["bulletin"], Highlighter(parse(text)))
        assert ("title" in hit.matched) == bool(hit.title.highlights)


def _marked(bulletin: dict[str, str | list[str]], highlighter: Highlighter) -> set[str]:
    texts = {each.value: bulletin[each] for each in Field}
    return {
        name
        for name, value in texts.items()
        if any(
            highlighter.highlight(text) for text in ([value] if isinstance(value, str) else value)
        )
    }


def test_without_words_no_field_answers(searcher: Searcher) -> None:
    assert {hit.matched for hit in searcher.search(SearchRequest()).hits} == {()}


def test_pages_in_any_order_tell_the_same(searcher: Searcher) -> None:
    pages = [
        {hit.id: hit.matched for page in (1, 2) for hit in _hits(searcher, order, page)}
        for order in Sort
    ]
    assert pages[0] == pages[1] == pages[2]
    assert len(pages[0]) > 3


def _hits(searcher: Searcher, order: Sort, page: int) -> Sequence[Hit]:
    return searcher.search(SearchRequest("hoi", sort=order, page=page, per_page=3)).hits
