"""What a query requires decides whether it is a name, a headline, or neither."""

import pytest

from search.query.expansion import expand
from search.query.parser import parse
from search.relaxation.query_length import (
    count_syllables,
    is_headline,
    is_longer_name,
    is_short,
    is_word,
)


@pytest.mark.parametrize(
    ("text", "syllables", "kinds"),
    [
        ("vỉa hè", 2, (True, True, False)),
        ("chợ phiên bản Mây", 4, (False, True, False)),
        ("chợ phiên bản Mây đông", 5, (False, False, False)),
        ("chợ phiên bản Mây đông vui ngày hội", 8, (False, False, True)),
    ],
)
def test_how_long_a_query_is(text: str, syllables: int, kinds: tuple[bool, bool, bool]) -> None:
    query = expand(parse(text))
    assert count_syllables(query) == syllables
    assert (is_word(query), is_short(query), is_headline(query)) == kinds


@pytest.mark.parametrize(("syllables", "is_long"), [(4, False), (5, True), (12, True), (13, False)])
def test_a_long_name_has_at_most_a_dozen_syllables(syllables: int, is_long: bool) -> None:
    query = parse(" ".join(f"k{number}" for number in range(syllables)))
    assert is_longer_name(query) == is_long
