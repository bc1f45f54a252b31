"""Writes the position of each occurrence, and which variant of its plain term it is."""

from typing import Any

import numpy as np
from numpy import intp, uint8, uint16, uint32
from numpy.typing import NDArray

from index.codec.array_names import PACKED_POSITIONS, POSITION_OFFSETS, WIDE_POSITIONS
from index.codec.container import Sinks
from index.codec.runs.occurrence import Occurrences

WIDE = 1 << 16
"""Lists with a packed position of at least this take four bytes for each position, others two."""


def append_positions(
    sinks: Sinks, occurrences: Occurrences, plains: NDArray[intp], first_variants: NDArray[intp]
) -> None:
    """Write the occurrences of the next plain terms.

    `plains` has the plain term of each occurrence, counted from 0 and ascending. `first_variants`
    has the first accented term of each plain term, and of the one after the last.
    """
    counts = np.bincount(plains, minlength=len(first_variants) - 1)
    starts = counts.cumsum() - counts
    _append_packed(sinks, occurrences.packed_positions, counts, starts)
    variants = occurrences.terms - first_variants.take(plains).astype(uint32)
    _append_variants(sinks, variants, plains, counts, np.diff(first_variants))


def _append_packed(
    sinks: Sinks, packed: NDArray[uint32], counts: NDArray[intp], starts: NDArray[intp]
) -> None:
    wide = np.maximum.reduceat(packed, starts) >= WIDE
    base = sinks.length(PACKED_POSITIONS)
    sizes = np.where(wide, 2 * counts, counts)
    sinks.append(POSITION_OFFSETS, base + sizes.cumsum() - sizes)
    sinks.append(WIDE_POSITIONS, wide)
    done = 0
    for plain in np.flatnonzero(wide):
        start, end = starts[plain], starts[plain] + counts[plain]
        sinks.append(PACKED_POSITIONS, packed[done:start].astype(uint16))
        sinks.append(PACKED_POSITIONS, packed[start:end].view(uint16))
        done = end
    sinks.append(PACKED_POSITIONS, packed[done:].astype(uint16))


def _append_variants(
    sinks: Sinks,
    variants: NDArray[uint32],
    plains: NDArray[intp],
    counts: NDArray[intp],
    kinds: NDArray[intp],
) -> None:
    """Write each variant in half a byte, a byte or four, as few as the term's variants allow."""
    sizes = np.select([kinds == 1, kinds <= 16, kinds <= 256], [0, (counts + 1) // 2, counts])
    sizes = np.where(kinds > 256, 4 * counts, sizes)
    firsts = sizes.cumsum() - sizes
    sinks.append("variants_at", sinks.length("variants") + firsts)
    written = np.zeros(int(sizes.sum()), uint8)
    inside = np.arange(len(plains)) - (counts.cumsum() - counts).take(plains)
    kind = kinds.take(plains)
    at = firsts.take(plains)
    # Two variants to a byte, the first in the lower half.
    halves = np.flatnonzero((kind > 1) & (kind <= 16))
    nibbles = np.zeros(2 * len(written), uint8)
    nibbles[2 * at.take(halves) + inside.take(halves)] = variants.take(halves)
    written |= nibbles[::2] | nibbles[1::2] << 4
    whole = (kind > 16) & (kind <= 256)
    written[at[whole] + inside[whole]] = variants[whole]
    for plain in np.flatnonzero(kinds > 256):
        values: NDArray[Any] = variants[plains == plain]
        written[firsts[plain] : firsts[plain] + sizes[plain]] = values.view(uint8)
    sinks.append("variants", written)
