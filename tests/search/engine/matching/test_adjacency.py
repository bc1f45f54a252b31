"""Neighbours found by keys are those found by looking at every position."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.matching.adjacency import common_keys, find_phrase, holders_of
from search.engine.matching.segment_term import STRIDE, SegmentTerm, TermOccurrences

places = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 40)), max_size=60)
"""Documents and positions; often many on one side and few on the other."""


def as_keys(held: set[tuple[int, int]]) -> NDArray[int64]:
    return np.array([document * STRIDE + position for document, position in sorted(held)], int64)


@given(places, places)
def test_common_keys_are_those_of_both(
    left: set[tuple[int, int]], right: set[tuple[int, int]]
) -> None:
    assert common_keys(as_keys(left), as_keys(right)).tolist() == as_keys(left & right).tolist()


@given(places)
def test_keys_tell_document_and_position(held: set[tuple[int, int]]) -> None:
    documents, positions = holders_of(as_keys(held))
    assert list(zip(documents.tolist(), positions.tolist(), strict=True)) == sorted(held)


@dataclass(frozen=True)
class Standing:
    """A term, given by its positions in each document."""

    positions: Mapping[int, set[int]]

    @property
    def length(self) -> int:
        return sum(map(len, self.positions.values()))

    def occurrences(self, numbers: NDArray[intp]) -> TermOccurrences:
        held = {
            (place, position)
            for place, number in enumerate(numbers.tolist())
            for position in self.positions[number]
        }
        return TermOccurrences(as_keys(held), np.zeros(len(held), np.uint16))


@st.composite
def phrases(draw: st.DrawFn) -> tuple[Sequence[Standing], Sequence[int], Sequence[int]]:
    """Units that occur in all of some documents, and their positions in the query."""
    numbers = sorted(draw(st.sets(st.integers(0, 9), max_size=5)))
    positions = st.sets(st.integers(0, 8), min_size=1, max_size=5)
    units = [
        Standing({number: draw(positions) for number in numbers})
        for _ in range(draw(st.integers(2, 4)))
    ]
    steps = draw(st.lists(st.integers(1, 3), min_size=len(units), max_size=len(units)))
    return units, np.cumsum(steps).tolist(), numbers


@given(phrases())
def test_phrases_are_found_where_every_unit_has_its_distance(
    drawn: tuple[Sequence[Standing], Sequence[int], Sequence[int]],
) -> None:
    units, typed, numbers = drawn
    found = find_phrase(cast(Sequence[SegmentTerm], units), typed, np.array(numbers, intp))
    assert found.tolist() == [
        number
        for number in numbers
        if any(
            all(
                start + place in unit.positions[number]
                for unit, place in zip(units, typed, strict=True)
            )
            for start in range(-max(typed), 10)
        )
    ]
