"""Explanations by an engine, as values; times are in microseconds, counts are of documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from search.field import Field


class StepName(StrEnum):
    """The steps by which a request is answered, in about this order."""

    READING = "reading"
    CLAUSES = "clauses"
    INTERSECTION = "intersection"
    EXCLUSION = "exclusion"
    LISTING = "listing"
    DAYS = "days"
    ORGANISATIONS = "organisations"
    PLACES = "places"
    PUBLISHERS = "publishers"
    UNITS = "units"
    PAIRS = "pairs"
    PAGE = "page"
    SNIPPETS = "snippets"
    ORGANISATION_FACET = "organisation_facet"
    DATE_FACET = "date_facet"


class ClauseKind(StrEnum):
    """What a clause asks for."""

    TERM = "term"
    PHRASE = "phrase"
    PREFIX = "prefix"
    EITHER = "either"
    ENOUGH = "enough"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """An accented term of the index, and how many documents have it."""

    term: str
    documents: int


@dataclass(frozen=True, slots=True)
class ExplainedPlainTerm:
    """A plain term that a clause looks up, and the accented terms it stands for, commonest first.

    `kind` is the value of a `TokenKind`. A prefix looks up every plain term that begins with it.
    """

    typed: str
    kind: str
    plain: str
    documents: int
    variants: Sequence[ExplainedTerm]


@dataclass(frozen=True, slots=True)
class ExplainedClause:
    """A clause and how many documents match it; any of its `alternatives`, if it has some, does."""

    typed: str
    kind: ClauseKind
    excluded: bool
    documents: int
    microseconds: float
    units: Sequence[ExplainedPlainTerm] = ()
    alternatives: Sequence["ExplainedClause"] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step: how many documents it looked at, and how many remained after it."""

    name: StepName
    looked_at: int
    left: int
    microseconds: float


@dataclass(frozen=True, slots=True)
class TermScore:
    """What a term adds to a score: its idf times its saturated frequency times its boost.

    `frequencies` has the fields that hold the term; `amount` is the saturated, weighted sum of
    them (`search.engine.bm25`).
    """

    typed: str
    idf: float
    frequencies: Mapping[Field, int]
    amount: float
    boost: float
    contribution: float


@dataclass(frozen=True, slots=True)
class PairScore:
    """What two neighbouring terms add to a score; `boost` is `search.ranking.PAIR_BOOST`."""

    typed: str
    idf: float
    amount: float
    boost: float
    contribution: float


@dataclass(frozen=True, slots=True)
class ExplainedScore:
    """The score of a document, and its summands in the order of the query.

    Where a query asks for what is new, the score is `newness` times the sum.
    """

    score: float
    terms: Sequence[TermScore]
    pairs: Sequence[PairScore]
    newness: float = 1.0


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a document is not in an answer: the step that drops it, and the clause it fails."""

    name: StepName
    typed: str = ""
