"""Highlights titles and makes snippets by the kernel, for all hits of a page in one call.

It says what `Highlighter` and `make_snippet` say, and leaves to them what it is not sure of: odd
letters, words that may be part of a number or a code, and queries of more than plain words.
"""

from array import array
from collections.abc import Iterator, Sequence
from ctypes import Array, Structure, addressof, byref, c_char_p, c_int64, c_void_p
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy import uint8
from orjson import loads

from search.highlight.alphabet import SIZE, alphabet, bits_of
from search.highlight.leaves import Leaf, Leaves
from search.highlight.prefilter import is_simple
from search.highlight.snippet import LENGTH, SEARCHED
from search.kernel.library import Kernel
from search.kernel.scratch import Scratch
from search.query.clause import TermClause
from search.result import HighlightedText
from search.text.spelling import accents, bare
from search.text.token import TokenKind

MOST_TERMS = 256
"""Terms of a query that the kernel counts."""

_STANDARDS = frozenset(
    ("iso", "iec", "qcvn", "qcxdvn", "qcdp", "tcvn", "tcxdvn", "tccs", "i", "ii", "iii", "iv")
)
"""Words that may be a part of a code, or of a quarter, without a sign before them."""

_MOST_LETTERS = 4 * LENGTH
"""Room for a snippet."""


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


class _HitStruct(Structure):
    """`HitRecord` of highlight/hits.c."""

    _fields_ = (
        ("record", c_char_p),
        *(
            (name, c_int64)
            for name in ("size", "is_sure", "values", "title_spans", "snippet", "snippet_spans")
        ),
    )


class _RoomStruct(Structure):
    """`HitRoom` of highlight/hits.c."""

    _fields_ = (("values", c_void_p), ("snippets", c_void_p), ("spans", c_void_p))


class HitTexts(NamedTuple):
    """What the kernel made of a record.

    `values` are the id, title, time, organisations, codes and publisher of the record, `title` the
    highlights of the title.
    """

    values: Sequence[Any]
    title: Sequence[tuple[int, int]]
    snippet: HighlightedText


class CompiledHighlighter:
    """Makes the texts of hits for one query, whose leaves the kernel knows."""

    def __init__(self, kernel: Kernel, leaves: Leaves) -> None:
        self._calls = kernel.calls
        self._packed = _Packed(leaves)

    def read(self, records: Sequence[bytes]) -> Iterator[HitTexts | None]:
        """Yield the texts of each record, None where the kernel is not sure of them."""
        hits = (_HitStruct * len(records))(*[_HitStruct(each, len(each)) for each in records])
        size = sum(map(len, records)) + 8 * len(records)
        snippets = -(-size // 4) * 4
        spans = snippets + 2 * _MOST_LETTERS * len(records)
        memory = np.empty(spans + 4 * size, uint8)
        start = memory.ctypes.data
        room = _RoomStruct(start, start + snippets, start + spans)
        struct = byref(self._packed.struct)
        _SCRATCH.call(
            lambda scratch: self._calls.bt_make_hits(
                struct, byref(scratch), hits, len(hits), byref(room)
            )
        )
        return _unpack(hits, memory.data, snippets, spans)


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


class _Packed:
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


_SCRATCH = Scratch()


@cache
def _alphabet() -> _AlphabetStruct:
    table = alphabet()
    return _AlphabetStruct(table.kinds, table.shapes, table.tones, SIZE)


def _alphabet_address() -> int:
    return addressof(_alphabet())


def _is_plain_word(leaf: Leaf) -> bool:
    return (
        isinstance(leaf, TermClause)
        and leaf.kind is TokenKind.SYLLABLE
        and not leaf.is_exact
        and is_simple(leaf.plain)
    )


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


def _unpack(
    hits: Array[_HitStruct], memory: memoryview, snippets: int, spans: int
) -> Iterator[HitTexts | None]:
    total = 2 * sum(each.title_spans + each.snippet_spans for each in hits)
    bounds = memory[spans : spans + 4 * total].cast("i").tolist()
    at = values = 0
    for hit in hits:
        if not hit.is_sure:
            yield None
            continue
        row = loads(memory[values : values + hit.values])
        values += hit.values
        letters = str(memory[snippets : snippets + 2 * hit.snippet], "utf-16-le")
        snippets += 2 * hit.snippet
        middle = at + 2 * hit.title_spans
        end = middle + 2 * hit.snippet_spans
        title = tuple(zip(bounds[at:middle:2], bounds[at + 1 : middle : 2], strict=True))
        shown = tuple(zip(bounds[middle:end:2], bounds[middle + 1 : end : 2], strict=True))
        at = end
        yield HitTexts(row, title, HighlightedText(letters, shown))
