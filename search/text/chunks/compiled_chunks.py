"""The index of chunks and the rows of their units and tokens, by the kernel."""

from codecs import utf_16_le_decode
from collections.abc import Callable, Iterator
from ctypes import Structure, byref, c_int64, c_void_p
from functools import cache
from typing import Any

import numpy as np
from numpy import int32, int64, intp, uint8, uint16, uint32
from numpy.typing import NDArray

from search.kernel.library import Kernel
from search.text.chunks.chunk_index import LONGEST_KEPT
from search.text.chunks.chunk_rows import Chunks, Rows
from search.text.chunks.shouts import lower_shouting_letters

_LETTERS = 1 << 16
"""How many values a letter of UTF-16 can have."""

_FEWEST = 1 << 12

_SLOT = np.dtype([("hash", uint32), ("number", int32), ("start", uint32), ("length", uint32)])


class _Table(Structure):
    """`ChunkIndex` of analysis/analysis.h."""

    _fields_ = (
        ("is_space", c_void_p),
        ("slots", c_void_p),
        ("mask", c_int64),
        ("letters", c_void_p),
        ("letter_count", c_int64),
    )


class _Rows(Structure):
    """`Rows` of analysis.h."""

    _fields_ = (("ends", c_void_p), ("values", c_void_p))

    @classmethod
    def of(cls, rows: Rows) -> "_Rows":
        return cls(rows.ends.buffer_info()[0], rows.values.buffer_info()[0])


class CompiledIndex:
    """Keeps chunks in a hash table over arrays, which grow by doubling."""

    def __init__(self, kernel: Kernel, number_new: Callable[[str], int]) -> None:
        self._kernel = kernel
        self._calls = kernel.calls
        self._number_new = number_new
        self._letters = np.empty(_FEWEST * 8, uint16)
        self._slots = np.zeros(2 * _FEWEST, _SLOT)
        self._count = 0
        self._table = _Table(is_space=_is_space().ctypes.data)
        self._point()

    def put(self, chunk: str, number: int) -> None:
        letters = _letters_of(chunk)
        self._add(letters, np.array([[0, len(letters)]], int64), np.array([number], int32))

    def numbers_of(self, text: str) -> NDArray[int32]:
        letters = _letters_of(text)
        lower_shouting_letters(letters, self._kernel)
        most = (len(letters) + 1) // 2
        numbers = np.empty(most, int32)
        spans = np.empty((most, 2), int64)
        count = self._calls.bt_find_chunks(
            byref(self._table), _at(letters), len(letters), _at(numbers), _at(spans)
        )
        numbers = numbers[:count]
        new = np.flatnonzero(numbers < 0)
        if len(new):
            numbers[new] = self._number_all(letters, spans[: len(new)])
        return numbers

    def _number_all(self, letters: NDArray[uint16], spans: NDArray[int64]) -> NDArray[int32]:
        """Return the numbers of chunks that the table does not have; put the short ones there."""
        numbers: list[int] = []
        met: dict[str, int] = {}
        kept: list[int] = []
        for chunk in _written(letters, spans):
            number = met.get(chunk)
            if number is None:
                number = self._number_new(chunk)
                if len(chunk) <= LONGEST_KEPT:
                    met[chunk] = number
                    kept.append(len(numbers))
            numbers.append(number)
        given = np.array(numbers, int32)
        self._add(letters, spans[kept], given[kept])
        return given

    def _add(
        self, letters: NDArray[uint16], spans: NDArray[int64], numbers: NDArray[int32]
    ) -> None:
        """Add distinct chunks that the table does not have, with their numbers."""
        letter_count = self._table.letter_count + int((spans[:, 1] - spans[:, 0]).sum())
        while letter_count > len(self._letters):
            self._letters = np.concatenate([self._letters, np.empty_like(self._letters)])
        self._count += len(spans)
        slots = self._slots
        while 2 * self._count > len(self._slots):
            self._slots = np.zeros(2 * len(self._slots), _SLOT)
        self._point()
        if slots is not self._slots:
            self._calls.bt_move_chunks(byref(self._table), _at(slots), len(slots))
        self._calls.bt_add_chunks(
            byref(self._table), _at(letters), _at(spans), _at(numbers), len(spans)
        )

    def _point(self) -> None:
        """Give the kernel the addresses of the arrays."""
        self._table.slots = _at(self._slots)
        self._table.mask = len(self._slots) - 1
        self._table.letters = _at(self._letters)


def read_chunks(
    kernel: Kernel, numbers: NDArray[int32], unit_rows: Rows, token_rows: Rows, owner_rows: Rows
) -> Chunks:
    """Return the units and tokens of chunks, given by number."""
    calls, count = kernel.calls, len(numbers)
    unit_table, token_table, owner_table = map(_Rows.of, (unit_rows, token_rows, owner_rows))
    units = np.empty(calls.bt_count_rows(byref(unit_table), _at(numbers), count), int32)
    tokens = np.empty(calls.bt_count_rows(byref(token_table), _at(numbers), count), int32)
    unit_counts = np.empty(count, intp)
    owners = np.empty(len(tokens), intp)
    calls.bt_read_chunks(
        *(byref(unit_table), byref(token_table), byref(owner_table)),
        *(_at(numbers), count),
        *(_at(units), _at(unit_counts), _at(tokens), _at(owners)),
    )
    return Chunks(units, unit_counts, tokens, owners)


@cache
def _is_space() -> NDArray[uint8]:
    """Return for each letter whether `str.split` divides there."""
    return np.array([chr(each).isspace() for each in range(_LETTERS)], uint8)


def _written(letters: NDArray[uint16], spans: NDArray[int64]) -> Iterator[str]:
    """Yield the chunks of a text, given its letters and where in them chunks start and end."""
    held = letters.data.cast("B")
    for start, end in (2 * spans).tolist():
        yield utf_16_le_decode(held[start:end], "surrogatepass")[0]


def _letters_of(text: str) -> NDArray[uint16]:
    return np.frombuffer(bytearray(text.encode("utf-16-le", "surrogatepass")), uint16)


def _at(values: NDArray[Any]) -> int:
    return values.ctypes.data
