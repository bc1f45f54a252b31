"""The words of a query typed in a row with the last first, and the first last."""

from collections.abc import Sequence

import pytest

from search.query.expansion import expand
from search.query.parser import parse
from search.query.rows import turn_row


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("giá ngô tăng", ["tăng giá ngô", "ngô tăng giá"]),
        ("ngô tăng", []),
        ("giá ngô UBND", []),
        ('giá "ngô tăng"', []),
        ("giá ngô, tăng", ["tăng giá ngô", "ngô tăng giá"]),
        ("", []),
    ],
)
def test_rows_in_another_order(text: str, turned: Sequence[str]) -> None:
    rows = turn_row(expand(parse(text)))
    assert [" ".join(term.term for term in each.synonyms[0]) for each in rows] == turned


def test_terms_of_a_turned_row_follow_each_other() -> None:
    for row in turn_row(parse("giá ngô nếp tăng")):
        assert [term.position for term in row.synonyms[0]] == [0, 1, 2, 3]
