"""Deputies are found for the offices that a query names, and for no others."""

import pytest

from search.query.deputies import begins_office, find_deputies
from search.query.parser import parse


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("chủ tịch xã Lũng Cú", ["phó chủ tịch"]),
        ("chu tich xa lung cu", ["phó chu tich"]),
        ("xã Lũng Cú, bí thư", ["phó bí thư"]),
        ("tổng giám đốc", ["phó tổng giám đốc", "phó giám đốc"]),
        # Who asks for a deputy gets one, in whatever city.
        ("phó chủ tịch xã", []),
        ("pho chu tich xa", []),
        ("thành phố chủ tịch", ["phó chủ tịch"]),
        ("chủ trì", []),
        ('"chủ tịch" xã', []),
        ("", []),
    ],
)
def test_deputies_of_what_was_typed(text: str, rows: list[str]) -> None:
    found = find_deputies(parse(text))
    assert [" ".join(term.term for term in each.synonyms[0]) for each in found] == rows


def test_a_deputy_stands_in_a_row_at_the_place_of_the_office() -> None:
    (deputy,) = find_deputies(parse("gặp chủ tịch xã"))
    assert [term.position for term in deputy.synonyms[0]] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("chủ tịch xã Lũng Cú", True),
        ("pho chu tich xa", True),
        ("gặp chủ tịch xã", False),
        ("phó bản", False),
        ("phó", False),
        ("", False),
    ],
)
def test_an_office_begins_a_query_with_or_without_a_deputy(text: str, begins: bool) -> None:
    assert begins_office(parse(text)) == begins
