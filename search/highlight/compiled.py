"""Highlights titles and makes snippets by the kernel, for all hits of a page in one call.

It says what `Highlighter` and `make_snippet` say, and leaves to them what it is not sure of: odd
letters, words that may be part of a number or a code, and queries of more than plain words.
"""

from codecs import utf_16_le_decode
from collections.abc import Iterator, Sequence
from ctypes import Array, Structure, byref, c_char_p, c_int64, c_void_p
from typing import Any, NamedTuple

import numpy as np
from numpy import uint8
from orjson import loads

from search.highlight.leaves import Leaves
from search.highlight.packed_leaves import PackedLeaves
from search.highlight.snippet import LENGTH
from search.kernel.address import address
from search.kernel.library import Kernel
from search.kernel.scratch import Scratch
from search.result import HighlightedText

_MOST_LETTERS = 4 * LENGTH
"""Room for a snippet."""

_SCRATCH = Scratch()


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
        self._packed = PackedLeaves(leaves)

    def read(self, records: Sequence[bytes]) -> Iterator[HitTexts | None]:
        """Yield the texts of each record, None where the kernel is not sure of them."""
        hits = (_HitStruct * len(records))(*[_HitStruct(each, len(each)) for each in records])
        size = sum(map(len, records)) + 8 * len(records)
        snippets = -(-size // 4) * 4
        spans = snippets + 2 * _MOST_LETTERS * len(records)
        memory = np.empty(spans + 4 * size, uint8)
        start = address(memory)
        room = _RoomStruct(start, start + snippets, start + spans)
        struct = byref(self._packed.struct)
        _SCRATCH.call(
            lambda scratch: self._calls.bt_make_hits(
                struct, byref(scratch), hits, len(hits), byref(room)
            )
        )
        return _unpack(hits, memory.data, snippets, spans)


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
        letters, _ = utf_16_le_decode(memory[snippets : snippets + 2 * hit.snippet], "strict", True)
        snippets += 2 * hit.snippet
        middle = at + 2 * hit.title_spans
        end = middle + 2 * hit.snippet_spans
        title = tuple(zip(bounds[at:middle:2], bounds[at + 1 : middle : 2], strict=True))
        shown = tuple(zip(bounds[middle:end:2], bounds[middle + 1 : end : 2], strict=True))
        at = end
        yield HitTexts(row, title, HighlightedText(letters, shown))
