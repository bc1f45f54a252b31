"""Which documents of a segment contain what a query asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.adjacency import find_phrase
from search.engine.collection import Part
from search.engine.documents import Documents, everything, intersect, subtract, unite
from search.engine.unit import SegmentUnit, resolve, resolve_prefix
from search.query import Clause, Either, Phrase, Prefix, Query, Unit


@dataclass(frozen=True, slots=True)
class HeldUnit:
    """A unit that stands for something in a segment, and its living documents there."""

    unit: SegmentUnit
    documents: Documents


@dataclass(frozen=True, slots=True)
class PartMatch:
    """The living documents of a segment that match, ascending, and the units by their terms."""

    part: Part
    numbers: NDArray[intp]
    units: dict[str, HeldUnit]


def match_part(query: Query, part: Part) -> PartMatch:
    """Return the documents of a segment that have all required clauses and no excluded one."""
    matching = Matching(part)
    found = matching.all_of(query, [matching.clause(each) for each in query.required])
    for each in query.excluded:
        found = subtract(found, matching.clause(each))
    return PartMatch(part, found.to_numbers(), matching.units)


@dataclass(frozen=True, slots=True)
class Matching:
    """The documents of clauses in one segment; each unit is looked up once."""

    part: Part
    units: dict[str, HeldUnit] = field(default_factory=dict)

    def all_of(self, query: Query, required: Sequence[Documents]) -> Documents:
        """Return the documents of all required clauses; a query that says nothing has none."""
        if required:
            return intersect(required)
        # Units are held as living already, so the living need to be asked for only without any.
        says_nothing = not query.excluded and not query.is_blank
        return self.nobody() if says_nothing else self.everyone()

    def clause(self, clause: Clause) -> Documents:
        """Return the living documents that a clause asks for."""
        match clause:
            case Unit():
                held = self.unit(clause)
                return held.documents if held else self.nobody()
            case Phrase():
                return self.phrase(clause)
            case Prefix():
                begun = [each.documents() for each in resolve_prefix(self.part.segment, clause)]
                return self.living(unite(begun, self.count))
            case Either():
                return unite([self.clause(each) for each in clause.clauses], self.count)

    def unit(self, unit: Unit) -> HeldUnit | None:
        """Return what a unit stands for in the segment, if anything."""
        if unit.term not in self.units:
            found = resolve(self.part.segment, unit)
            if found is None:
                return None
            self.units[unit.term] = HeldUnit(found, self.living(found.documents()))
        return self.units[unit.term]

    def phrase(self, phrase: Phrase) -> Documents:
        held = [self.unit(each) for each in phrase.units]
        known = [each for each in held if each is not None]
        if len(known) < len(held):
            return self.nobody()
        numbers = intersect([each.documents for each in known]).to_numbers()
        places = [each.place for each in phrase.units]
        found = find_phrase([each.unit for each in known], places, numbers)
        return Documents(self.count, numbers=found)

    def living(self, documents: Documents) -> Documents:
        """Return the documents of a set that are not deleted."""
        alive = self.part.alive
        return documents if alive is None else intersect((documents, alive))

    def everyone(self) -> Documents:
        return self.living(everything(self.count))

    def nobody(self) -> Documents:
        return Documents(self.count, numbers=_NONE)

    @property
    def count(self) -> int:
        return self.part.segment.count


_NONE = np.empty(0, intp)


def leaves(clauses: Sequence[Clause]) -> Iterator[Unit]:
    """Yield the units of clauses, in order; prefixes have none."""
    for clause in clauses:
        match clause:
            case Unit():
                yield clause
            case Phrase():
                yield from clause.units
            case Either():
                yield from leaves(clause.clauses)
            case Prefix():
                pass
