"""No query, whatever its characters, raises an error or takes long."""

from collections.abc import Iterator
from itertools import islice
from random import Random
from time import thread_time

from hypothesis import settings

from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.any_query.strings import LONGEST, strings

FEW, ALL = 1_500, 200_000
"""Strings of the quick run, and of the long one."""

LONGEST_SECONDS = 1.0
"""Of processor time: a machine that does other things as well makes no query slow."""


def test_any_string_is_a_query_that_is_answered_at_once(searcher: Searcher) -> None:
    slow = []
    for text in chosen():
        started = thread_time()
        page = searcher.search(SearchRequest(text))
        if thread_time() - started > LONGEST_SECONDS:
            slow.append(text)
        assert 0 <= len(page.strict.hits) <= page.total and len(page.loose.hits) <= page.loose.total
    assert slow == []


def test_the_strings_are_of_all_lengths_and_planes() -> None:
    some = list(islice(strings(Random(0)), 500))
    lengths = [len(each) for each in some]
    assert min(lengths) < 3 and max(lengths) == LONGEST
    assert any("\ud800" <= letter <= "\udfff" for each in some for letter in each)
    assert any(letter > "\uffff" for each in some for letter in each)


def chosen() -> Iterator[str]:
    is_long = settings().max_examples > settings.get_profile("quick").max_examples
    return islice(strings(Random(ALL)), ALL if is_long else FEW)
