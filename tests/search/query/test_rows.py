"""The words of a query in a row, as typed, and with the last first and the first last."""

from collections.abc import Sequence

import pytest

from search.query.clause import SynonymClause, TermClause
from search.query.expansion import expand
from search.query.parser import parse
from search.query.rows import NUMBERS, find_rows, numbers_before, turn_row
from search.text.token import TokenKind


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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("trường học cấp học", ["trường học cấp"]),
        ("đại học khoa học huế", ["đại học khoa học huế"]),
        ("bà con bà lý", ["bà con bà lý"]),
        ("bà và bà", ["bà và"]),
        # What stands between is another word, or in quotes.
        ('chợ "mới" chợ cũ', []),
        ("đại học, khoa học huế", ["đại học khoa học huế"]),
    ],
)
def test_what_is_typed_twice_is_in_a_row_each_time(text: str, rows: Sequence[str]) -> None:
    found = find_rows(expand(parse(text)))
    typed = [each.synonyms[0] for each in found if isinstance(each, SynonymClause)]
    assert [" ".join(term.term for term in each) for each in typed] == rows


def test_any_of_the_numbers_stands_before_the_word() -> None:
    counted = TermClause("bản", TokenKind.SYLLABLE, 20, 23, 5)
    clause = numbers_before(counted)
    assert [way[0].key for way in clause.synonyms] == [str(each) for each in NUMBERS]
    assert all(way[1] is counted for way in clause.synonyms)
    assert {way[0].position for way in clause.synonyms} == {4}
    assert (clause.start, clause.position, clause.last_position) == (20, 4, 5)
