"""Writes the position of each occurrence, and which variant of its plain term it is."""

from typing import Any

import numpy as np
from numpy import bool_, intp, uint8, uint16, uint32
from numpy.typing import NDArray

from index.codec.array_names import PACKED_POSITIONS, POSITION_FORMS, POSITION_OFFSETS
from index.codec.compiled import positions as compiled
from index.codec.container import Sinks
from index.codec.runs.occurrence import Occurrences
from search.engine.segment.positions import RARE, PositionForm
from search.kernel.library import usable_kernel

WIDE = 1 << 16
"""Packed positions of at least this have no room in two bytes."""

RARE_FROM = RARE
"""Packed positions of at least this have no room in twelve bits. Of news, 2 in 1,000 are."""

RARE_SHARE = 16
"""A list with more such positions than one in so many would be longer in twelve bits."""

FEWEST = 4
"""Shorter lists take as much in twelve bits as in two bytes."""


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
    """Write packed positions in the forms of `search.engine.segment.positions.Positions`."""
    kernel = usable_kernel()
    highest, rares = (
        compiled.measure(kernel, packed, counts) if kernel else _measure(packed, starts)
    )
    forms = _choose_forms(highest, counts, rares)
    heads = np.where(forms == PositionForm.RARE_BEFORE, 2 + 4 * rares, 0)
    sizes = heads + _numbers(forms, counts)
    firsts = sizes.cumsum() - sizes
    written = np.zeros(int(sizes.sum()), uint16)
    if kernel:
        compiled.write_positions(kernel, packed, counts, rares, forms, firsts, written)
    else:
        _write_positions(packed, counts, starts, forms, firsts, firsts + heads, written)
    sinks.append(POSITION_OFFSETS, sinks.length(PACKED_POSITIONS) + firsts)
    sinks.append(POSITION_FORMS, forms.astype(uint8))
    sinks.append(PACKED_POSITIONS, written)


def _measure(
    packed: NDArray[uint32], starts: NDArray[intp]
) -> tuple[NDArray[uint32], NDArray[intp]]:
    """Do the same as `index.codec.compiled.positions.measure`."""
    rares = np.add.reduceat(packed >= RARE_FROM, starts, dtype=intp)
    return np.maximum.reduceat(packed, starts), rares


def _write_positions(
    packed: NDArray[uint32],
    counts: NDArray[intp],
    starts: NDArray[intp],
    forms: NDArray[intp],
    firsts: NDArray[intp],
    bodies: NDArray[intp],
    written: NDArray[uint16],
) -> None:
    """Do the same as `index.codec.compiled.positions.write_positions`."""
    _write_two_bytes(written, packed, counts, bodies, forms == PositionForm.TWO_BYTES)
    is_twelve = forms >= PositionForm.TWELVE_BITS
    _write_twelve_bits(written, np.minimum(packed, uint32(RARE)), counts, bodies, is_twelve)
    for plain in np.flatnonzero((forms == PositionForm.FOUR_BYTES) | (bodies > firsts)).tolist():
        own = packed[starts[plain] : starts[plain] + counts[plain]]
        if forms[plain] == PositionForm.FOUR_BYTES:
            piece = own
        else:
            held = np.flatnonzero(own >= RARE_FROM).astype(uint32)
            piece = np.concatenate((np.array([len(held)], uint32), held, own.take(held)))
        written[firsts[plain] : firsts[plain] + 2 * len(piece)] = piece.view(uint16)


def _choose_forms(
    highest: NDArray[uint32], counts: NDArray[intp], rares: NDArray[intp]
) -> NDArray[intp]:
    forms = np.where(highest >= WIDE, PositionForm.FOUR_BYTES, PositionForm.TWO_BYTES)
    twelve = np.where(rares > 0, PositionForm.RARE_BEFORE, PositionForm.TWELVE_BITS)
    return np.where((counts >= FEWEST) & (rares * RARE_SHARE <= counts), twelve, forms)


def _numbers(forms: NDArray[intp], counts: NDArray[intp]) -> NDArray[intp]:
    """Return how many numbers of two bytes each list takes, without its rare positions."""
    wide = np.where(forms == PositionForm.FOUR_BYTES, 2 * counts, counts)
    numbers: NDArray[intp] = np.where(forms >= PositionForm.TWELVE_BITS, 3 * _quads(counts), wide)
    return numbers


def _quads(counts: NDArray[intp]) -> NDArray[intp]:
    quads: NDArray[intp] = (counts + 3) >> 2
    return quads


def _write_two_bytes(
    written: NDArray[uint16],
    packed: NDArray[uint32],
    counts: NDArray[intp],
    firsts: NDArray[intp],
    chosen: NDArray[bool_],
) -> None:
    own = packed[np.repeat(chosen, counts)]
    written[_spread(firsts[chosen], counts[chosen])] = own


def _write_twelve_bits(
    written: NDArray[uint16],
    packed: NDArray[uint32],
    counts: NDArray[intp],
    firsts: NDArray[intp],
    chosen: NDArray[bool_],
) -> None:
    """Write four positions to three numbers; the last four of a list are filled up with zeros."""
    lengths, quads = counts[chosen], _quads(counts[chosen])
    filled = np.zeros((int(quads.sum()), 4), uint16)
    filled.reshape(-1)[_spread(4 * (quads.cumsum() - quads), lengths)] = packed[
        np.repeat(chosen, counts)
    ]
    first, second, third, fourth = filled.T
    triples = np.stack(
        (first | second << 12, second >> 4 | third << 8, third >> 8 | fourth << 4), 1
    )
    written[_spread(firsts[chosen], 3 * quads)] = triples.reshape(-1)


def _spread(firsts: NDArray[intp], lengths: NDArray[intp]) -> NDArray[intp]:
    """Return the integers of ranges, given by their first ones and lengths, end to end."""
    shifts: NDArray[intp] = np.repeat(firsts - lengths.cumsum() + lengths, lengths)
    return shifts + np.arange(len(shifts))


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
    if kernel := usable_kernel():
        compiled.write_variants(kernel, variants, counts, kinds, firsts, written)
    else:
        _write_variants(variants, plains, counts, kinds, firsts, written)
    sinks.append("variants", written)


def _write_variants(
    variants: NDArray[uint32],
    plains: NDArray[intp],
    counts: NDArray[intp],
    kinds: NDArray[intp],
    firsts: NDArray[intp],
    written: NDArray[uint8],
) -> None:
    """Do the same as `index.codec.compiled.positions.write_variants`."""
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
        written[firsts[plain] : firsts[plain] + 4 * counts[plain]] = values.view(uint8)
