"""Sets of documents in both of their forms behave like Python's sets."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy import intp

from search.engine.segment.doc_set import (
    DocSet,
    bits_of,
    everything,
    intersect,
    rank_bits,
    subtract,
    unite,
)


def documents(members: set[int], count: int, *, as_bits: bool) -> DocSet:
    numbers = np.array(sorted(members), intp)
    return DocSet(count, bits=bits_of(numbers, count)) if as_bits else DocSet(count, numbers)


def members(found: DocSet) -> set[int]:
    numbers = found.to_numbers().tolist()
    assert numbers == sorted(set(numbers))
    assert found.to_bits().tolist() == bits_of(found.to_numbers(), found.count).tolist()
    assert len(found) == len(numbers)
    return set(numbers)


@st.composite
def several(draw: st.DrawFn) -> tuple[int, Sequence[set[int]], Sequence[DocSet]]:
    """Up to four sets of documents, empty and full ones too, as Python's sets and as ours."""
    count = draw(st.sampled_from((1, 63, 64, 65, 200, 1000)))
    whole = set(range(count))
    any_of_them = st.sets(st.integers(0, count - 1), max_size=40)
    sets = draw(
        st.lists(
            any_of_them | any_of_them.map(whole.difference) | st.just(whole),
            min_size=1,
            max_size=4,
        )
    )
    return count, sets, [documents(each, count, as_bits=draw(st.booleans())) for each in sets]


@given(several())
def test_sets_come_back(drawn: tuple[int, Sequence[set[int]], Sequence[DocSet]]) -> None:
    _, sets, held = drawn
    assert [members(each) for each in held] == list(sets)


@given(several())
def test_intersection(drawn: tuple[int, Sequence[set[int]], Sequence[DocSet]]) -> None:
    _, sets, held = drawn
    assert members(intersect(held)) == set.intersection(*sets)


@given(several())
def test_union(drawn: tuple[int, Sequence[set[int]], Sequence[DocSet]]) -> None:
    count, sets, held = drawn
    assert members(unite(held, count)) == set().union(*sets)


@given(several())
def test_difference(drawn: tuple[int, Sequence[set[int]], Sequence[DocSet]]) -> None:
    _, sets, held = drawn
    assert members(subtract(held[0], held[-1])) == sets[0] - sets[-1]


@given(several())
def test_membership(drawn: tuple[int, Sequence[set[int]], Sequence[DocSet]]) -> None:
    count, sets, held = drawn
    expected = [number in sets[0] for number in range(count)]
    assert held[0].contains(np.arange(count)).tolist() == expected


@given(several())
def test_rank_counts_the_members_before(
    drawn: tuple[int, Sequence[set[int]], Sequence[DocSet]],
) -> None:
    _, sets, held = drawn
    chosen = np.array(sorted(sets[0])[::3], intp)
    assert rank_bits(held[0].to_bits(), chosen).tolist() == list(range(len(sets[0])))[::3]


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 1000])
def test_everything_is_every_document_and_none_beyond(count: int) -> None:
    assert members(everything(count)) == set(range(count))
    assert members(subtract(everything(count), everything(count))) == set()


@pytest.mark.parametrize("count", [0, 100])
def test_the_union_of_nothing_is_empty(count: int) -> None:
    assert members(unite([], count)) == set()
