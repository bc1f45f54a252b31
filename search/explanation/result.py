"""The explanation of an answer, as values; times are microseconds, counts those of bulletins."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from search.engine.explained import ExplainedClause, Obstacle, PairScore, Step, TermScore


@dataclass(frozen=True, slots=True)
class RankedHit:
    """A hit of the page."""

    id: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class ExplainedHit:
    """A bulletin of the answer, and the summands of its score; see `ExplainedScore`.

    `title_score` is what its title adds if it counts once more.
    """

    id: str
    title: str
    score: float
    units: Sequence[TermScore]
    pairs: Sequence[PairScore]
    newness: float = 1.0
    title_score: float = 0.0


@dataclass(frozen=True, slots=True)
class ExplainedMiss:
    """A bulletin that was asked about, and why it is not in the answer."""

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
        return asdict(self, dict_factory=_json_object)


def _json_object(attributes: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return attributes under their names in JSON, where idf is called rarity for compatibility."""
    return {"rarity" if name == "idf" else name: value for name, value in attributes}
