"""The typed forms of a term are exactly what the accent rules let it answer."""

from hypothesis import given
from hypothesis import strategies as st

from search.opensearch.query.typed_forms import EXACT, SIGN, clause_token, tokens_of, typed_forms
from search.query.clause import TermClause
from search.query.term_matching import stands_for
from search.text.spelling import is_compatible, term
from search.text.token import TokenKind
from search.text.tokenizer import tokenize
from tests.search.writing import syllables, writings


def test_a_syllable_answers_its_marks_left_out() -> None:
    assert typed_forms("mật") == ("mật", "mat", "mât", "mạt")
    assert set(typed_forms("kỹ")) == {"kỹ", "ky"}
    assert "duong" in typed_forms("đường") and "dương" not in typed_forms("đường")
    assert typed_forms("73-nq/tu") == ("73-nq/tu",)


@given(syllables.map(term), syllables.map(term))
def test_what_is_typed_finds_what_the_accent_rules_accept(typed: str, indexed: str) -> None:
    if typed and indexed:
        assert (typed in typed_forms(indexed)) == is_compatible(typed, indexed)


@given(syllables.map(term).filter(bool))
def test_every_form_is_compatible(indexed: str) -> None:
    assert all(is_compatible(each, indexed) for each in typed_forms(indexed))


@given(writings)
def test_no_token_is_a_space_a_sign_or_a_hole(text: str) -> None:
    for each in tokenize(text):
        for token in tokens_of(each.term):
            assert token and token != "_" and SIGN not in token
            assert not any(letter.isspace() for letter in token)


@given(writings, st.booleans())
def test_a_clause_finds_the_tokens_of_the_terms_it_stands_for(text: str, is_exact: bool) -> None:
    for each in tokenize(text):
        clause = TermClause(each.term, each.kind, 0, 0, is_exact=is_exact)
        assert stands_for(clause, each.term)
        assert clause_token(clause) in tokens_of(each.term)


def test_an_exact_clause_finds_one_term() -> None:
    exact = TermClause("mât", TokenKind.SYLLABLE, 0, 0, is_exact=True)
    assert clause_token(exact) == f"{EXACT}mât"
    assert clause_token(exact) not in tokens_of("mật")
