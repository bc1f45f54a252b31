"""Writes the years of an answer with their months, newest first."""

from collections.abc import Callable
from ctypes import Structure, c_int64, c_void_p
from datetime import MAXYEAR
from functools import lru_cache, partial

import numpy as np
from numpy import int32

from search.engine.counts import MonthCounts
from search.facets.piece_table import Piece, PieceTable
from search.facets.written_values import ValueForm, Write, WrittenValues, write_values
from search.kernel.address import address
from search.kernel.library import Kernel
from search.period import PeriodUnit

_MONTHS = 12

Name = Callable[[PeriodUnit, int], tuple[str, str]]
"""Returns the id and the label of a period by its number."""


class _MonthsStruct(Structure):
    """`Months` of facets/years.c."""

    _fields_ = (("counts", c_void_p), ("first", c_int64), ("total", c_int64))


def year_writer(kernel: Kernel, counts: MonthCounts, name: Name) -> Write:
    """Return what writes the years and months that have documents."""
    return partial(_write, kernel, counts, name)


def _write(
    kernel: Kernel, counts: MonthCounts, name: Name, form: ValueForm, between: bytes
) -> WrittenValues:
    if not len(counts.counts):
        # Then `first` is no month.
        return WrittenValues(b"[]", 0)
    counted = np.ascontiguousarray(counts.counts, int32)
    first_year = counts.first // _MONTHS
    years = (counts.first + len(counted) - 1) // _MONTHS - first_year + 1
    # Rounded up, since not all counts of a generation end with its last month.
    held = min(1 << years.bit_length(), MAXYEAR + 1 - first_year)
    # Held until the call ends: another thread may make the cache forget it.
    table = _table(form, name, first_year, held)
    pieces = table.form((), between)
    months = _MonthsStruct(address(counted), counts.first, len(counted))
    return write_values(kernel.calls.bt_write_years, pieces, months)


@lru_cache(maxsize=16)
def _table(form: ValueForm, name: Name, first_year: int, years: int) -> PieceTable:
    """Return the pieces of some years, each with those of its months behind it."""

    def piece(number: int) -> Piece:
        year, place = divmod(number, 1 + _MONTHS)
        number_of_year = first_year + year
        if not place:
            return Piece(*form(*name(PeriodUnit.YEAR, number_of_year)))
        month = _MONTHS * number_of_year + place - 1
        return Piece(*form(*name(PeriodUnit.MONTH, month)))

    total = years * (1 + _MONTHS)
    table = PieceTable(total, piece)
    table.form(range(total), b"")
    return table
