"""A query as the kernel reads it: clauses, terms and units as numbers in arrays.

The arrays of clauses, phrases and units are the same for all segments; terms are looked up in each.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from numpy import uint64
from numpy.typing import NDArray

from search.engine.compiled.segment import BeyondKernelError, KernelSegment, ListedTerm
from search.engine.compiled.structs import QueryStruct
from search.engine.matching.matching import ROUNDING
from search.kernel.address import address
from search.query.clause import (
    Clause,
    MinimumShouldMatch,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    TermClause,
)
from search.query.walk import ScoredClause, scored_clauses, term_clauses

MOST_PARTS = 64
"""The longest phrase that the kernel knows."""

_TERM_FIELDS = 10
"""Numbers of a term: pool, first and last list, plain term and its bucket, which variants count."""


class _Kind(IntEnum):
    """What a clause is; `matching.h` has the same numbers."""

    TERM = 0
    PHRASE = 1
    ANY = 2
    ENOUGH = 3


@dataclass(frozen=True, slots=True)
class _Begun:
    """The plain (pool 0) or accented (pool 1) terms that begin with a prefix."""

    clause: PrefixClause
    pool: int


class Program:
    """The clauses of a query, and the units of its score once they are added."""

    def __init__(self, query: Query) -> None:
        self._terms: dict[object, TermClause | _Begun] = {}
        self._term_numbers: dict[object, int] = {}
        # The fields of all structs of a kind, end to end.
        self._parts: list[int] = []
        self._phrases: list[int] = []
        self._clauses: list[int] = []
        self._children: list[int] = []
        self._units: list[int] = []
        self._weights: list[float] = []
        # What terms are in segments: ranking asks again for those that were matched.
        self._listed: dict[int, tuple[list[int], list[int]]] = {}
        self._depth = 0
        self._most_parts = 0
        self._certain = {
            each.key
            for each in term_clauses([each for each in query.required if not isinstance(each, Or)])
        }
        # What only scores is added when documents are ranked: then it is too late to ask NumPy.
        for scoring in query.ranked_by:
            for each in scored_clauses(scoring.clauses):
                if not isinstance(each, TermClause) and max(map(len, each.synonyms)) > MOST_PARTS:
                    raise BeyondKernelError
        required = [self._clause(each, 1) for each in query.required]
        excluded = [self._clause(each, 1) for each in query.excluded]
        self._required = len(self._children)
        self._add_children(required)
        self._required_last = len(self._children)
        self._add_children(excluded)
        self._excluded_last = len(self._children)

    def add_unit(self, clause: ScoredClause) -> int:
        """Add a unit of the score, and return its number."""
        if isinstance(clause, TermClause):
            unit = self._term(clause), 0, 0, int(clause.key in self._certain)
        else:
            numbers = [self._phrase(each) for each in clause.synonyms]
            unit = -1, numbers[0], numbers[-1] + 1, 0
        self._units += unit
        return len(self._units) // 4 - 1

    def on(self, segment: KernelSegment, docs: NDArray[uint64] | None) -> "SegmentQuery":
        """Return the query on one segment.

        `docs` has one bit for each of its documents; None if they will be told later.
        """
        lists, terms = self._look_up(segment)
        # One array for all: each that is made costs time.
        numbers = array(
            "q",
            lists
            + terms
            + self._parts
            + self._phrases
            + self._clauses
            + self._children
            + self._units,
        )
        weights = array("d", self._weights)
        lists_at, _ = numbers.buffer_info()
        terms_at = lists_at + 8 * len(lists)
        parts_at = terms_at + 8 * len(terms)
        phrases_at = parts_at + 8 * len(self._parts)
        clauses_at = phrases_at + 8 * len(self._phrases)
        children_at = clauses_at + 8 * len(self._clauses)
        units_at = children_at + 8 * len(self._children)
        struct = QueryStruct(
            segment.address,
            lists_at,
            terms_at,
            len(self._terms),
            parts_at,
            phrases_at,
            clauses_at,
            children_at,
            weights.buffer_info()[0],
            self._required,
            self._required_last,
            self._excluded_last,
            self._depth,
            self._most_parts,
            units_at,
            len(self._units) // 4,
            None if docs is None else address(docs),
            0,
        )
        return SegmentQuery(segment, struct, docs, numbers, weights)

    def _look_up(self, segment: KernelSegment) -> tuple[list[int], list[int]]:
        """Return the lists of all terms in a segment, and the fields of the terms, end to end."""
        lists, terms = self._listed.setdefault(segment.address, ([], []))
        for each in islice(self._terms.values(), len(terms) // _TERM_FIELDS, None):
            term = _find_listed(segment, each)
            first = len(lists)
            lists += term.lists
            terms += (term.pool, first, len(lists), term.plain, term.bucket)
            terms += (term.restricted, *term.allowed)
        return lists, terms

    def _clause(self, clause: Clause, depth: int) -> int:
        self._depth = max(self._depth, depth)
        match clause:
            case TermClause():
                return self._add(_Kind.TERM, self._term(clause))
            case PhraseClause():
                return self._add(_Kind.PHRASE, self._phrase(clause.terms))
            case PrefixClause():
                begun = [
                    self._add(_Kind.TERM, self._number((clause, pool), _Begun(clause, pool)))
                    for pool in (0, 1)
                ]
                return self._add_any(begun)
            case MinimumShouldMatch():
                return self._enough(clause, depth)
            case Or():
                return self._add_any([self._clause(each, depth + 1) for each in clause.clauses])

    def _enough(self, clause: MinimumShouldMatch, depth: int) -> int:
        # The heaviest first, which is the order in which NumPy adds them.
        ordered = sorted(
            zip(clause.weights, clause.clauses, strict=True), key=lambda each: -each[0]
        )
        numbers = [self._clause(each, depth + 1) for _, each in ordered]
        first = len(self._children)
        self._add_children(numbers, [weight for weight, _ in ordered])
        last = len(self._children)
        # What the weights must come to stands behind them.
        self._add_children([0], [clause.least - ROUNDING])
        return self._add(_Kind.ENOUGH, first, last)

    def _add_any(self, numbers: Sequence[int]) -> int:
        first = len(self._children)
        self._add_children(numbers)
        return self._add(_Kind.ANY, first, len(self._children))

    def _add(self, kind: _Kind, first: int, last: int = 0) -> int:
        self._clauses += (kind, first, last)
        return len(self._clauses) // 3 - 1

    def _add_children(self, numbers: Sequence[int], weights: Sequence[float] = ()) -> None:
        self._children += numbers
        self._weights += weights or [0.0] * len(numbers)

    def _phrase(self, terms: Sequence[TermClause]) -> int:
        if len(terms) > MOST_PARTS:
            raise BeyondKernelError
        first = len(self._parts) // 2
        for each in terms:
            self._parts += (self._term(each), each.position)
        self._phrases += (first, len(self._parts) // 2)
        self._most_parts = max(self._most_parts, len(terms))
        return len(self._phrases) // 2 - 1

    def _term(self, clause: TermClause) -> int:
        return self._number((clause.kind, clause.key), clause)

    def _number(self, key: object, term: TermClause | _Begun) -> int:
        if key not in self._term_numbers:
            self._term_numbers[key] = len(self._terms)
            self._terms[key] = term
        return self._term_numbers[key]


class SegmentQuery(NamedTuple):
    """A query on one segment: `struct` for calls, and the arrays that it points into."""

    segment: KernelSegment
    struct: QueryStruct
    docs: NDArray[uint64] | None
    numbers: "array[int]"
    weights: "array[float]"


def _find_listed(segment: KernelSegment, term: TermClause | _Begun) -> ListedTerm:
    if isinstance(term, _Begun):
        return segment.begun(term.clause)[term.pool]
    return segment.term(term)
