"""Highlights titles and makes snippets by the kernel, for all hits of a page in one call.

It says what `Highlighter` and `make_snippet` say. Where a word may be part of a number or a code,
or a number of the query may stand, it asks `Highlighter` which words of that text are highlighted.
Hits with odd letters are left to Python, and queries of more than words and terms with digits.
"""

from array import array
from collections.abc import Mapping, Sequence
from ctypes import Structure, addressof, byref, c_char_p, c_int64, c_void_p, string_at
from dataclasses import dataclass
from itertools import pairwise

from orjson import loads

from search.highlight.highlighter import Highlighter
from search.highlight.leaves import Leaves
from search.highlight.packed_leaves import PackedLeaves
from search.kernel.library import Kernel
from search.kernel.scratch import Scratch
from search.query.clause import Query

Spans = Sequence[Sequence[int]]
"""Where highlighted slices begin and end."""

_SCRATCH = Scratch()


class _StoredRecords(Structure):
    """`StoredRecords` of highlight/hits.c."""

    _fields_ = (
        ("records", c_void_p),
        ("lengths", c_void_p),
        ("total", c_int64),
        ("answered", c_void_p),
        ("answered_total", c_int64),
        ("words", c_void_p),
    )


class _HitRows(Structure):
    """`HitRows` of highlight/hits.c."""

    _fields_ = (
        ("at", c_void_p),
        ("length", c_int64),
        ("starts", c_void_p),
        ("doubts", c_void_p),
        ("doubt_total", c_int64),
    )


_DOUBT = 5
"""Numbers of a `Doubt` of highlight/hits.c: a record, where a text of it begins and ends, and which
of all words that Python tells are those of this text."""


HitRow = tuple[
    str,
    str,
    str,
    Sequence[Mapping[str, str]],
    Sequence[str],
    Mapping[str, str] | None,
    Spans,
    str,
    Spans,
]
"""A hit as JSON has it: the id, title, time, organisations, codes and publisher of the record, the
highlights of the title, the snippet and its highlights."""

_VALUES = 9
"""Values of a row; where each begins is told, and where the one after the last would."""


@dataclass(frozen=True, slots=True)
class HitRows:
    """What the kernel made of some records, as JSON; nothing where it was not sure."""

    json: bytes
    starts: Sequence[int]

    def read(self) -> Sequence[HitRow | None]:
        """Return the row of each record."""
        rows: Sequence[HitRow | None] = loads(self.json)
        return rows

    def written(self, number: int) -> Sequence[bytes] | None:
        """Return the values of one row, each as JSON."""
        first = number * (_VALUES + 1)
        if self.starts[first] < 0:
            return None
        starts = self.starts[first : first + _VALUES + 1]
        return [self.json[at : end - 1] for at, end in pairwise(starts)]


class CompiledHighlighter:
    """Makes the texts of hits for one query, whose leaves the kernel knows."""

    def __init__(self, kernel: Kernel, query: Query, leaves: Leaves) -> None:
        self._calls = kernel.calls
        self._query = query
        self._leaves = leaves
        self._packed = PackedLeaves(leaves)

    def make_hits(self, records: Sequence[bytes]) -> HitRows:
        """Return a row for each record."""
        total = len(records)
        held, lengths = (c_char_p * total)(*records), (c_int64 * total)(*map(len, records))
        stored = _StoredRecords(addressof(held), addressof(lengths), total)
        made, doubts = self._call(stored)
        if not doubts:
            return made
        words = self._answer(records, doubts)
        stored.answered, stored.answered_total = doubts.buffer_info()[0], len(doubts) // _DOUBT
        stored.words, _ = words.buffer_info()
        made, _ = self._call(stored)
        return made

    def _call(self, stored: _StoredRecords) -> tuple[HitRows, "array[int]"]:
        """Return the rows of records, and the doubts about those that have none."""
        rows = _HitRows()
        struct = byref(self._packed.struct)
        _SCRATCH.call(
            lambda scratch: self._calls.bt_make_hits(
                struct, byref(scratch), byref(stored), byref(rows)
            )
        )
        # They stand in the memory of this thread, which the next call writes anew.
        starts = array("q", string_at(rows.starts, stored.total * (_VALUES + 1) * 8))
        doubts = array("q", string_at(rows.doubts, rows.doubt_total * _DOUBT * 8))
        return HitRows(string_at(rows.at, rows.length), starts), doubts

    def _answer(self, records: Sequence[bytes], doubts: "array[int]") -> "array[int]":
        """Return start, end and leaf of the words in doubtful texts, and write which are whose."""
        highlighter = Highlighter(self._query)
        words = array("q")
        for at in range(0, len(doubts), _DOUBT):
            record, start, end = doubts[at : at + 3]
            doubts[at + 3] = len(words) // 3
            for each in highlighter.highlight(loads(records[record][start:end])):
                words.extend((each.start, each.end, self._leaves.terms.index(each.term_index)))
            doubts[at + 4] = len(words) // 3
        return words
