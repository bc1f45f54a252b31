"""However an index came to be, it gives the same answers, to the last bit of a score."""

from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from index.store import open_collection
from search.request import SearchRequest
from search.searcher import Searcher
from tests.generated.bulletins import IDS, vocabularies
from tests.generated.history import Commit, Constants, commits, constants, living_after, written
from tests.generated.questions import requests


def told(index: Any, asked: Sequence[SearchRequest]) -> Iterator[object]:
    """Yield all that readers are told of some requests, and of the index as a whole."""
    searcher = Searcher(open_collection(index))
    for request in asked:
        page = searcher.search(request)
        yield page.total
        yield page.hits
        yield list(page.organisations)
        yield list(page.dates)
    yield searcher.days()
    yield searcher.organisations()
    yield [searcher.stored(id) for id in IDS]


@settings(deadline=None)
@given(
    vocabularies.flatmap(
        lambda words: st.tuples(
            st.lists(commits(words), min_size=1, max_size=4),
            st.lists(requests(words), min_size=1, max_size=4),
        )
    ),
    constants,
    st.randoms(use_true_random=False),
)
def test_answers_do_not_tell_how_an_index_came_to_be(
    newsroom: tuple[Sequence[Commit], Sequence[SearchRequest]], numbers: Constants, random: Any
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    random.shuffle(living)
    with numbers.set(), written(history) as grown, written([Commit(living)]) as fresh:
        for of_grown, of_fresh in zip(told(grown, asked), told(fresh, asked), strict=True):
            assert of_grown == of_fresh
