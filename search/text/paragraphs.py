"""Reads the terms of many paragraphs at once, with positions, by a table of chunks.

The result is that of `tokenize` and `find_all_words`. Those two go through a text character by
character; here they are called only for texts with unusual characters.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock

import numpy as np
from numpy import bool_, int32, intp, uint32
from numpy.typing import NDArray

from search.kernel.library import Kernel, usable_kernel
from search.text.chunks.chunk_rows import NO_UNIT, Chunks
from search.text.chunks.chunk_table import BORDER, MASKED, ODD, ChunkTable
from search.text.chunks.typed_starts import find_typed_starts
from search.text.masking import (
    MASK,
    NOTHING,
    SEPARATOR,
    Masked,
    mask_typed,
)
from search.text.segmentation.labeller import Labeller
from search.text.segmenter import JOINER, find_all_words, load_labeller
from search.text.token import Token, TokenKind
from search.text.tokenizer import tokenize

# A table with so many chunks (about 100 MB) is replaced by an empty one, since texts always have
# new names and numbers.
_MOST = 1 << 18


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The terms of paragraphs, end to end; those of paragraph n end before `ends[n]`.

    `terms` are indexes in the vocabulary, which holds the terms of paragraphs read before, too, and
    grows with those read later. `packed_positions`, as in `FieldTerms`, count from the
    start of each paragraph; `widths` has the number of positions of each paragraph. `codes` are
    those of the paragraphs that have any, as written, by the number of the paragraph.
    """

    vocabulary: Sequence[str]
    terms: NDArray[uint32]
    packed_positions: NDArray[uint32]
    ends: NDArray[intp]
    widths: NDArray[intp]
    codes: Mapping[int, Sequence[str]]


def read_paragraphs(texts: Iterable[str]) -> Paragraphs:
    """Return the terms of paragraphs; many at once are faster."""
    reader = _reader()
    return _read_singly(list(texts)) if reader is None else reader.read(texts)


class ParagraphReader:
    """Finds the terms of paragraphs, and remembers their chunks; threads can share it."""

    def __init__(self, labeller: Labeller, kernel: Kernel | None = None) -> None:
        self._labeller = labeller
        self._kernel = kernel
        self._chunks = self._new_table()
        self._lock = Lock()

    def read(self, texts: Iterable[str]) -> Paragraphs:
        """Return the terms of paragraphs; many at once are faster."""
        with self._lock:
            if self._chunks.size > _MOST:
                self._chunks = self._new_table()
            return self._lay_out(*self._read_chunks(list(texts)))

    def _new_table(self) -> ChunkTable:
        return ChunkTable(self._labeller.new_table(), self._kernel)

    def _read_chunks(
        self, texts: Sequence[str], odd: Container[int] = ()
    ) -> tuple[NDArray[int32], list[Masked], list[int]]:
        """Return the numbers of the texts' chunks, all masks, and the number of masks of each text.

        Texts whose indexes are in `odd`, or that are not readable, are masked whole.
        """
        masked: list[Masked] = []
        masked_counts: list[int] = []
        pieces: list[str] = []
        unread: dict[int, str] = {}
        for number, (text, starts) in enumerate(
            zip(texts, find_typed_starts(texts, self._kernel), strict=True)
        ):
            before = len(masked)
            if starts is not None and number not in odd:
                pieces.append(mask_typed(text, masked, starts))
            else:
                unread[before] = text
                masked.append(NOTHING)
                pieces.append(MASK)
            masked_counts.append(len(masked) - before)
        # Border, text, border, text, border.
        numbers = self._chunks.numbers_of(f" {SEPARATOR} ".join(["", *pieces, ""]))
        if len(new_odd := np.flatnonzero(numbers == ODD)):
            borders = np.flatnonzero(numbers == BORDER)
            return self._read_chunks(texts, set((np.searchsorted(borders, new_odd) - 1).tolist()))
        # Finding no words takes half a millisecond, too.
        if unread:
            for index, read in zip(unread, _read_odd(list(unread.values())), strict=True):
                masked[index] = read
        return numbers, masked, masked_counts

    def _lay_out(
        self, numbers: NDArray[int32], masked: Sequence[Masked], masked_counts: Sequence[int]
    ) -> Paragraphs:
        chunks = self._chunks.read(numbers)
        behind = np.flatnonzero(chunks.units == MASKED)
        lengths = np.ones(len(chunks.units), intp)
        lengths[behind] = [len(each.terms) for each in masked]
        widths = np.ones(len(chunks.units), intp)
        widths[behind] = [each.width for each in masked]
        unit_ends = chunks.unit_counts.cumsum().take(np.flatnonzero(numbers == BORDER))
        width_ends = np.append(0, widths.cumsum()).take(unit_ends)
        positions = widths.cumsum() - widths
        positions -= np.repeat(width_ends[:-1], np.diff(unit_ends))
        continues = self._labeller.continues(chunks.tokens, self._chunks.tokens)
        packed_positions = np.repeat(2 * positions + _joined(chunks, continues), lengths)
        terms = np.repeat(chunks.units, lengths)
        is_masked = terms == MASKED
        number_of = self._chunks.number_of
        terms[is_masked] = [number_of(term) for each in masked for term in each.terms]
        packed_positions[is_masked] += np.array(
            [packed for each in masked for packed in each.packed_positions], intp
        )
        return Paragraphs(
            self._chunks.terms,
            terms.astype(uint32),
            packed_positions.astype(uint32),
            np.append(0, lengths.cumsum()).take(unit_ends[1:]),
            np.diff(width_ends),
            _codes(masked, masked_counts),
        )


@cache
def _reader() -> ParagraphReader | None:
    """Return the reader of this process; None if pyvi itself has to find the words."""
    labeller = load_labeller()
    return None if labeller is None else ParagraphReader(labeller, usable_kernel())


def _read_singly(texts: Sequence[str]) -> Paragraphs:
    """Return the terms of paragraphs by `tokenize` and `find_all_words` alone."""
    read = list(_read_odd(texts))
    terms = [term for each in read for term in each.terms]
    numbers = {term: number for number, term in enumerate(dict.fromkeys(terms))}
    return Paragraphs(
        list(numbers),
        np.array([numbers[each] for each in terms], uint32),
        np.array([packed for each in read for packed in each.packed_positions], uint32),
        np.cumsum([len(each.terms) for each in read], dtype=intp),
        np.array([each.width for each in read], intp),
        {number: each.codes for number, each in enumerate(read) if each.codes},
    )


def _read_odd(texts: Sequence[str]) -> Iterator[Masked]:
    """Yield the terms of whole texts by `tokenize` and `find_all_words`."""
    read = [(each, tokenize(each)) for each in texts]
    return map(_mask_all, read, find_all_words(read))


def _mask_all(read: tuple[str, Sequence[Token]], words: Sequence[Token]) -> Masked:
    """Return the terms of a text as if all of it were masked."""
    text, tokens = read
    joined = {
        word.position + syllable for word in words for syllable in range(word.term.count(JOINER))
    }
    return Masked(
        [each.term for each in tokens],
        [2 * each.position + (each.position in joined) for each in tokens],
        tokens[-1].position + 1 if tokens else 0,
        [text[each.start : each.end] for each in tokens if each.kind is TokenKind.CODE],
    )


def _joined(chunks: Chunks, continues: NDArray[bool_]) -> NDArray[bool_]:
    """Return a bool array: whether a word of whole syllables continues after each unit."""
    joined = np.zeros(len(chunks.units), bool_)
    words = (~continues).cumsum()
    is_whole = np.ones(int(words[-1]) + 1, bool_)
    is_whole[words[chunks.token_units == NO_UNIT]] = False
    later = np.flatnonzero(continues & is_whole.take(words))
    joined[chunks.token_units.take(later - 1)] = True
    return joined


def _codes(masked: Sequence[Masked], counts: Sequence[int]) -> dict[int, list[str]]:
    """Return the codes of the texts that have any, by the number of the text."""
    codes: dict[int, list[str]] = {}
    ends = np.cumsum(counts)
    for number, each in enumerate(masked):
        if each.codes:
            codes.setdefault(int(np.searchsorted(ends, number, "right")), []).extend(each.codes)
    return codes
