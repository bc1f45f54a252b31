"""The table of letters says of each letter what terms and regular expressions say of it."""

import re

import pytest

from search.highlight.alphabet import IS_ODD, SIZE, Kind, alphabet, bits_of
from search.highlight.prefilter import is_ordinary
from search.text.spelling import accents, plain, term


@pytest.mark.parametrize("code", range(0, SIZE, 97))
def test_every_letter_is_what_it_is_elsewhere(code: int) -> None:
    check(chr(code))


@pytest.mark.parametrize("letter", "aÁậĐđÐßſªz09_ -–…“₫½²×\n\u00a0\u00ad\u0323\u2028Ⅳ№İıŉĳ")
def test_letters_of_all_kinds(letter: str) -> None:
    check(letter)


def check(letter: str) -> None:
    table = alphabet()
    known, code = table.kinds[ord(letter)], ord(letter)
    kind = known & ~IS_ODD
    if kind == Kind.UNSURE:
        return
    assert bool(known & IS_ODD) == (not is_ordinary(letter))
    assert (kind == Kind.SPACE) == letter.isspace()
    assert (kind == Kind.SIGN) == (not letter.isspace() and not re.match(r"[^\W_]", letter))
    if kind >= ord("a"):
        # An i alone is a letter, and no syllable.
        assert plain(f"{letter}n").startswith(chr(kind))
        shapes, tones = accents(term(f"{letter}n"))
        assert (table.shapes[code], table.tones[code]) == (
            table.number_of(shapes[0]),
            bits_of(tones),
        )


def test_a_shape_that_no_letter_has() -> None:
    assert alphabet().number_of("\u0489") not in alphabet().shapes
