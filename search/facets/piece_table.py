"""What every answer writes of the values of a facet, as the kernel reads it: by their numbers."""

from collections.abc import Callable, Collection, Sequence
from ctypes import Structure, c_char_p, c_int64, c_void_p, cast, sizeof
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import int64, uint8
from numpy.typing import NDArray

from search.kernel.address import address


class BytesStruct(Structure):
    """`Bytes` of facets/facets.h."""

    _fields_ = (("at", c_void_p), ("length", c_int64))


class FormStruct(Structure):
    """`Form` of facets/facets.h."""

    _fields_ = (("pieces", c_void_p), ("between", BytesStruct))


class _PieceStruct(Structure):
    """`Piece` of facets/facets.h."""

    _fields_ = (
        ("before", BytesStruct),
        ("behind", BytesStruct),
        ("order", BytesStruct),
        ("above", c_void_p),
        ("above_total", c_int64),
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """What is written of a value before its count, and at its end.

    Of values with equal counts the one with the lesser `order` is written first. `above` are the
    numbers of the values that it can stand below, nearest first.
    """

    before: bytes
    behind: bytes
    order: bytes = b""
    above: Sequence[int] = ()


class PieceTable:
    """The pieces of a facet's values; each is made when it is first written, and then kept."""

    def __init__(self, total: int, make: Callable[[int], Piece]) -> None:
        self._make = make
        self._made: set[int] = set()
        # What the structs point to. Threads that make the same piece at once both keep theirs.
        self._kept: list[Any] = []
        # Memory that nothing is written to takes none.
        memory = np.zeros(max(1, total) * sizeof(_PieceStruct), uint8)
        self._structs = (_PieceStruct * total).from_buffer(memory)  # type: ignore[arg-type]  # it is a buffer
        self._at = address(memory)

    def form(self, numbers: Collection[int], between: bytes) -> FormStruct:
        """Return the form of an answer with these values; `between` must be kept until it is used.

        `between` is what the answer says of each value behind its count.
        """
        if not self._made.issuperset(numbers):
            for each in numbers:
                if each not in self._made:
                    self._add(each)
        return FormStruct(self._at, _point_to(between))

    def _add(self, number: int) -> None:
        piece = self._make(number)
        above: NDArray[int64] = np.array(piece.above, int64)
        self._kept.append((piece, above))
        written = map(_point_to, (piece.before, piece.behind, piece.order))
        self._structs[number] = _PieceStruct(*written, address(above), len(above))
        self._made.add(number)


def _point_to(written: bytes) -> BytesStruct:
    return BytesStruct(cast(c_char_p(written), c_void_p).value, len(written))
