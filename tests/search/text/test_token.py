"""Syllables have a plain form; tokens of other kinds are their own."""

from search.text.token import Token, TokenKind


def test_a_syllable_has_a_plain_form() -> None:
    assert Token("đường", 0, 5, 0).plain == "duong"


def test_typed_terms_have_no_marks() -> None:
    assert Token("8.5", 0, 3, 0, TokenKind.AMOUNT).plain == "8.5"
    assert Token("73-nq/tu", 0, 8, 0, TokenKind.CODE).plain == "73-nq/tu"


def test_a_token_of_a_slice_is_moved_to_its_text() -> None:
    code = Token("73-nq/tu", 0, 8, 0, TokenKind.CODE)
    assert code.moved(10, 2) == Token("73-nq/tu", 10, 18, 2, TokenKind.CODE)
