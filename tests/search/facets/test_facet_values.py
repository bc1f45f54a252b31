"""Values of a facet are made once, when they are first read."""

from collections.abc import Iterator

from search.facets.facet_values import FacetValues
from search.result import FacetValue

VALUE = FacetValue("a", "A", 1)


def test_values_are_made_on_first_reading_and_once() -> None:
    made: list[str] = []

    def make() -> Iterator[FacetValue]:
        made.append("once")
        yield VALUE

    values = FacetValues(make, 7)
    assert (values.total, made) == (7, [])
    assert list(values) == [VALUE] and len(values) == 1 and values[:1] == (VALUE,)
    assert made == ["once"]


def test_values_are_equal_to_what_they_hold() -> None:
    values = FacetValues(lambda: [VALUE])
    assert values == (VALUE,) == values and hash(values) == hash((VALUE,))
    assert values != () and values != 1
