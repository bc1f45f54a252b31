"""What a query requires decides whether it is a name, a headline, or neither."""

import pytest

from search.query.expansion import expand
from search.query.parser import parse
from search.relaxation.query_length import count_syllables, is_headline, is_short, is_word


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
