from index.codec.whoosh_api.posting_format import PackedPositions, Terms
from search.text.analysis import FieldTerms


def test_values_are_packed_positions_in_four_bytes_each() -> None:
    value = PackedPositions().encode([1, 258])
    assert value == bytes((1, 0, 0, 0, 2, 1, 0, 0))
    assert PackedPositions().decode_positions(value) == [0, 129]
    assert PackedPositions().decode_frequency(value) == 2


def test_whoosh_is_given_each_term_once() -> None:
    field = Terms()
    given = list(field.index(FieldTerms.of(["bão", "số", "bão"], [1, 2, 16])))
    assert [(term.decode(), count, weight) for term, count, weight, _ in given] == [
        ("bão", 2, 2.0),
        ("số", 1, 1.0),
    ]
    assert [field.format.decode_positions(value) for *_, value in given] == [[0, 8], [1]]
