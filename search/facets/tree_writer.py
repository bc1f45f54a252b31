"""Writes the terms that an answer lists, each below those above it."""

from array import array
from collections.abc import Callable, Sequence
from ctypes import Structure, c_int64, c_void_p
from functools import partial
from typing import Any

from search.engine.counts import index_of
from search.facets.facet_tree import FacetEntry
from search.facets.piece_table import Piece, PieceTable
from search.facets.term_choice import ChosenTerms
from search.facets.written_values import ValueForm, Write, WrittenValues, write_values
from search.kernel.library import Kernel


class _ListedStruct(Structure):
    """`Listed` of facets/tree.c."""

    _fields_ = (("numbers", c_void_p), ("counts", c_void_p), ("total", c_int64))


class TreeWriter:
    """Writes terms of one generation.

    `entry_of` tells of a term what every answer shows of it, and of `none` what is shown of the
    documents that have no term.
    """

    def __init__(
        self, kernel: Kernel | None, entry_of: Callable[[str], FacetEntry], none: str = ""
    ) -> None:
        self._kernel = kernel
        self._entry_of = entry_of
        self._none = none
        self._tables: dict[ValueForm, tuple[Sequence[str], PieceTable]] = {}

    def writer(self, chosen: ChosenTerms, missing: int = 0) -> Write | None:
        """Return what writes these terms; None where there is no kernel.

        `missing` documents have no term, and are a value as well where they are not 0.
        """
        return partial(self._write, self._kernel, chosen, missing) if self._kernel else None

    def _write(
        self, kernel: Kernel, chosen: ChosenTerms, missing: int, form: ValueForm, between: bytes
    ) -> WrittenValues:
        numbers, counts = chosen.numbers, chosen.counts
        if missing:
            numbers, counts = [*numbers, len(chosen.terms)], [*counts, missing]
        total = len(numbers)
        # Not an array of ctypes, which makes a type for each length.
        held = array("q", numbers)
        held.extend(counts)
        at, _ = held.buffer_info()
        # Held until the call ends: another thread may put a table of other terms in its place.
        table = self._table(form, chosen.terms)
        pieces = table.form(numbers, between)
        listed = _ListedStruct(at, at + held.itemsize * total, total)
        return write_values(kernel.calls.bt_write_tree, pieces, listed)

    def _table(self, form: ValueForm, terms: Sequence[str]) -> PieceTable:
        known, table = self._tables.get(form, (None, None))
        if table is None or known is not terms:
            table = PieceTable(len(terms) + 1, partial(self._piece, form, terms))
            self._tables[form] = terms, table
        return table

    def _piece(self, form: ValueForm, terms: Sequence[str], number: int) -> Piece:
        entry = self._entry_of(terms[number] if number < len(terms) else self._none)
        numbers = map(partial(index_of, terms), entry.above)
        above = [each for each in numbers if each is not None]
        return Piece(*form(entry.id, entry.label), _ordered(entry.order), above)


def _ordered(order: Sequence[Any]) -> bytes:
    """Return bytes that are ordered as these keys: strings, and numbers of less than a million."""
    keys = (each if isinstance(each, str) else chr(each) for each in order)
    return "\0".join(keys).encode("utf-8", "surrogatepass")
