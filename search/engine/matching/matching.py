"""Which documents of a segment contain what a query asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.engine.index_reader import SegmentReader
from search.engine.matching.adjacency import find_phrase
from search.engine.matching.segment_synonyms import SegmentPhrase, SegmentSynonyms
from search.engine.matching.segment_term import SegmentTerm, resolve, resolve_prefix
from search.engine.segment.doc_set import DocSet, everything, intersect, subtract, unite
from search.query.clause import (
    Clause,
    MinimumShouldMatch,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    ScoringClauses,
    SynonymClause,
    TermClause,
)

ScoredClause = TermClause | SynonymClause
"""What counts as one unit."""

ROUNDING = 1e-9
"""What sums of some dozens of weights or scores may differ by when they are added in another
order."""


@dataclass(frozen=True, slots=True)
class MatchedTerm:
    """A unit that stands for something in a segment, and its living documents there."""

    unit: SegmentTerm
    documents: DocSet


@dataclass(frozen=True, slots=True)
class MatchedSynonyms:
    """A name that stands in a segment in some way, and the living documents of any way."""

    name: SegmentSynonyms
    documents: DocSet


@dataclass(frozen=True, slots=True)
class SegmentMatch:
    """The living documents of a segment that match, ascending, and units and names by key."""

    part: SegmentReader
    numbers: NDArray[intp]
    units: dict[str, MatchedTerm]
    names: dict[str, MatchedSynonyms]

    def documents(self, key: str) -> DocSet | None:
        """Return the documents of a unit or a name that the query asks for, if there are any."""
        held = self.units.get(key) or self.names.get(key)
        return held.documents if held else None


def match_segment(query: Query, part: SegmentReader) -> SegmentMatch:
    """Return the documents of a segment that have all required clauses and no excluded one."""
    matching = SegmentMatcher(part)
    found = matching.all_of(query, [matching.clause(each) for each in query.required])
    for each in query.excluded:
        found = subtract(found, matching.clause(each))
    matching.look_up(query.ranked_by)
    return SegmentMatch(part, found.to_numbers(), matching.units, matching.names)


@dataclass(frozen=True, slots=True)
class SegmentMatcher:
    """The documents of clauses in one segment; each unit is looked up once."""

    part: SegmentReader
    units: dict[str, MatchedTerm] = field(default_factory=dict)
    names: dict[str, MatchedSynonyms] = field(default_factory=dict)

    def all_of(self, query: Query, required: Sequence[DocSet]) -> DocSet:
        """Return the documents of all required clauses; a query that says nothing has none."""
        if required:
            return intersect(required)
        # Units are held as living already, so the living need to be asked for only without any.
        says_nothing = not query.excluded and not query.is_blank
        return self.nobody() if says_nothing else self.everyone()

    def look_up(self, counted: Sequence[ScoringClauses]) -> None:
        """Look up the units that make the score and are not asked for."""
        for unit in scored([clause for each in counted for clause in each.clauses]):
            self.clause(unit)

    def clause(self, clause: Clause) -> DocSet:
        """Return the living documents that a clause asks for."""
        match clause:
            case TermClause():
                held = self.unit(clause)
                return held.documents if held else self.nobody()
            case PhraseClause():
                return self.phrase(clause)
            case PrefixClause():
                begun = [each.documents() for each in resolve_prefix(self.part.segment, clause)]
                return self.living(unite(begun, self.count))
            case SynonymClause():
                return self.name(clause)
            case MinimumShouldMatch():
                return self.enough(clause)
            case Or():
                return unite([self.clause(each) for each in clause.clauses], self.count)

    def enough(self, clause: MinimumShouldMatch) -> DocSet:
        """Return the documents of clauses that weigh enough together."""
        weighed = self.weigh(clause.clauses, clause.weights)
        return DocSet(self.count, numbers=np.flatnonzero(weighed >= clause.least - ROUNDING))

    def weigh(self, clauses: Sequence[Clause], weights: Sequence[float]) -> NDArray[float64]:
        """Return for each document of the segment what the clauses weigh that it has."""
        weighed = np.zeros(self.count)
        for clause, weight in zip(clauses, weights, strict=True):
            weighed[self.clause(clause).to_numbers()] += weight
        return weighed

    def unit(self, unit: TermClause) -> MatchedTerm | None:
        """Return what a unit stands for in the segment, if anything."""
        if unit.key not in self.units:
            found = resolve(self.part.segment, unit)
            if found is None:
                return None
            self.units[unit.key] = MatchedTerm(found, self.living(found.documents()))
        return self.units[unit.key]

    def name(self, name: SynonymClause) -> DocSet:
        """Return the documents of a name, and keep where to look for its places."""
        key = name.key
        if key not in self.names:
            ways = [way for way in map(self.way, name.synonyms) if way and len(way.documents)]
            documents = unite([each.documents for each in ways], self.count)
            self.names[key] = MatchedSynonyms(SegmentSynonyms(tuple(ways)), documents)
        return self.names[key].documents

    def way(self, units: Sequence[TermClause]) -> SegmentPhrase | None:
        """Return where a way to write a name may stand; None where one of its units does not."""
        held = [self.unit(each) for each in units]
        known = [each for each in held if each is not None]
        if len(known) < len(held):
            return None
        return SegmentPhrase(
            tuple(each.unit for each in known),
            tuple(each.position for each in units),
            intersect([each.documents for each in known]),
        )

    def phrase(self, phrase: PhraseClause) -> DocSet:
        held = [self.unit(each) for each in phrase.terms]
        known = [each for each in held if each is not None]
        if len(known) < len(held):
            return self.nobody()
        numbers = intersect([each.documents for each in known]).to_numbers()
        places = [each.position for each in phrase.terms]
        found = find_phrase([each.unit for each in known], places, numbers)
        return DocSet(self.count, numbers=found)

    def living(self, documents: DocSet) -> DocSet:
        """Return the documents of a set that are not deleted."""
        alive = self.part.alive
        return documents if alive is None else intersect((documents, alive))

    def everyone(self) -> DocSet:
        return self.living(everything(self.count))

    def nobody(self) -> DocSet:
        return DocSet(self.count, numbers=_NONE)

    @property
    def count(self) -> int:
        return self.part.segment.count


_NONE = np.empty(0, intp)


def scored(clauses: Sequence[Clause]) -> Iterator[ScoredClause]:
    """Yield what counts as one unit, in order: units, and names."""
    for clause in clauses:
        match clause:
            case TermClause() | SynonymClause():
                yield clause
            case PhraseClause():
                yield from clause.terms
            case Or():
                yield from scored(clause.clauses)
            case PrefixClause():
                pass


def leaves(clauses: Sequence[Clause]) -> Iterator[TermClause]:
    """Yield the units of clauses, in order; prefixes have none."""
    for clause in clauses:
        match clause:
            case TermClause():
                yield clause
            case PhraseClause():
                yield from clause.terms
            case Or():
                yield from leaves(clause.clauses)
            case PrefixClause():
                pass
