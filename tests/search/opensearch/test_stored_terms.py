"""What is packed for a document is read back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy import uint32

from search.field import Field
from search.opensearch.stored_terms import StoredTerms, documents_of, fields_of, pack, unpack

fields = st.lists(
    st.lists(st.integers(0, 1 << 20), max_size=5), min_size=len(Field), max_size=len(Field)
)


def packed(document: list[list[int]]) -> str:
    numbers = [np.array(each, uint32) for each in document]
    return pack(numbers, [np.arange(len(each), dtype=uint32) * 2 for each in document])


@given(fields)
def test_packing_loses_nothing(document: list[list[int]]) -> None:
    for encoded in (packed(document), packed(document).replace("+", "-").replace("/", "_")):
        lengths, numbers, positions = unpack(encoded.rstrip("="))
        assert lengths.tolist() == [len(each) for each in document]
        assert numbers.tolist() == [number for each in document for number in each]
        assert len(positions) == len(numbers)


@given(st.lists(fields, max_size=4))
def test_keys_tell_document_and_field(documents: list[list[list[int]]]) -> None:
    terms = StoredTerms.of([packed(each) for each in documents])
    expected = [
        (number, field)
        for number, document in enumerate(documents)
        for field, held in enumerate(document)
        for _ in held
    ]
    found = zip(documents_of(terms.keys).tolist(), fields_of(terms.keys).tolist(), strict=True)
    assert list(found) == expected
    assert terms.lengths.tolist() == [sum(map(len, each)) for each in documents]


def test_neighbours_never_cross_fields() -> None:
    terms = StoredTerms.of([packed([[1], [2], [], [], []])])
    first, second = terms.keys.tolist()
    assert second - first > 1
