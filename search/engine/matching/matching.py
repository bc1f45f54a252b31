"""Matches the clauses of a query to the documents of a segment."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.matching.adjacency import find_phrase
from search.engine.matching.segment_synonyms import SegmentPhrase, SegmentSynonyms
from search.engine.matching.segment_term import SegmentTerm, resolve, resolve_prefix
from search.engine.segment.doc_set import DocSet, everything, intersect, unite
from search.engine.segment_reader import SegmentReader
from search.query.clause import (
    Clause,
    MinimumShouldMatch,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    SynonymClause,
    TermClause,
)
from search.query.walk import scored_clauses

ROUNDING = 1e-9
"""The largest difference of two sums of some dozens of weights added in different order."""


@dataclass(frozen=True, slots=True)
class MatchedTerm:
    """A term of the query that the segment has, and the living documents that have it."""

    term: SegmentTerm
    documents: DocSet


@dataclass(frozen=True, slots=True)
class MatchedSynonyms:
    """A name with the spellings that the segment has, and the living documents with any of them."""

    synonyms: SegmentSynonyms
    documents: DocSet


@dataclass(frozen=True, slots=True)
class SegmentMatch:
    """The matching documents of a segment, and the terms and names of the query found in it.

    `doc_ids` are numbers in the segment, ascending; `terms` and `synonyms` are held by the keys of
    their clauses.
    """

    segment: SegmentReader
    doc_ids: NDArray[intp]
    terms: dict[str, MatchedTerm]
    synonyms: dict[str, MatchedSynonyms]

    def documents(self, key: str) -> DocSet | None:
        """Return the documents of a term or name of the query; None if the segment has none."""
        held = self.terms.get(key) or self.synonyms.get(key)
        return held.documents if held else None


@dataclass(frozen=True, slots=True)
class SegmentMatcher:
    """Finds the documents of clauses in one segment; each term is looked up once."""

    segment: SegmentReader
    terms: dict[str, MatchedTerm] = field(default_factory=dict)
    synonyms: dict[str, MatchedSynonyms] = field(default_factory=dict)

    def all_of(self, query: Query, required: Sequence[DocSet]) -> DocSet:
        """Return the documents of all required clauses.

        Without any, a blank query and a query of exclusions match all, one of signs none.
        """
        if required:
            return intersect(required)
        # Matched terms have living documents only, so deleted ones need not be removed here.
        has_only_signs = not query.excluded and not query.is_blank
        return self.no_docs() if has_only_signs else self.all_docs()

    def look_up(self, clauses: Sequence[Clause]) -> None:
        """Look up the terms of clauses that make the score."""
        for clause in scored_clauses(clauses):
            self.clause(clause)

    def matched(self, doc_ids: NDArray[intp]) -> SegmentMatch:
        """Return the match of `doc_ids`, with all terms and names looked up so far."""
        return SegmentMatch(self.segment, doc_ids, self.terms, self.synonyms)

    def clause(self, clause: Clause) -> DocSet:
        """Return the living documents that a clause matches."""
        match clause:
            case TermClause():
                held = self.term(clause)
                return held.documents if held else self.no_docs()
            case PhraseClause():
                return self.phrase(clause)
            case PrefixClause():
                return self.living(self.begun(clause))
            case SynonymClause():
                return self.any_spelling(clause)
            case MinimumShouldMatch():
                return self.minimum_should_match(clause)
            case Or():
                return unite([self.clause(each) for each in clause.clauses], self.count)

    def begun(self, clause: PrefixClause) -> DocSet:
        """Return the documents of all terms that begin with a prefix, deleted ones included."""
        terms = resolve_prefix(self.segment.arrays, clause)
        whole = np.array([each.plain for each in terms if each.variants is None], intp)
        parts = [each.documents() for each in terms if each.variants is not None]
        if len(whole):
            parts.append(self.segment.arrays.plain_postings.documents_of_any(whole))
        return unite(parts, self.count)

    def minimum_should_match(self, clause: MinimumShouldMatch) -> DocSet:
        """Return the documents whose matching clauses weigh enough together.

        The heaviest clauses come first: once the others weigh too little together, only the
        documents that are known already, and still can reach enough, are looked at.
        """
        ordered = sorted(
            zip(clause.weights, clause.clauses, strict=True), key=lambda each: -each[0]
        )
        left = sum(clause.weights)
        total = np.zeros(self.count)
        numbers: NDArray[intp] | None = None
        for weight, each in ordered:
            if numbers is None and left < clause.least - ROUNDING:
                numbers = np.flatnonzero(total)
                total = total.take(numbers)
            documents = self.clause(each)
            if numbers is None:
                total[documents.to_numbers()] += weight
            else:
                reaching = np.flatnonzero(total >= clause.least - left - ROUNDING)
                numbers, total = numbers.take(reaching), total.take(reaching)
                total += weight * documents.contains(numbers)
            left -= weight
        enough = np.flatnonzero(total >= clause.least - ROUNDING)
        return DocSet(self.count, numbers=enough if numbers is None else numbers.take(enough))

    def term(self, clause: TermClause) -> MatchedTerm | None:
        """Return a term of the segment for a clause, or None if the segment has no such term."""
        if clause.key not in self.terms:
            found = resolve(self.segment.arrays, clause)
            if found is None:
                return None
            self.terms[clause.key] = MatchedTerm(found, self.living(found.documents()))
        return self.terms[clause.key]

    def any_spelling(self, name: SynonymClause) -> DocSet:
        """Return the documents of a name in any spelling, and keep its occurrences for scoring."""
        key = name.key
        if key not in self.synonyms:
            spellings = [each for each in map(self.spelling, name.synonyms) if each]
            spellings = [each for each in spellings if len(each.documents)]
            documents = unite([each.documents for each in spellings], self.count)
            self.synonyms[key] = MatchedSynonyms(SegmentSynonyms(tuple(spellings)), documents)
        return self.synonyms[key].documents

    def spelling(self, terms: Sequence[TermClause]) -> SegmentPhrase | None:
        """Return one spelling of a name; None if the segment lacks one of its terms."""
        held = [self.term(each) for each in terms]
        known = [each for each in held if each is not None]
        if len(known) < len(held):
            return None
        return SegmentPhrase(
            tuple(each.term for each in known),
            tuple(each.position for each in terms),
            intersect([each.documents for each in known]),
        )

    def phrase(self, phrase: PhraseClause) -> DocSet:
        """Return the documents in which the terms of a phrase occur at its distances."""
        held = [self.term(each) for each in phrase.terms]
        known = [each for each in held if each is not None]
        if len(known) < len(held):
            return self.no_docs()
        doc_ids = intersect([each.documents for each in known]).to_numbers()
        positions = [each.position for each in phrase.terms]
        found = find_phrase([each.term for each in known], positions, doc_ids)
        return DocSet(self.count, numbers=found)

    def living(self, documents: DocSet) -> DocSet:
        """Return the documents of a set that are not deleted."""
        alive = self.segment.alive
        return documents if alive is None else intersect((documents, alive))

    def all_docs(self) -> DocSet:
        return self.living(everything(self.count))

    def no_docs(self) -> DocSet:
        return DocSet(self.count, numbers=_NONE)

    @property
    def count(self) -> int:
        return self.segment.arrays.count


_NONE = np.empty(0, intp)
