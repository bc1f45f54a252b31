"""The most frequent listed terms are chosen, by the kernel as by NumPy."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy import int32, intp

from search.engine.counts import TermCounts
from search.facets.listed import ListedTerms
from search.facets.term_choice import TermChoice
from search.kernel.library import Kernel
from tests.search.engine.engines import KERNEL

TERMS = ("ban-gio", "doi-ve-dem", "hoi-trang", "so-may", "to-suong")
KERNELS = [None, *([KERNEL] if isinstance(KERNEL, Kernel) else [])]


def counts_of(counted: Sequence[int], terms: Sequence[str] = TERMS) -> TermCounts:
    return TermCounts(terms, np.array(counted, int32))


def choose(
    kernel: Kernel | None,
    counts: TermCounts,
    most: int,
    is_listed: Callable[[str], bool] = lambda _: True,
    key: Callable[[str], object] | None = None,
) -> tuple[set[tuple[str, int]], int]:
    found = TermChoice(ListedTerms(is_listed), kernel, key).most_frequent(counts, most)
    return set(found.counted), found.total


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize(
    ("most", "chosen"),
    [
        (0, set()),
        (1, {("hoi-trang", 7)}),
        (2, {("hoi-trang", 7), ("ban-gio", 2)}),
        (9, {("hoi-trang", 7), ("ban-gio", 2), ("so-may", 2)}),
    ],
)
def test_of_equal_counts_the_first_is_taken(
    kernel: Kernel | None, most: int, chosen: set[tuple[str, int]]
) -> None:
    assert choose(kernel, counts_of([2, 0, 7, 2, 0]), most) == (chosen, 3)


@pytest.mark.parametrize("kernel", KERNELS)
def test_a_key_decides_between_equal_counts(kernel: Kernel | None) -> None:
    found = choose(kernel, counts_of([2, 2, 2, 1, 2]), 2, key=lambda term: term[-1])
    assert found == ({("hoi-trang", 2), ("to-suong", 2)}, 5)


@pytest.mark.parametrize("kernel", KERNELS)
def test_what_is_not_listed_is_not_counted_either(kernel: Kernel | None) -> None:
    asked: list[str] = []

    def is_listed(term: str) -> bool:
        asked.append(term)
        return term != "hoi-trang"

    choice = TermChoice(ListedTerms(is_listed), kernel)
    for counted, total in (([0, 0, 7, 2, 0], 1), ([0, 1, 7, 2, 0], 2), ([0, 1, 7, 2, 0], 2)):
        assert choice.most_frequent(counts_of(counted), 5).total == total
    assert asked == ["hoi-trang", "so-may", "doi-ve-dem"]


@pytest.mark.skipif(len(KERNELS) == 1, reason="there is no kernel here")
@given(
    st.lists(st.integers(0, 4), max_size=60),
    st.integers(0, 12),
    st.sampled_from([int32, intp]),
    st.booleans(),
)
def test_the_kernel_chooses_as_numpy_does(
    counted: list[int], most: int, kind: type, has_key: bool
) -> None:
    terms = [f"t{number:02}" for number in range(len(counted))]
    counts = TermCounts(terms, np.array(counted, kind))
    left_out = set(terms[::3])
    key = (lambda term: (term[-1], term)) if has_key else None
    by_numpy, by_kernel = (
        choose(each, counts, most, lambda term: term not in left_out, key) for each in KERNELS
    )
    assert by_kernel == by_numpy


@pytest.mark.parametrize("kernel", KERNELS)
def test_another_thread_that_counts_by_another_list_of_terms_changes_nothing(
    kernel: Kernel | None,
) -> None:
    def is_listed(term: str) -> bool:
        # What a thread does whose query NumPy counts: its terms are equal, and another list.
        listed.states(list(TERMS))
        return term != "doi-ve-dem"

    listed = ListedTerms(is_listed)
    found = TermChoice(listed, kernel).most_frequent(counts_of([2, 9, 7, 2, 0]), 2)
    assert (set(found.counted), found.total) == ({("hoi-trang", 7), ("ban-gio", 2)}, 3)
    assert listed.only(counts_of([2, 9, 7, 2, 0])).counts.tolist() == [2, 0, 7, 2, 0]
