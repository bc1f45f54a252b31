"""Clauses inside of clauses are visited in the order of the query."""

import pytest

from search.query.clause import MinimumShouldMatch, SynonymClause
from search.query.expansion import expand
from search.query.parser import parse
from search.query.walk import scored_clauses, term_clauses


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("mặt trận", ["mặt", "trận"]),
        ('"mặt trận" họp', ["mặt", "trận", "họp"]),
        ('xã OR "hội làng" | chợ cầu', ["xã", "hội", "làng", "chợ", "cầu"]),
        ("ho* mới", ["mới"]),
        ("ho* OR mới", ["mới"]),
        ("-mới", []),
        ("mới mới", ["mới"]),
    ],
)
def test_terms_come_in_order_and_prefixes_have_none(text: str, terms: list[str]) -> None:
    required = parse(text).required
    assert [each.term for each in term_clauses(required)] == terms
    assert [each.key for each in scored_clauses(required)] == terms


def test_a_name_in_any_spelling_counts_as_one() -> None:
    query = expand(parse("UBND họp"))
    name, meeting = scored_clauses(query.required)
    assert isinstance(name, SynonymClause) and meeting.key == "họp"
    terms = [each.term for each in term_clauses(query.required)]
    assert terms[0] == "ubnd" and terms[-1] == "họp" and len(terms) > 2


def test_clauses_of_which_some_are_enough_are_walked_too() -> None:
    required = parse('cầu "treo mới" làng*').required
    enough = MinimumShouldMatch(required, (1.0,) * len(required), 1.0)
    assert [each.key for each in scored_clauses([enough])] == ["cầu", "treo", "mới"]
    assert [each.term for each in term_clauses([enough])] == ["cầu", "treo", "mới"]
