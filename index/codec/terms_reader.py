"""Whoosh's terms reader over the arrays of a segment: what makes Whoosh's own Searcher work.

It decodes lists one at a time and is not meant to be fast: the engine reads the arrays itself.
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

from index.codec.occurrence import plain_of
from index.codec.segment_file import SegmentFile
from index.codec.term_cursor import ArrayTermCursor
from search.engine.matching.adjacency import holders_of
from search.engine.matching.segment_term import SegmentTerm
from search.field import KEYWORDS, Field

_TEXT_FIELDS = {
    name: (number, name != each)
    for number, each in enumerate(Field)
    for name in (str(each), each.plain)
}
"""For each name of a text field its number, and whether it is plain."""


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
        """Yield the terms from a given one on."""
        return (each for each in self.terms() if each >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms from a given one on with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return what is known of a term; raises KeyError."""
        documents, weights = self._holders(fieldname, text)
        if not len(documents):
            raise KeyError((fieldname, text))
        lengths = np.ones(1, intp)
        if fieldname in _TEXT_FIELDS:
            lengths = self._segment.field_lengths[_TEXT_FIELDS[fieldname][0]].take(documents)
        return TermInfo(
            weight=float(weights.sum()),
            df=len(documents),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(weights.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term stands in a field of all documents; raises KeyError."""
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents hold a term in a field; raises KeyError."""
        return int(self.term_info(fieldname, text).doc_frequency())

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Return Whoosh's way through the postings of a term."""
        documents, weights = self._holders(fieldname, text)
        if not len(documents):
            raise TermNotFound(f"{fieldname}:{text!r}")
        return ListMatcher(
            documents.tolist(),
            weights.astype(float).tolist(),
            self._values(fieldname, text, documents),
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
        """Return the documents that hold a term in a field, and how often each does."""
        if fieldname in KEYWORDS:
            documents = self._keywords[fieldname].find(text.decode())
            return documents, np.ones(len(documents), intp)
        unit = self._find(fieldname, text)
        if unit is None:
            return np.empty(0, intp), np.empty(0, intp)
        documents = unit.documents().to_numbers()
        weights = np.zeros(len(documents), intp)
        column = self._segment.frequencies[:, _TEXT_FIELDS[fieldname][0]]
        for chosen, codes in unit.frequency_codes(documents, is_certain=True):
            weights[slice(None) if chosen is None else chosen] += codes.take(column)
        held = weights.nonzero()[0]
        return documents.take(held), weights.take(held)

    def _values(self, fieldname: str, text: bytes, documents: NDArray[intp]) -> Sequence[bytes]:
        """Return the places of a term in a field of each document, encoded as Whoosh wrote them."""
        unit = self._find(fieldname, text)
        if unit is None:
            return [b""] * len(documents)
        occurrences = unit.occurrences(documents)
        holders, positions = holders_of(occurrences.keys)
        begins, ends = self._bounds(_TEXT_FIELDS[fieldname][0])
        owners = documents.take(holders)
        inside = (positions >= begins.take(owners)) & (positions < ends.take(owners))
        places = 2 * (positions - begins.take(owners)) + (occurrences.stored & 1)
        encoded = places[inside].astype("<u4").tobytes()
        counts = np.bincount(holders[inside], minlength=len(documents))
        bounds = [0, *(4 * counts.cumsum()).tolist()]
        return [encoded[first:last] for first, last in pairwise(bounds)]

    def _find(self, fieldname: str, text: bytes) -> SegmentTerm | None:
        """Return a plain term with all its variants, or an accented term; None in other fields."""
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
        for number, variant in enumerate(variants):
            if segment.accented_terms[variant] == text:
                return SegmentTerm(segment, plain, None if len(variants) == 1 else (number,))
        return None

    def _bounds(self, field: int) -> tuple[NDArray[intp], NDArray[intp]]:
        """Return where a field begins and where the next one does, in each document."""
        starts = self._segment.field_starts.astype(intp)
        if field + 1 < len(starts):
            return starts[field], starts[field + 1]
        return starts[field], np.full(self._segment.count, np.iinfo(intp).max)
