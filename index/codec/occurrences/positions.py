"""Writes the position of each occurrence, in the form that is shortest for its plain term."""

import numpy as np
from numpy import bool_, intp, uint8, uint16, uint32
from numpy.typing import NDArray

from index.codec.array_names import PACKED_POSITIONS, POSITION_FORMS, POSITION_OFFSETS
from index.codec.compiled import positions as compiled
from index.codec.container import Sinks
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


def append_positions(sinks: Sinks, packed: NDArray[uint32], counts: NDArray[intp]) -> None:
    """Write the packed positions of the next plain terms, end to end; each has `counts` of them.

    They get the forms of `search.engine.segment.positions.Positions`.
    """
    starts = counts.cumsum() - counts
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
