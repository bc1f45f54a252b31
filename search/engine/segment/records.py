"""The records of a segment: id, time, keywords, sketch and stored text of each document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy import int64, intp, uint32
from numpy.typing import NDArray

from search.engine.segment.stored_texts import Texts
from search.engine.segment.term_table import TermTable
from search.stories.sketch import Sketches


@dataclass(frozen=True, slots=True)
class KeywordLists:
    """The terms of a keyword field; the documents of term n end before `ends[n]`."""

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
    """Columns in document order, and the keyword fields.

    `published` is in seconds since 1970. `newest_first` and `oldest_first` are the document ids in
    those orders, ties by id. The organisations of document n, as term numbers of that keyword
    field, end before `organisation_ends[n]` in `organisation_values`.
    """

    published: NDArray[int64]
    newest_first: NDArray[uint32]
    oldest_first: NDArray[uint32]
    organisation_values: NDArray[Any]
    organisation_ends: NDArray[Any]
    keywords: Mapping[str, KeywordLists]
    sketches: Sketches
    texts: Texts
