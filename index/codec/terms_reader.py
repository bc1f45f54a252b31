"""Whoosh's terms reader over the arrays of a segment: what makes Whoosh's own Searcher work.

It decodes lists one at a time and is not meant to be fast: the engine reads the arrays itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray
from whoosh.codec.base import TermsReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from index.codec.occurrence import plain_of
from index.codec.segment_file import SegmentFile
from search.engine.adjacency import holders_of
from search.engine.unit import SegmentUnit
from search.field import KEYWORDS, Field

_TEXT_FIELDS = {
    name: (number, name != each)
    for number, each in enumerate(Field)
    for name in (str(each), each.plain)
}
"""For each name of a text field its number, and whether it is plain."""


@dataclass(frozen=True, slots=True)
class DecodedPostings:
    """The postings of a term in one field: documents, frequencies, and values as encoded."""

    documents: Sequence[int]
    weights: Sequence[float]
    values: Sequence[bytes]


class ArrayTermsReader(TermsReader):  # type: ignore[misc]  # Whoosh ships no types.
    """Reads text fields, accented and plain, and the fields that are matched whole."""

    def __init__(self, opened: SegmentFile) -> None:
        self._segment = opened.segment
        self._keywords = opened.records.keywords
        self._lexicon = cache(self._list_terms)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return bool(self._postings(*term).documents)

    def indexed_field_names(self) -> Sequence[str]:
        """Return the fields that have terms."""
        return sorted((*_TEXT_FIELDS, *KEYWORDS))

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
        held = self._postings(fieldname, text)
        if not held.documents:
            raise KeyError((fieldname, text))
        lengths: Sequence[int] = [1]
        if fieldname in _TEXT_FIELDS:
            row = self._segment.field_lengths[_TEXT_FIELDS[fieldname][0]]
            lengths = row.take(np.array(held.documents)).tolist()
        return TermInfo(
            weight=sum(held.weights),
            df=len(held.documents),
            minlength=min(lengths),
            maxlength=max(lengths),
            maxweight=max(held.weights),
            minid=held.documents[0],
            maxid=held.documents[-1],
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term stands in a field of all documents; raises KeyError."""
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents hold a term in a field; raises KeyError."""
        return int(self.term_info(fieldname, text).doc_frequency())

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Return Whoosh's way through the postings of a term."""
        held = self._postings(fieldname, text)
        if not held.documents:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return ListMatcher(
            held.documents,
            held.weights,
            held.values,
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
        return tuple(term for term in sorted(table) if self._postings(fieldname, term).documents)

    def _postings(self, fieldname: str, text: bytes) -> DecodedPostings:
        if fieldname in KEYWORDS:
            documents = self._keywords[fieldname].find(text.decode()).tolist()
            return DecodedPostings(documents, [1.0] * len(documents), [b""] * len(documents))
        if fieldname not in _TEXT_FIELDS:
            return _NO_POSTINGS
        field, is_plain = _TEXT_FIELDS[fieldname]
        unit = self._find(text, is_plain)
        return _NO_POSTINGS if unit is None else self._decode(unit, field)

    def _find(self, text: bytes, is_plain: bool) -> SegmentUnit | None:
        """Return a plain term with all its variants, or an accented term."""
        segment = self._segment
        if is_plain:
            plain = segment.plain_terms.find(text)
            return None if plain is None else SegmentUnit(segment, plain, None)
        plain = segment.plain_terms.find(plain_of(text))
        if plain is None:
            return None
        variants = segment.variants_range(plain)
        for number, variant in enumerate(variants):
            if segment.accented_terms[variant] == text:
                return SegmentUnit(segment, plain, None if len(variants) == 1 else (number,))
        return None

    def _decode(self, unit: SegmentUnit, field: int) -> DecodedPostings:
        """Return the postings of a unit in one field, places counted from the field's start."""
        documents = unit.documents().to_numbers()
        weights = np.zeros(len(documents), intp)
        for chosen, codes in unit.frequency_codes(documents, is_certain=True):
            frequencies = codes.take(self._segment.frequencies[:, field])
            weights[slice(None) if chosen is None else chosen] += frequencies
        held = np.flatnonzero(weights)
        documents = documents.take(held)
        occurrences = unit.occurrences(documents)
        holders, positions = holders_of(occurrences.keys)
        begins, ends = self._bounds(field)
        owners = documents.take(holders)
        inside = (positions >= begins.take(owners)) & (positions < ends.take(owners))
        places = 2 * (positions - begins.take(owners)) + occurrences.joined
        counts: NDArray[intp] = np.bincount(holders[inside], minlength=len(held))
        values = np.split(places[inside].astype("<u4"), counts.cumsum()[:-1])
        return DecodedPostings(
            documents.tolist(),
            weights.take(held).astype(float).tolist(),
            [each.tobytes() for each in values[: len(held)]],
        )

    def _bounds(self, field: int) -> tuple[NDArray[intp], NDArray[intp]]:
        """Return where a field begins and where the next one does, in each document."""
        starts = self._segment.field_starts.astype(intp)
        if field + 1 < len(starts):
            return starts[field], starts[field + 1]
        return starts[field], np.full(self._segment.count, np.iinfo(intp).max)


_NO_POSTINGS = DecodedPostings((), (), ())
