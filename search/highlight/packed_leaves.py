"""The leaves of a query as the kernel reads them: plain terms, shapes and tones in arrays.

Of leaves with digits it only knows these: where they may stand in a text, Python highlights it.
"""

import re
from array import array
from collections.abc import Iterator
from ctypes import Structure, addressof, c_char_p, c_int64, c_void_p
from functools import cache, lru_cache

from search.highlight.alphabet import SIZE, alphabet, bits_of
from search.highlight.leaves import Leaf, Leaves
from search.highlight.prefilter import is_simple
from search.highlight.snippet import LENGTH, SEARCHED
from search.query.clause import TermClause
from search.text.spelling import TERM_LENGTH, accents, bare
from search.text.token import TokenKind

MOST_TERMS = 256
"""Terms of a query that the kernel counts."""

_STANDARDS = frozenset(
    ("iso", "iec", "qcvn", "qcxdvn", "qcdp", "tcvn", "tcxdvn", "tccs", "i", "ii", "iii", "iv")
)
"""Words that may be a part of a code, or of a quarter, without a sign before them."""


_DIGITS = re.compile("[0-9]+")


class _AlphabetStruct(Structure):
    """`Alphabet` of highlight.h."""

    _fields_ = (
        *((name, c_char_p) for name in ("kinds", "shapes", "tones")),
        ("count", c_int64),
    )


class _HighlighterStruct(Structure):
    """`Highlighter` of highlight.h."""

    _fields_ = (
        ("alphabet", c_void_p),
        ("letters", c_char_p),
        ("plains", c_void_p),
        ("plain_total", c_int64),
        ("leaves", c_void_p),
        ("leaf_total", c_int64),
        ("leaf_numbers", c_void_p),
        ("rows", c_void_p),
        ("row_total", c_int64),
        ("numerals", c_void_p),
        ("numeral_total", c_int64),
        ("has_amounts", c_int64),
        ("term_total", c_int64),
        ("length", c_int64),
        ("searched", c_int64),
    )


class PackedLeaves:
    """Leaves as arrays, and the struct that points into them."""

    def __init__(self, leaves: Leaves) -> None:
        of_phrases = {
            first + n for first, phrase in leaves.phrases for n in range(len(phrase.terms))
        }
        letters = bytearray()
        places: dict[bytes, int] = {}

        def place(piece: bytes) -> int:
            if piece not in places:
                places[piece] = len(letters)
                letters.extend(piece)
            return places[piece]

        by_plain: dict[bytes, list[int]] = {}
        packed, numerals = array("q"), array("q")
        for number, leaf in enumerate(leaves.clauses):
            if digits := list(_numerals(leaf)):
                numerals.extend(each for one in digits for each in (place(one), len(one)))
                packed.extend((leaves.terms[number], -1, 0, 1))
                continue
            plain, shapes, tones = _spelled(leaf)
            by_plain.setdefault(plain, []).append(number)
            shapes_at = -1 if shapes is None else place(shapes)
            packed.extend((leaves.terms[number], shapes_at, tones, number in of_phrases))
        numbers, plains = array("q"), array("q")
        for plain, own in by_plain.items():
            first = len(numbers)
            numbers.extend(own)
            plains.extend((place(plain), len(plain), first, len(numbers)))
        rows = array("q")
        for first, phrase in leaves.phrases:
            if not any(map(_has_digits, phrase.terms)):
                rows.extend((first, first + len(phrase.terms)))
        self._kept = packed, numbers, plains, rows, numerals
        self.struct = _HighlighterStruct(
            _alphabet_address(),
            bytes(letters),
            plains.buffer_info()[0],
            len(by_plain),
            packed.buffer_info()[0],
            len(leaves.clauses),
            numbers.buffer_info()[0],
            rows.buffer_info()[0],
            len(rows) // 2,
            numerals.buffer_info()[0],
            len(numerals) // 2,
            any(getattr(each, "kind", None) is TokenKind.AMOUNT for each in leaves.clauses),
            leaves.term_count,
            LENGTH,
            SEARCHED,
        )


def can_compile(leaves: Leaves) -> bool:
    """Tell whether the kernel knows all leaves.

    They are plain words, in phrases that have no gaps, and terms with digits.
    """
    if leaves.term_count > MOST_TERMS or not all(map(_is_known, leaves.clauses)):
        return False
    if not leaves.phrases:
        return True
    if any(each.plain in _STANDARDS for each in leaves.clauses if isinstance(each, TermClause)):
        return False
    return all(
        term.position - phrase.terms[0].position == n
        for _, phrase in leaves.phrases
        if not any(map(_has_digits, phrase.terms))
        for n, term in enumerate(phrase.terms)
    )


def _is_known(leaf: Leaf) -> bool:
    if not isinstance(leaf, TermClause):
        return False
    if _has_digits(leaf):
        # A longer one was cut.
        return len(leaf.term) < TERM_LENGTH
    return leaf.kind is TokenKind.SYLLABLE and not leaf.is_exact and is_simple(leaf.plain)


def _has_digits(leaf: Leaf) -> bool:
    if not isinstance(leaf, TermClause) or leaf.term.isalpha():
        return False
    return _DIGITS.search(leaf.term) is not None


def _numerals(leaf: Leaf) -> Iterator[bytes]:
    """Yield the digits of the numbers in a leaf, without zeros at either end; an amount is one."""
    if isinstance(leaf, TermClause) and not leaf.term.isalpha():
        found = _DIGITS.findall(leaf.term)
        if found and leaf.kind is TokenKind.AMOUNT:
            found = ["".join(found)]
        yield from (each.strip("0").encode() for each in found)


@cache
def _alphabet() -> _AlphabetStruct:
    table = alphabet()
    return _AlphabetStruct(table.kinds, table.shapes, table.tones, SIZE)


def _alphabet_address() -> int:
    return addressof(_alphabet())


@lru_cache(maxsize=1 << 14)
def _spell(term: str, plain: str) -> tuple[bytes, bytes | None, int]:
    """Return a typed term without accents, its shapes, and its tones; None if it has none."""
    if term == bare(term):
        return plain.encode(), None, 0
    shapes, tones = accents(term)
    numbers = bytes(map(alphabet().number_of, shapes))
    return plain.encode(), numbers, bits_of(tones)


def _spelled(leaf: Leaf) -> tuple[bytes, bytes | None, int]:
    assert isinstance(leaf, TermClause)
    return _spell(leaf.term, leaf.plain)
