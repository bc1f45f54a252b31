"""What a segment knows of each document beside its terms: id, time, organisations, codes, text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy import int64, intp, uint32
from numpy.typing import NDArray

from search.engine.segment.stored_texts import Texts
from search.engine.segment.term_table import TermTable


@dataclass(frozen=True, slots=True)
class KeywordLists:
    """Terms of one field that is matched whole; term n has the documents before `ends[n]`."""

    terms: TermTable
    ends: NDArray[Any]
    documents: NDArray[Any]

    def documents_of(self, number: int) -> NDArray[intp]:
        """Return the documents of a term, in ascending order."""
        first = int(self.ends[number - 1]) if number else 0
        return self.documents[first : int(self.ends[number])].astype(intp)

    def find(self, term: str) -> NDArray[intp]:
        """Return the documents of a term; none if it is unknown."""
        number = self.terms.find(term.encode())
        return self.documents_of(number) if number is not None else self.documents[:0].astype(intp)


@dataclass(frozen=True, slots=True)
class Records:
    """Columns in document order, and the fields that are matched whole.

    `newest_first` and `oldest_first` list the documents in those orders, ties by id. The
    organisations of document n, as numbers of terms of that keyword field, stand in
    `organisation_values` before `organisation_ends[n]`.
    """

    published: NDArray[int64]
    newest_first: NDArray[uint32]
    oldest_first: NDArray[uint32]
    organisation_values: NDArray[Any]
    organisation_ends: NDArray[Any]
    keywords: Mapping[str, KeywordLists]
    texts: Texts
