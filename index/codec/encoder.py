"""Encodes posting lists as the arrays of `search.engine.segment.postings`."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import bool_, intp, uint8, uint16, uint32
from numpy.typing import NDArray

from index.codec.array_names import DOC_ID_OFFSETS, FREQUENCY_ROW_OFFSETS, FREQUENCY_ROWS
from index.codec.container import Sinks
from index.codec.frequency import FrequencyTable
from search.engine.segment.doc_set import bits_of
from search.engine.segment.postings import CHUNK, ELSEWHERE, CodeForm, DocForm

BITS_FROM = 16
"""Lists with at least 1/BITS_FROM of all documents are bits: no longer than two-byte numbers."""

HALVES_FROM = 32
"""Shorter lists take four bytes a document: for them, halves would save less than offsets cost."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of a batch of lists, sorted by list and document.

    `frequencies` has shape (postings, fields).
    """

    lists: NDArray[intp]
    doc_ids: NDArray[uint32]
    frequencies: NDArray[uint32]


class PostingsEncoder:
    """Writes lists of postings, batch after batch, into the pools of a segment."""

    def __init__(self, sinks: Sinks, name: str, count: int, table: FrequencyTable) -> None:
        self._sinks = sinks
        self._name = name
        self._count = count
        self._table = table

    def append(self, postings: Postings, lists: int) -> None:
        """Write the next `lists` lists, numbered from 0 in the batch; each has documents."""
        lengths = np.bincount(postings.lists, minlength=lists)
        ends = lengths.cumsum()
        forms = self._choose_forms(lengths)
        doc_id_offsets = self._write_doc_ids(postings, forms, lengths, ends)
        rows = self._table.number_rows(postings.frequencies)
        row_forms, row_offsets = self._write_rows(rows, lengths, ends)
        self._append("lengths", lengths)
        self._append("forms", (forms + row_forms).astype(uint8))
        self._append(DOC_ID_OFFSETS, doc_id_offsets)
        self._append(FREQUENCY_ROW_OFFSETS, row_offsets)

    def _choose_forms(self, lengths: NDArray[intp]) -> NDArray[intp]:
        forms = np.where(lengths >= HALVES_FROM, DocForm.HALVES, DocForm.NUMBERS)
        if self._count <= CHUNK:
            forms[:] = DocForm.HALVES
        forms[are_bits(lengths, self._count)] = DocForm.BITS
        return forms

    def _write_doc_ids(
        self,
        postings: Postings,
        forms: NDArray[intp],
        lengths: NDArray[intp],
        ends: NDArray[intp],
    ) -> NDArray[intp]:
        at = np.zeros(len(lengths), intp)
        short = forms == DocForm.NUMBERS
        at[short] = self._length("numbers") + (lengths * short).cumsum()[short] - lengths[short]
        self._append("numbers", postings.doc_ids[np.repeat(short, lengths)], uint32)
        at[forms == DocForm.HALVES] = self._write_halves(
            postings, forms == DocForm.HALVES, lengths, ends
        )
        for number in np.flatnonzero(forms == DocForm.BITS):
            members = postings.doc_ids[ends[number] - lengths[number] : ends[number]]
            at[number] = self._length("bits")
            self._append("bits", bits_of(members.astype(intp), self._count))
        return at

    def _write_halves(
        self,
        postings: Postings,
        chosen: NDArray[bool_],
        lengths: NDArray[intp],
        ends: NDArray[intp],
    ) -> NDArray[intp]:
        """Write the lists stored in halves, and return where each begins."""
        chunks = -(-self._count // CHUNK)
        first = self._length("halves")
        if chunks == 1:
            self._append("halves", postings.doc_ids[np.repeat(chosen, lengths)], uint16)
            return first + lengths[chosen].cumsum() - lengths[chosen]
        pieces: list[NDArray[uint16]] = []
        at: list[int] = []
        bounds = np.arange(1, chunks) * CHUNK
        for start, end in zip((ends - lengths)[chosen], ends[chosen], strict=True):
            members = postings.doc_ids[start:end]
            starts = np.searchsorted(members, bounds).astype(uint32)
            at.append(first)
            pieces += (starts.view(uint16), (members % CHUNK).astype(uint16))
            first += len(members) + 2 * len(starts)
        self._append("halves", np.concatenate(pieces) if pieces else np.empty(0, uint16))
        return np.array(at, intp)

    def _write_rows(
        self, rows: NDArray[uint32], lengths: NDArray[intp], ends: NDArray[intp]
    ) -> tuple[NDArray[intp], NDArray[intp]]:
        """Write the frequency rows of all lists; return their forms and where each begins."""
        forms = np.full(len(lengths), CodeForm.BYTE, intp)
        sizes = lengths.copy()
        pieces: list[NDArray[uint8]] = []
        done = 0
        highest = np.maximum.reduceat(rows, ends - lengths) if len(rows) else rows
        for number in np.flatnonzero(highest > 255):
            start, end = ends[number] - lengths[number], ends[number]
            forms[number], piece = _encode_high(rows[start:end])
            pieces += (rows[done:start].astype(uint8), piece)
            sizes[number] = len(piece)
            done = end
        pieces.append(rows[done:].astype(uint8))
        at = self._length(FREQUENCY_ROWS) + sizes.cumsum() - sizes
        self._append(FREQUENCY_ROWS, np.concatenate(pieces))
        return forms, at

    def _append(self, name: str, values: NDArray[Any], kind: type | None = None) -> None:
        self._sinks.append(f"{self._name}.{name}", values if kind is None else values.astype(kind))

    def _length(self, name: str) -> int:
        return self._sinks.length(f"{self._name}.{name}")


def are_bits(lengths: NDArray[intp], count: int) -> NDArray[bool_]:
    """Return which lists of these lengths are bits, in a segment of `count` documents."""
    long: NDArray[bool_] = (lengths * BITS_FROM >= count) & (lengths >= HALVES_FROM)
    return long


def _encode_high(rows: NDArray[uint32]) -> tuple[CodeForm, NDArray[uint8]]:
    """Return the bytes of a list that has rows above 255, by way of a table of its common rows."""
    counts = np.bincount(rows)
    distinct = np.flatnonzero(counts).astype(uint32)
    counts = counts.take(distinct)
    ranks = np.zeros(int(distinct[-1]) + 1, uint32)
    ranks[distinct] = np.arange(len(distinct))
    chosen = ranks.take(rows)
    if len(distinct) <= 256:
        head = np.array([len(distinct) - 1], uint8)
        pieces = (head, distinct.view(uint8), chosen.astype(uint8))
        return CodeForm.TABLE, np.concatenate(pieces)
    common = np.sort(np.argsort(-counts, kind="stable")[:ELSEWHERE])
    numbers = np.full(len(distinct), ELSEWHERE, uint8)
    numbers[common] = np.arange(ELSEWHERE)
    written = numbers.take(chosen)
    rare = np.flatnonzero(written == ELSEWHERE).astype(uint32)
    tail = np.concatenate((np.array([len(rare)], uint32), rare, rows.take(rare)))
    head = distinct.take(common).view(uint8)
    return CodeForm.RARE, np.concatenate((head, written, tail.view(uint8)))
