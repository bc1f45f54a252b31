"""Occurrences in, the arrays of a segment's postings out; see `search.engine.segment.segment`."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import bool_, intp, uint8, uint16, uint32
from numpy.typing import NDArray

from index.codec.container import Sinks
from index.codec.frequency import FrequencyTable
from search.engine.segment.doc_set import bits_of
from search.engine.segment.postings import CHUNK, ELSEWHERE, CodeForm, Form

BITS_FROM = 16
"""Lists that hold one document in so many, or more, are bits: no longer than two-byte numbers."""

HALVES_FROM = 32
"""Shorter lists are plain numbers: the starts of chunks would cost what they save."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of a batch of lists, sorted by list and document.

    `frequencies` has one row a posting and one column a field.
    """

    lists: NDArray[intp]
    documents: NDArray[uint32]
    frequencies: NDArray[uint32]


class PostingsEncoder:
    """Writes lists of postings, batch after batch, into the pools of a segment."""

    def __init__(self, sinks: Sinks, name: str, count: int, table: FrequencyTable) -> None:
        self._sinks = sinks
        self._name = name
        self._count = count
        self._table = table

    def append(self, postings: Postings, lists: int) -> None:
        """Write the next `lists` lists, numbered from 0 in the batch; none is empty."""
        lengths = np.bincount(postings.lists, minlength=lists)
        ends = lengths.cumsum()
        forms = self._choose_forms(lengths)
        documents_at = self._write_documents(postings, forms, lengths, ends)
        codes = self._table.encode(postings.frequencies)
        code_forms, codes_at = self._write_codes(codes, lengths, ends)
        self._append("lengths", lengths)
        self._append("forms", (forms + code_forms).astype(uint8))
        self._append("documents_at", documents_at)
        self._append("codes_at", codes_at)

    def _choose_forms(self, lengths: NDArray[intp]) -> NDArray[intp]:
        forms = np.where(lengths >= HALVES_FROM, Form.HALVES, Form.NUMBERS)
        if self._count <= CHUNK:
            forms[:] = Form.HALVES
        forms[(lengths * BITS_FROM >= self._count) & (lengths >= HALVES_FROM)] = Form.BITS
        return forms

    def _write_documents(
        self,
        postings: Postings,
        forms: NDArray[intp],
        lengths: NDArray[intp],
        ends: NDArray[intp],
    ) -> NDArray[intp]:
        at = np.zeros(len(lengths), intp)
        short = forms == Form.NUMBERS
        at[short] = self._length("numbers") + (lengths * short).cumsum()[short] - lengths[short]
        self._append("numbers", postings.documents[np.repeat(short, lengths)], uint32)
        at[forms == Form.HALVES] = self._write_halves(postings, forms == Form.HALVES, lengths, ends)
        for number in np.flatnonzero(forms == Form.BITS):
            members = postings.documents[ends[number] - lengths[number] : ends[number]]
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
            self._append("halves", postings.documents[np.repeat(chosen, lengths)], uint16)
            return first + lengths[chosen].cumsum() - lengths[chosen]
        pieces: list[NDArray[uint16]] = []
        at: list[int] = []
        bounds = np.arange(1, chunks) * CHUNK
        for start, end in zip((ends - lengths)[chosen], ends[chosen], strict=True):
            members = postings.documents[start:end]
            starts = np.searchsorted(members, bounds).astype(uint32)
            at.append(first)
            pieces += (starts.view(uint16), (members % CHUNK).astype(uint16))
            first += len(members) + 2 * len(starts)
        self._append("halves", np.concatenate(pieces) if pieces else np.empty(0, uint16))
        return np.array(at, intp)

    def _write_codes(
        self, codes: NDArray[uint32], lengths: NDArray[intp], ends: NDArray[intp]
    ) -> tuple[NDArray[intp], NDArray[intp]]:
        """Write the frequency codes of all lists; return their forms and where each begins."""
        forms = np.full(len(lengths), CodeForm.BYTE, intp)
        sizes = lengths.copy()
        pieces: list[NDArray[uint8]] = []
        done = 0
        highest = np.maximum.reduceat(codes, ends - lengths) if len(codes) else codes
        for number in np.flatnonzero(highest > 255):
            start, end = ends[number] - lengths[number], ends[number]
            forms[number], piece = _encode_high(codes[start:end])
            pieces += (codes[done:start].astype(uint8), piece)
            sizes[number] = len(piece)
            done = end
        pieces.append(codes[done:].astype(uint8))
        at = self._length("codes") + sizes.cumsum() - sizes
        self._append("codes", np.concatenate(pieces))
        return forms, at

    def _append(self, name: str, values: NDArray[Any], kind: type | None = None) -> None:
        self._sinks.append(f"{self._name}.{name}", values if kind is None else values.astype(kind))

    def _length(self, name: str) -> int:
        return self._sinks.length(f"{self._name}.{name}")


def _encode_high(codes: NDArray[uint32]) -> tuple[CodeForm, NDArray[uint8]]:
    """Return the bytes of a list with codes above 255: through a table of the common ones."""
    counts = np.bincount(codes)
    rows = np.flatnonzero(counts).astype(uint32)
    counts = counts.take(rows)
    ranks = np.zeros(int(rows[-1]) + 1, uint32)
    ranks[rows] = np.arange(len(rows))
    chosen = ranks.take(codes)
    if len(rows) <= 256:
        head = np.array([len(rows) - 1], uint8)
        return CodeForm.TABLE, np.concatenate((head, rows.view(uint8), chosen.astype(uint8)))
    common = np.sort(np.argsort(-counts, kind="stable")[:ELSEWHERE])
    numbers = np.full(len(rows), ELSEWHERE, uint8)
    numbers[common] = np.arange(ELSEWHERE)
    written = numbers.take(chosen)
    rare = np.flatnonzero(written == ELSEWHERE).astype(uint32)
    tail = np.concatenate((np.array([len(rare)], uint32), rare, codes.take(rare)))
    return CodeForm.RARE, np.concatenate((rows.take(common).view(uint8), written, tail.view(uint8)))
