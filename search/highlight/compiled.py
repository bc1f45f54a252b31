"""Highlights titles and makes snippets by the kernel, for all hits of a page in one call.

It says what `Highlighter` and `make_snippet` say, and leaves to them what it is not sure of: odd
letters, words that may be part of a number or a code, and queries of more than plain words.
"""

from collections.abc import Mapping, Sequence
from ctypes import Structure, addressof, byref, c_char_p, c_int64, c_void_p, string_at

from orjson import loads

from search.highlight.leaves import Leaves
from search.highlight.packed_leaves import PackedLeaves
from search.kernel.library import Kernel
from search.kernel.scratch import Scratch

Spans = Sequence[Sequence[int]]
"""Where highlighted slices begin and end."""

_SCRATCH = Scratch()


class _StoredRecords(Structure):
    """`StoredRecords` of highlight/hits.c."""

    _fields_ = (("records", c_void_p), ("lengths", c_void_p), ("total", c_int64))


class _HitRows(Structure):
    """`HitRows` of highlight/hits.c."""

    _fields_ = (("at", c_void_p), ("length", c_int64))


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


class CompiledHighlighter:
    """Makes the texts of hits for one query, whose leaves the kernel knows."""

    def __init__(self, kernel: Kernel, leaves: Leaves) -> None:
        self._calls = kernel.calls
        self._packed = PackedLeaves(leaves)

    def read(self, records: Sequence[bytes]) -> Sequence[HitRow | None]:
        """Return a row for each record, None where the kernel is not sure of it."""
        total = len(records)
        held, lengths = (c_char_p * total)(*records), (c_int64 * total)(*map(len, records))
        stored = _StoredRecords(addressof(held), addressof(lengths), total)
        rows = _HitRows()
        struct = byref(self._packed.struct)
        _SCRATCH.call(
            lambda scratch: self._calls.bt_make_hits(
                struct, byref(scratch), byref(stored), byref(rows)
            )
        )
        # They stand in the memory of this thread, which the next call writes anew.
        made: Sequence[HitRow | None] = loads(string_at(rows.at, rows.length))
        return made
