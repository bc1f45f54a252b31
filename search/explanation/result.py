"""What an explanation tells, as values; times are microseconds, counts are living bulletins."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from search.field import Field


class StepName(StrEnum):
    """What is done to answer a request, in about this order."""

    READING = "reading"
    CLAUSES = "clauses"
    INTERSECTION = "intersection"
    EXCLUSION = "exclusion"
    LISTING = "listing"
    DAYS = "days"
    ORGANISATIONS = "organisations"
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
    """An accented term of the index, and how many bulletins hold it."""

    term: str
    documents: int


@dataclass(frozen=True, slots=True)
class ExplainedUnit:
    """A plain term that a clause looks up, and the accented terms it stands for, commonest first.

    `kind` is the value of a `Kind`. The plain terms of a prefix are units of their own.
    """

    typed: str
    kind: str
    plain: str
    documents: int
    variants: Sequence[ExplainedTerm]


@dataclass(frozen=True, slots=True)
class ExplainedClause:
    """A clause and its bulletins; one of `alternatives` is enough where there are any."""

    typed: str
    kind: ClauseKind
    excluded: bool
    documents: int
    microseconds: float
    units: Sequence[ExplainedUnit] = ()
    alternatives: Sequence["ExplainedClause"] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done: how many bulletins it looked at, and how many were left then."""

    name: StepName
    looked_at: int
    left: int
    microseconds: float


@dataclass(frozen=True, slots=True)
class RankedHit:
    """A hit of the page."""

    id: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class UnitScore:
    """What a unit adds to a score: how rare it is, times how much of it there is, times its boost.

    `frequencies` has the fields that hold it; `amount` is made of them and of `search.ranking`.
    """

    typed: str
    rarity: float
    frequencies: Mapping[Field, int]
    amount: float
    boost: float
    contribution: float


@dataclass(frozen=True, slots=True)
class PairScore:
    """What two neighbours add to a score; `boost` is what pairs count beside units."""

    typed: str
    rarity: float
    amount: float
    boost: float
    contribution: float


@dataclass(frozen=True, slots=True)
class ExplainedHit:
    """A bulletin that was found, and the parts that its score is the sum of."""

    id: str
    title: str
    score: float
    units: Sequence[UnitScore]
    pairs: Sequence[PairScore]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a bulletin out of an answer: a step, and the clause it lacks or should lack."""

    name: StepName
    typed: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedMiss:
    """A bulletin that somebody asked about, and why it was not found."""

    id: str
    title: str
    obstacles: Sequence[Obstacle]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a request was answered; `about` is one bulletin, None if nothing was found."""

    query: str
    total: int
    clauses: Sequence[ExplainedClause]
    steps: Sequence[Step]
    hits: Sequence[RankedHit]
    about: ExplainedHit | ExplainedMiss | None

    @property
    def microseconds(self) -> float:
        """How long all steps took together."""
        return sum(each.microseconds for each in self.steps)

    def to_json(self) -> dict[str, Any]:
        """Return the explanation as JSON values, under the names of its attributes."""
        return asdict(self)
