"""What is packed for a document is read back."""

from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy import uint32

from search.field import Field
from search.opensearch.stored_terms import (
    StoredTerms,
    documents_of,
    fields_of,
    pack,
    positions_of,
    unpack,
)

# Numbers of 16 bits and steps of seven are the rule; both may be greater.
terms = st.tuples(
    st.one_of(st.integers(0, 9), st.integers(0, (1 << 32) - 1)),
    st.one_of(st.integers(0, 8), st.integers(0, 1 << 20)),
    st.booleans(),
)
fields = st.lists(st.lists(terms, max_size=5), min_size=len(Field), max_size=len(Field))

Documents = list[list[list[tuple[int, int, bool]]]]


def positions(held: list[tuple[int, int, bool]]) -> list[int]:
    """Return the packed positions of terms, given their steps."""
    at = accumulate(step for _, step, _ in held)
    return [2 * each + joined for each, (_, _, joined) in zip(at, held, strict=True)]


def packed(document: list[list[tuple[int, int, bool]]]) -> bytes:
    return pack(
        [np.array([number for number, _, _ in each], uint32) for each in document],
        [np.array(positions(each), uint32) for each in document],
    )


@given(fields)
def test_packing_loses_nothing(document: list[list[tuple[int, int, bool]]]) -> None:
    lengths, numbers, packed_positions = unpack(packed(document))
    assert lengths.tolist() == [len(each) for each in document]
    assert numbers.tolist() == [number for each in document for number, _, _ in each]
    assert packed_positions.tolist() == [each for held in document for each in positions(held)]


@given(st.lists(fields, max_size=4), st.integers(1, len(Field)))
def test_keys_tell_document_field_and_position(documents: Documents, first: int) -> None:
    read = StoredTerms.of([packed(each) for each in documents], first)
    expected = [
        (document, field, position >> 1, bool(position & 1), number)
        for document, each in enumerate(documents)
        for field, held in enumerate(each[:first])
        for (number, _, _), position in zip(held, positions(held), strict=True)
    ]
    told = (
        documents_of(read.keys),
        fields_of(read.keys),
        positions_of(read.keys),
        read.joined,
        read.numbers,
    )
    assert list(zip(*(each.tolist() for each in told), strict=True)) == expected
    assert read.lengths.tolist() == [sum(map(len, each[:first])) for each in documents]


@given(st.lists(fields, max_size=3))
def test_narrowed_terms_are_those_of_the_numbers(documents: Documents) -> None:
    read = StoredTerms.of([packed(each) for each in documents])
    kept = read.narrowed(np.array([3, 5]))
    held = [each in (3, 5) for each in read.numbers.tolist()]
    assert kept.keys.tolist() == read.keys[held].tolist()
    assert kept.count == len(documents)


def test_what_is_usual_takes_three_bytes() -> None:
    few = [[(7, 0, False)], [], [], [], []]
    many = [[(7, 0, False), (65_535, 1, True), (9, 8, False)], [], [], [], []]
    assert len(packed(many)) - len(packed(few)) == 2 * 3
    wide = [[(65_536, 0, False)], [], [], [], []]
    assert len(packed(wide)) > len(packed(few))


def test_neighbours_never_cross_fields() -> None:
    terms = StoredTerms.of([packed([[(1, 0, False)], [(2, 0, False)], [], [], []])])
    first, second = terms.keys.tolist()
    assert second - first > 1
