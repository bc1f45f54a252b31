"""Counts are looked up by term, and terms that some document has are listed."""

import numpy as np
import pytest

from search.engine.counts import MonthCounts, TermCounts

COUNTS = TermCounts(("ban-gio", "hoi-xua", "so-may"), np.array([2, 0, 5]), 3)
NOTHING = TermCounts((), np.zeros(0, np.intp))


@pytest.mark.parametrize(
    ("term", "count"),
    [
        ("ban-gio", 2),
        ("hoi-xua", 0),
        ("so-may", 5),
        ("", 0),
        ("hoi", 0),
        ("zz", 0),
        ("so-may-2", 0),
    ],
)
def test_a_term_has_its_count_and_an_unknown_one_none(term: str, count: int) -> None:
    found = COUNTS.of(term)
    assert found == count and type(found) is int


def test_only_what_some_document_has_is_held_in_order() -> None:
    assert list(COUNTS.held()) == [("ban-gio", 2), ("so-may", 5)]
    assert all(type(count) is int for _, count in COUNTS.held())


def test_of_nothing_there_is_nothing() -> None:
    assert (list(NOTHING.held()), NOTHING.of("ban-gio"), NOTHING.missing) == ([], 0, 0)


@pytest.mark.parametrize("months", [1, 3, 12])
@pytest.mark.parametrize("first", [24240, 24246, 24251])
@pytest.mark.parametrize("length", [0, 1, 5, 30])
def test_longer_periods_are_sums_of_their_months(months: int, first: int, length: int) -> None:
    counts = np.arange(length, dtype=np.intp) % 4
    found = MonthCounts(first, counts).by(months)
    sums: dict[int, int] = {}
    for number, count in enumerate(counts.tolist(), first):
        sums[number // months] = sums.get(number // months, 0) + count
    assert dict(enumerate(found.counts.tolist(), found.first)) == sums
