"""The leaves of a query as the kernel reads them: plain terms, shapes and tones in arrays."""

from array import array
from ctypes import Structure, addressof, c_char_p, c_int64, c_void_p
from functools import cache, lru_cache

from search.highlight.alphabet import SIZE, alphabet, bits_of
from search.highlight.leaves import Leaf, Leaves
from search.highlight.prefilter import is_simple
from search.highlight.snippet import LENGTH, SEARCHED
from search.query.clause import TermClause
from search.text.spelling import accents, bare
from search.text.token import TokenKind

MOST_TERMS = 256
"""Terms of a query that the kernel counts."""

_STANDARDS = frozenset(
    ("iso", "iec", "qcvn", "qcxdvn", "qcdp", "tcvn", "tcxdvn", "tccs", "i", "ii", "iii", "iv")
)
"""Words that may be a part of a code, or of a quarter, without a sign before them."""


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
        packed = array("q")
        for number, leaf in enumerate(leaves.clauses):
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
            rows.extend((first, first + len(phrase.terms)))
        self._kept = packed, numbers, plains, rows
        self.struct = _HighlighterStruct(
            _alphabet_address(),
            bytes(letters),
            plains.buffer_info()[0],
            len(by_plain),
            packed.buffer_info()[0],
            len(leaves.clauses),
            numbers.buffer_info()[0],
            rows.buffer_info()[0],
            len(leaves.phrases),
            leaves.term_count,
            LENGTH,
            SEARCHED,
        )


def can_compile(leaves: Leaves) -> bool:
    """Tell whether the kernel knows all leaves: plain words, in phrases that have no gaps."""
    if leaves.term_count > MOST_TERMS or not all(map(_is_plain_word, leaves.clauses)):
        return False
    if not leaves.phrases:
        return True
    if any(each.plain in _STANDARDS for each in leaves.clauses if isinstance(each, TermClause)):
        return False
    return all(
        term.position - phrase.terms[0].position == n
        for _, phrase in leaves.phrases
        for n, term in enumerate(phrase.terms)
    )


def _is_plain_word(leaf: Leaf) -> bool:
    return (
        isinstance(leaf, TermClause)
        and leaf.kind is TokenKind.SYLLABLE
        and not leaf.is_exact
        and is_simple(leaf.plain)
    )


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
