"""Whoosh's terms reader over the arrays of a segment, for Whoosh's own Searcher.

It decodes one list at a time and is not meant to be fast: the engine reads the arrays itself.
"""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray
from whoosh.codec.base import TermsReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from index.codec.runs.occurrence import plain_of
from index.codec.segment_file import SegmentFile
from index.codec.whoosh_api.term_cursor import ArrayTermCursor
from search.engine.matching.adjacency import holders_of
from search.engine.matching.segment_term import SegmentTerm
from search.field import KEYWORDS, Field

_TEXT_FIELDS = {
    name: (number, name != each)
    for number, each in enumerate(Field)
    for name in (str(each), each.plain)
}
"""For each text field of the Whoosh schema: its number in `Field`, and whether it is plain."""


class ArrayTermsReader(TermsReader):  # type: ignore[misc]  # Whoosh ships no types.
    """Reads text fields, accented and plain, and the fields that are matched whole."""

    def __init__(self, opened: SegmentFile) -> None:
        self._segment = opened.segment
        self._keywords = opened.records.keywords
        self._lexicon = cache(self._list_terms)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return bool(len(self._holders(*term)[0]))

    def indexed_field_names(self) -> Sequence[str]:
        """Return the fields that have terms."""
        return sorted((*_TEXT_FIELDS, *KEYWORDS))

    def cursor(self, fieldname: str, fieldobj: Any) -> ArrayTermCursor:
        """Return a cursor over the terms of a field."""
        return ArrayTermCursor(self._lexicon(fieldname), partial(self.term_info, fieldname))

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all terms of all fields in order."""
        for name in self.indexed_field_names():
            yield from ((name, term) for term in self._lexicon(name))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms not less than a given one."""
        return (each for each in self.terms() if each >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all terms with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms not less than a given one, with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the statistics of a term; raises KeyError."""
        doc_ids, weights = self._holders(fieldname, text)
        if not len(doc_ids):
            raise KeyError((fieldname, text))
        lengths = np.ones(1, intp)
        if fieldname in _TEXT_FIELDS:
            lengths = self._segment.field_lengths[_TEXT_FIELDS[fieldname][0]].take(doc_ids)
        return TermInfo(
            weight=float(weights.sum()),
            df=len(doc_ids),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(weights.max()),
            minid=int(doc_ids[0]),
            maxid=int(doc_ids[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term occurs in a field of all documents; raises KeyError."""
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents hold a term in a field; raises KeyError."""
        return int(self.term_info(fieldname, text).doc_frequency())

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Return a matcher over the postings of a term; raises TermNotFound."""
        doc_ids, weights = self._holders(fieldname, text)
        if not len(doc_ids):
            raise TermNotFound(f"{fieldname}:{text!r}")
        return ListMatcher(
            doc_ids.tolist(),
            weights.astype(float).tolist(),
            self._values(fieldname, text, doc_ids),
            format_,
            scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _list_terms(self, fieldname: str) -> Sequence[bytes]:
        if fieldname in KEYWORDS:
            return tuple(self._keywords[fieldname].terms)
        _, is_plain = _TEXT_FIELDS[fieldname]
        table = self._segment.plain_terms if is_plain else self._segment.accented_terms
        return tuple(term for term in sorted(table) if len(self._holders(fieldname, term)[0]))

    def _holders(self, fieldname: str, text: bytes) -> tuple[NDArray[intp], NDArray[intp]]:
        """Return the ids of the documents with a term in a field, and its frequency in each."""
        if fieldname in KEYWORDS:
            doc_ids = self._keywords[fieldname].find(text.decode())
            return doc_ids, np.ones(len(doc_ids), intp)
        term = self._find(fieldname, text)
        if term is None:
            return np.empty(0, intp), np.empty(0, intp)
        doc_ids = term.documents().to_numbers()
        weights = np.zeros(len(doc_ids), intp)
        column = self._segment.frequencies[:, _TEXT_FIELDS[fieldname][0]]
        for chosen, rows in term.frequency_codes(doc_ids, is_certain=True):
            weights[slice(None) if chosen is None else chosen] += rows.take(column)
        held = weights.nonzero()[0]
        return doc_ids.take(held), weights.take(held)

    def _values(self, fieldname: str, text: bytes, doc_ids: NDArray[intp]) -> Sequence[bytes]:
        """Return for each document the packed positions of a term in a field, as `<u4` bytes."""
        term = self._find(fieldname, text)
        if term is None:
            return [b""] * len(doc_ids)
        occurrences = term.occurrences(doc_ids)
        holders, positions = holders_of(occurrences.keys)
        begins, ends = self._bounds(_TEXT_FIELDS[fieldname][0])
        owners = doc_ids.take(holders)
        inside = (positions >= begins.take(owners)) & (positions < ends.take(owners))
        packed = 2 * (positions - begins.take(owners)) + (occurrences.packed & 1)
        encoded = packed[inside].astype("<u4").tobytes()
        counts = np.bincount(holders[inside], minlength=len(doc_ids))
        bounds = [0, *(4 * counts.cumsum()).tolist()]
        return [encoded[first:last] for first, last in pairwise(bounds)]

    def _find(self, fieldname: str, text: bytes) -> SegmentTerm | None:
        """Return a plain term with all its variants, or an accented term; None if there is none."""
        segment = self._segment
        if fieldname not in _TEXT_FIELDS:
            return None
        if _TEXT_FIELDS[fieldname][1]:
            plain = segment.plain_terms.find(text)
            return None if plain is None else SegmentTerm(segment, plain, None)
        plain = segment.plain_terms.find(plain_of(text))
        if plain is None:
            return None
        variants = segment.variants_range(plain)
        for number, accented in enumerate(variants):
            if segment.accented_terms[accented] == text:
                return SegmentTerm(segment, plain, None if len(variants) == 1 else (number,))
        return None

    def _bounds(self, field: int) -> tuple[NDArray[intp], NDArray[intp]]:
        """Return the positions in each document at which a field begins and ends (exclusive)."""
        starts = self._segment.field_starts.astype(intp)
        if field + 1 < len(starts):
            return starts[field], starts[field + 1]
        return starts[field], np.full(self._segment.count, np.iinfo(intp).max)
