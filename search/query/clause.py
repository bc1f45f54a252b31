"""The clauses of a query, as values: what documents must and must not contain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.text.spelling import plain
from search.text.token import TokenKind


# A page makes forty: a named tuple is made in a fifth of the time of a frozen dataclass, and hashed
# and compared without Python.
class TermClause(NamedTuple):
    """One term that a bulletin must contain; the reader typed it in `text[start:end]`.

    `position` is the term's position in the query, counted as in a document. The slice is empty
    if the term is part of a synonym, which the reader did not type. Accents that are not typed are
    open (`mat` finds mặt) unless the clause is exact.
    """

    term: str
    kind: TokenKind
    start: int
    end: int
    position: int = 0
    is_exact: bool = False

    @property
    def key(self) -> str:
        """The identity of the clause; no term contains the `=` that marks exact clauses."""
        return f"={self.term}" if self.is_exact else self.term

    @property
    def plain(self) -> str:
        """The term without accents; codes, dates and amounts have none."""
        return plain(self.term) if self.kind is TokenKind.SYLLABLE else self.term

    @property
    def last_position(self) -> int:
        """The position of the last term, as a SynonymClause has it; the next clause follows it."""
        return self.position

    def moved(self, position: int) -> "TermClause":
        """Return the clause at another position of the query."""
        return TermClause(self.term, self.kind, self.start, self.end, position, self.is_exact)


@dataclass(frozen=True, slots=True)
class PhraseClause:
    """Terms that must occur in one field, at the same distances as their positions have."""

    terms: tuple[TermClause, ...]


@dataclass(frozen=True, slots=True)
class PrefixClause:
    """Any term that begins with `stem`: a syllable as `spelling.begins` compares it, or a code."""

    stem: str
    kind: TokenKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Or:
    """Several clauses, one of which must match."""

    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class SynonymClause(Or):
    """The ways to write one name, the typed one first; they score as one term.

    Each clause is a TermClause or a PhraseClause. All begin at the position of the typed name.
    """

    @property
    def synonyms(self) -> Sequence[Sequence[TermClause]]:
        """The terms of each way to write the name."""
        return [each.terms for each in map(_phrase_of, self.clauses)]

    @property
    def key(self) -> str:
        """The identity of the clause; unlike the key of a term, it contains spaces."""
        return " | ".join(" ".join(term.key for term in terms) for terms in self.synonyms)

    @property
    def start(self) -> int:
        return self.synonyms[0][0].start

    @property
    def end(self) -> int:
        return self.synonyms[0][-1].end

    @property
    def position(self) -> int:
        return self.synonyms[0][0].position

    @property
    def last_position(self) -> int:
        return self.synonyms[0][-1].position


@dataclass(frozen=True, slots=True)
class MinimumShouldMatch(Or):
    """Several clauses; the weights of those that match must add up to at least `least`.

    Weights are whole numbers, so that all engines add them up to the same.
    """

    weights: tuple[float, ...]
    """One weight for each clause."""
    least: float


Clause = TermClause | PhraseClause | PrefixClause | Or


@dataclass(frozen=True, slots=True)
class ScoringClauses:
    """Clauses whose scores, multiplied by `weight`, count; a negative one lowers the score."""

    clauses: tuple[Clause, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Recency:
    """How much a score rises for what is new: by the share `boost`, halved every `days` days.

    Age is counted from the newest document of the index.
    """

    boost: float
    days: float


@dataclass(frozen=True, slots=True)
class Query:
    """Every clause of `required` must match, and none of `excluded`.

    `text` is the cleaned text that the clauses' `start` and `end` point into. Without clauses, a
    blank query matches every document, and one of signs only (`?!`) matches none. The required
    clauses make the score unless `ranked_by` names others; `recency` raises that of new documents.
    A question is a query in which words that only ask were let go; `numbers` are those that its
    answer may tell.
    """

    text: str
    required: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    ranked_by: tuple[ScoringClauses, ...] = ()
    recency: Recency | None = None
    is_question: bool = False
    numbers: SynonymClause | None = None

    def __hash__(self) -> int:
        # An answer has few readings of a text: to compare them takes less than to hash all clauses.
        return hash(self.text or self.required)

    def requiring(self, required: tuple[Clause, ...]) -> "Query":
        """Return the query with other required clauses."""
        # Less than half the time of `replace`, and each reading of a text asks for some.
        return Query(
            self.text,
            required,
            self.excluded,
            self.ranked_by,
            self.recency,
            self.is_question,
            self.numbers,
        )

    def counting(self, groups: tuple[ScoringClauses, ...]) -> "Query":
        """Return the query ranked by other groups of scoring clauses."""
        return Query(
            self.text,
            self.required,
            self.excluded,
            groups,
            self.recency,
            self.is_question,
            self.numbers,
        )

    @property
    def counted(self) -> tuple[ScoringClauses, ...]:
        """The groups of scoring clauses; adjacent pairs of terms of the first group score too."""
        return self.ranked_by or (ScoringClauses(self.required, 1.0),)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def distinct(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses without those that ask for the same as an earlier one."""
    seen: dict[object, Clause] = {}
    for clause in clauses:
        seen.setdefault(_meaning(clause), clause)
    return tuple(seen.values())


def _meaning(clause: Clause) -> object:
    """Return what a clause asks for, apart from its position in the query."""
    if isinstance(clause, TermClause):
        return clause.key
    if isinstance(clause, PrefixClause):
        return clause.stem, clause.kind
    if isinstance(clause, Or):
        return frozenset(map(_meaning, clause.clauses))
    origin = clause.terms[0].position
    return tuple((each.key, each.position - origin) for each in clause.terms)


def _phrase_of(clause: Clause) -> PhraseClause:
    assert isinstance(clause, TermClause | PhraseClause)
    return clause if isinstance(clause, PhraseClause) else PhraseClause((clause,))
