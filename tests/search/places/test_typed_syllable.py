"""Typed syllables keep their places in the query as typed."""

from unicodedata import normalize

from search.places.typed_syllable import read_typed_syllables


def test_offsets_are_those_of_the_query_as_typed() -> None:
    query = normalize("NFD", "xã Tân Trào")
    found = read_typed_syllables(query)
    assert [normalize("NFC", query[each.start : each.end]) for each in found] == [
        "xã",
        "Tân",
        "Trào",
    ]
    assert [each.plain for each in found] == ["xa", "tan", "trao"]
    assert [each.typed for each in found] == ["xã", "tân", "trào"]


def test_the_rest_of_a_long_query_is_not_looked_at() -> None:
    assert len(read_typed_syllables("xã " * 1000)) == 60
