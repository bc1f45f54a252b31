"""A typed term or prefix matches the indexed terms that it may stand for."""

import pytest

from search.query.clause import PrefixClause, TermClause
from search.query.term_matching import stands_for
from search.text.token import TokenKind


@pytest.mark.parametrize(
    ("typed", "indexed", "matches"),
    [
        ("mat", "mặt", True),
        ("mât", "mật", True),
        ("mât", "mặt", False),
        ("mặt", "mat", False),
        ("mat", "matt", False),
        ("2020", "2020-07", False),
    ],
)
def test_a_syllable_matches_terms_with_its_accents(typed: str, indexed: str, matches: bool) -> None:
    clause = TermClause(typed, TokenKind.SYLLABLE, 0, len(typed))
    assert stands_for(clause, indexed) is matches


@pytest.mark.parametrize("kind", [TokenKind.CODE, TokenKind.DATE, TokenKind.AMOUNT])
def test_codes_dates_and_amounts_match_themselves(kind: TokenKind) -> None:
    clause = TermClause("9000000000", kind, 0, 4)
    assert stands_for(clause, "9000000000")
    assert not stands_for(clause, "90000000000")


def test_an_exact_syllable_matches_itself() -> None:
    clause = TermClause("mat", TokenKind.SYLLABLE, 0, 3, is_exact=True)
    assert stands_for(clause, "mat")
    assert not stands_for(clause, "mặt")


def test_a_prefix_matches_terms_or_codes_that_begin_so() -> None:
    syllable = PrefixClause("ki", TokenKind.SYLLABLE, 0, 3)
    assert stands_for(syllable, "kinh") and stands_for(syllable, "kỹ")
    assert not stands_for(syllable, "ki-1")
    code = PrefixClause("73-nq", TokenKind.CODE, 0, 6)
    assert stands_for(code, "73-nq/tu") and not stands_for(code, "173-nq/tu")
