"""The vocabulary finds the terms of an index that a typed unit or prefix stands for."""

import pytest

from search.query.clause import (
    PrefixClause,
    TermClause,
)
from search.query.parser import parse
from search.query.term_matching import stands_for
from search.text.spelling import plain_term
from tests.oracles.vocabulary import Vocabulary

TERMS = [
    "73-nq/tu",
    "73-nq/hdnd",
    "2020-07-10",
    "07-10",
    "8.2",
    "168473250000",
    "mặt",
    "mật",
    "mất",
    "mắt",
    "mat",
    "kỹ",
    "kinh",
    "kim",
    "dương",
    "đường",
    "đượng",
    "việt",
    "viện",
    "2020",
]
VOCABULARY = Vocabulary(TERMS)


def clause(text: str) -> TermClause | PrefixClause:
    (only,) = parse(text).required
    assert isinstance(only, TermClause | PrefixClause)
    return only


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("mặt", "mặt"),
        ("mât", "mật mất"),
        ("mat", "mat mặt mật mất mắt"),
        ("dương", "dương"),
        ("đương", "đường đượng"),
        ("duong", "dương đường đượng"),
        ("kĩ", "kỹ"),
        ("168.473.250.000", "168473250000"),
        ("168473250000", "168473250000"),
        ("8,20", "8.2"),
        ("10/7", "07-10"),
        ("10/7/2020", "2020-07-10"),
        ("73-NQ/TU", "73-nq/tu"),
        ("xã", ""),
        ("vi*", "việt viện"),
        ("viê*", "việt viện"),
        ("ki*", "kinh kim kỹ"),
        ("duo*", "dương đường đượng"),
        ("dươ*", "dương"),
        ("73-*", "73-nq/hdnd 73-nq/tu"),
        ("73-NQ/T*", "73-nq/tu"),
        ("1684*", "168473250000"),
        ("8*", ""),
        ("20*", "2020"),
    ],
)
def test_a_clause_stands_for_terms(typed: str, terms: str) -> None:
    found = VOCABULARY.expand(clause(typed))
    assert found == sorted(terms.split())
    assert found == sorted(each for each in TERMS if stands_for(clause(typed), each))


def test_typed_terms_are_their_own_plain_form() -> None:
    assert plain_term("73-nq/hdnd") == "73-nq/hdnd"
    assert plain_term("đường") == "duong"
