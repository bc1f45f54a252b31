"""A text, its clean lower-case copy for searching, and the way back to the original's offsets."""

import re
from codecs import utf_16_le_decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from unicodedata import combining, is_normalized

import numpy as np
from numpy import uint16
from numpy.typing import NDArray

from search.kernel.address import address, address_of
from search.kernel.letters import LETTERS, keep_letters, letters_of
from search.kernel.library import Kernel, usable_kernel
from search.text.spelling import INVISIBLE, LOOK_ALIKES, clean

_CHUNK = re.compile(r"\S+|\s+")
_CLUSTER = re.compile(rf"[\s\S][\u0300-\u036f{INVISIBLE}]*")
_UNCLEAN = re.compile(
    f"[{INVISIBLE}{''.join(map(chr, LOOK_ALIKES))}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)
"""What `clean` would change beside the form of letters; looking for it is quicker than cleaning."""
_BLOCKS = range(0x300), range(0x1E00, 0x1F00), range(0x2000, 0x2C00)
"""Latin with its marks, punctuation and symbols: none composes with what stands before it."""
_GAP = "   "
# As in analysis/analysis.h.
_NO_LETTER = 0xFFFF
_OTHER_LETTER, _WIDE_GAP = 1, 2
_MARKED = re.compile(r"[^\W\d_\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Alignment:
    """`clean` is the text as readers see it, `lower` the same letter by letter in lower case.

    `starts` gives the original offset of each character of `clean`, and of its end; None where
    the text was clean already. `rows` are start and end of each run of lines that are all written
    with marks, or all without, and which of the two. `is_wide` tells that more than two spaces
    stand in a row somewhere.
    """

    clean: str
    lower: str
    starts: Sequence[int] | None
    rows: Sequence[tuple[int, int, bool]]
    is_wide: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `clean[start:end]` stands in the original text."""
        return (start, end) if self.starts is None else (self.starts[start], self.starts[end])

    def line_at(self, offset: int) -> str:
        """Return the line of `clean` that an offset is in."""
        end = self.clean.find("\n", offset)
        return self.clean[self.clean.rfind("\n", 0, offset) + 1 : end if end >= 0 else None]


def align(text: str) -> Alignment:
    """Clean a text and remember where each character came from."""
    kernel = usable_kernel()
    if kernel and (aligned := _align_steady(text, kernel)):
        return aligned
    if is_normalized("NFC", text) and not _UNCLEAN.search(text):
        return _aligned(text, _lower(text), None)
    pieces: list[str] = []
    starts: list[int] = []
    for chunk in _CHUNK.finditer(text):
        piece = clean(chunk[0])
        if len(piece) == len(chunk[0]):
            pieces.append(piece)
            starts.extend(range(chunk.start(), chunk.end()))
            continue
        for cluster in _CLUSTER.finditer(text, chunk.start(), chunk.end()):
            piece = clean(cluster[0])
            pieces.append(piece)
            starts.extend([cluster.start()] * len(piece))
    joined = "".join(pieces)
    lower = _lower(joined)
    return _aligned(joined, lower, (*starts, len(text)))


def _aligned(clean: str, lower: str, starts: Sequence[int] | None) -> Alignment:
    return Alignment(clean, lower, starts, _rows(lower), _GAP in lower)


def _align_steady(text: str, kernel: Kernel) -> Alignment | None:
    """Return a text that has only steady letters, aligned, else None."""
    letters = letters_of(text)
    if not letters:
        return None
    lowered = bytearray(len(letters))
    told = kernel.calls.bt_lower(
        address(_steady_letters()), letters, len(text), address_of(lowered)
    )
    if told & _OTHER_LETTER:
        return None
    # Not `decode`, which looks for the codec by its name.
    lower, _ = utf_16_le_decode(lowered)
    keep_letters(lower, bytes(lowered))
    return Alignment(text, lower, None, _rows(lower), bool(told & _WIDE_GAP))


@cache
def _steady_letters() -> NDArray[uint16]:
    """Return the lower case of each letter that `clean` leaves as it is, whatever stands beside it.

    Only of the blocks that Vietnamese uses; other letters are looked up one by one.
    """
    steady = np.full(LETTERS, _NO_LETTER, uint16)
    for code in chain(*_BLOCKS):
        letter = chr(code)
        if is_normalized("NFC", letter) and not combining(letter) and not _UNCLEAN.search(letter):
            steady[code] = ord(_lower(letter))
    return steady


def _rows(lower: str) -> Sequence[tuple[int, int, bool]]:
    rows: list[tuple[int, int, bool]] = []
    first = start = 0
    before: bool | None = None
    marked = False
    for line in lower.split("\n"):
        if line:
            marked = not line.isascii() and _MARKED.search(line) is not None
        elif before is not None:
            # A blank line is of the run that it stands in.
            marked = before
        if before is not None and marked != before:
            rows.append((first, start - 1, before))
            first = start
        before = marked
        start += len(line) + 1
    rows.append((first, start - 1, bool(before)))
    return rows


def _lower(text: str) -> str:
    """Return the text in lower case, of the same length: İ alone would become two letters."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := each.lower()) == 1 else each for each in text)
