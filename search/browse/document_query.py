"""What to search for, to find the bulletins that mean one document and no other."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from search.browse.citation import Mentions, name_of
from search.browse.cited_document import CitedDocument
from search.browse.document_wording import (
    dated_phrases,
    undated_phrases,
    wording_pattern,
    year_phrases,
)
from search.engine.contract import Engine, Matches
from search.facets.written_code import written_code
from search.field import CODES
from search.query.clause import Clause, Or, PhraseClause, Query, TermClause
from search.request import Filters
from search.text.token import TokenKind

# The first year that codes of documents can have, and how many years are asked for at once.
_FIRST_YEAR = 1976
_AT_ONCE = 8


class DocumentQueries:
    """Finds the bulletins that cite documents, by their codes and in words.

    Words without a year count where all bulletins write of one year alone: the Nghị định 168 of a
    text is that of 2024 unless somewhere another year's is cited, by its code or in words.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._clauses = lru_cache(maxsize=1 << 12)(self._find_clauses)

    def citing(self, document: CitedDocument) -> Matches:
        """Return the bulletins that cite a document."""
        clauses = self._clauses(document)
        if len(clauses) == 1:
            return self._engine.having(CODES, document.id)
        return self._having(clauses)

    def citing_by_code(self, document: CitedDocument) -> Matches:
        """Return the bulletins that cite a document by one of its codes."""
        return self._having(_code_clauses(document))

    def mentions(self, document: CitedDocument) -> Mentions:
        """Return what to look for in the text of a bulletin that cites a document."""
        pattern = None
        if document.parts and len(self._clauses(document)) > len(document.codes):
            needs_year = not self._counts_undated(document)
            pattern = wording_pattern(document.parts, needs_year=needs_year)
        return Mentions(frozenset(document.codes), pattern)

    def spellings(self, document: CitedDocument) -> Iterator[str]:
        """Yield how else bulletins write a document, as far as that counts."""
        for each in document.codes[1:]:
            yield written_code(self._engine, each)
        if document.parts is None:
            return
        name, number = name_of(document.id), document.parts.number
        codes = _code_clauses(document)
        dated = [*codes, *_dated(document)]
        if self._finds_more(dated, codes):
            yield f"{name} {number}/{document.parts.year}"
        if self._finds_more(self._clauses(document), dated):
            yield f"{name} {number}"

    def is_undated_apart(self, document: CitedDocument, others: Sequence[CitedDocument]) -> bool:
        """Tell whether bulletins write words without a year that one of several can mean."""
        undated = _undated(document)
        if not undated or self._counts_undated(document):
            return False
        known = [*self._clauses(document), *(each for one in others for each in self._clauses(one))]
        return self._finds_more([*known, *undated], known)

    def _find_clauses(self, document: CitedDocument) -> Sequence[Clause]:
        clauses = [*_code_clauses(document), *_dated(document)]
        undated = _undated(document)
        if (
            undated
            and not document.others
            and self._finds_more([*clauses, *undated], clauses)
            and not self._has_other_year(document)
        ):
            clauses += undated
        return clauses

    def _counts_undated(self, document: CitedDocument) -> bool:
        undated = _undated(document)
        return bool(undated) and undated[0] in self._clauses(document)

    def _has_other_year(self, document: CitedDocument) -> bool:
        """Tell whether bulletins write of a document of the same number and another year."""
        assert document.parts
        years = [each for each in self._years if each != document.parts.year]
        # Hardly any bulletin has the words, and the number with another year: these are asked once
        # more, for the words with that year.
        near = year_phrases(document.parts, years)
        if not self._having_both(_undated(document), near):
            return False
        return any(
            self._having(dated_phrases(document.parts, years[first : first + _AT_ONCE])).total
            for first in range(0, len(years), _AT_ONCE)
        )

    @cached_property
    def _years(self) -> Sequence[str]:
        """The years that documents can have: to the one after the newest bulletin.

        What a generation answers does not depend on the day on which it is asked.
        """
        days = self._engine.match(Query("")).day_counts(Filters()).days.tolist()
        last = days[-1].year + 1 if days else _FIRST_YEAR
        return [str(each) for each in range(_FIRST_YEAR, last + 1)]

    def _finds_more(self, clauses: Sequence[Clause], than: Sequence[Clause]) -> bool:
        return len(clauses) > len(than) and self._having(clauses).total > self._having(than).total

    def _having_both(self, some: Sequence[Clause], others: Sequence[Clause]) -> int:
        query = Query("văn bản", (Or(tuple(some)), Or(tuple(others))))
        return self._engine.match(query).total

    def _having(self, clauses: Sequence[Clause]) -> Matches:
        """Return the bulletins that match any of some clauses."""
        return self._engine.match(Query("văn bản", (Or(tuple(clauses)),)))


def _code_clauses(document: CitedDocument) -> Sequence[Clause]:
    return [TermClause(each, TokenKind.CODE, 0, 0) for each in document.codes]


def _dated(document: CitedDocument) -> Sequence[PhraseClause]:
    parts = document.parts
    return dated_phrases(parts, (parts.year,)) if parts and parts.year else ()


def _undated(document: CitedDocument) -> Sequence[PhraseClause]:
    return undated_phrases(document.parts) if document.parts else ()
