"""Clauses looked up one at a time: how long each took, and what its units stand for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from search.engine.matching.matching import SegmentMatcher
from search.engine.matching.segment_term import SegmentTerm, resolve_prefix
from search.engine.segment.doc_set import DocSet, unite
from search.explanation.result import ClauseKind, ExplainedClause, ExplainedTerm, ExplainedUnit
from search.explanation.stopwatch import timed
from search.query.clause import (
    Clause,
    MinimumShouldMatch,
    Or,
    PhraseClause,
    PrefixClause,
    SynonymClause,
    TermClause,
)
from search.text.token import TokenKind

_KINDS = {
    TermClause: ClauseKind.TERM,
    PhraseClause: ClauseKind.PHRASE,
    PrefixClause: ClauseKind.PREFIX,
    Or: ClauseKind.EITHER,
    MinimumShouldMatch: ClauseKind.ENOUGH,
    SynonymClause: ClauseKind.NAME,
}


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A clause, and its documents in each segment."""

    clause: Clause
    sets: Sequence[DocSet]
    microseconds: float
    alternatives: Sequence["LookedUp"] = ()


def look_up(clause: Clause, matchings: Sequence[SegmentMatcher]) -> LookedUp:
    """Return the documents of a clause; alternatives are looked up one by one."""
    if isinstance(clause, SynonymClause | MinimumShouldMatch) or not isinstance(clause, Or):
        sets, microseconds = timed(lambda: [each.clause(clause) for each in matchings])
        ways = clause.clauses if isinstance(clause, SynonymClause | MinimumShouldMatch) else ()
        return LookedUp(clause, sets, microseconds, [look_up(each, matchings) for each in ways])
    alternatives = [look_up(each, matchings) for each in clause.clauses]
    sets, microseconds = timed(
        lambda: [
            unite([each.sets[number] for each in alternatives], matching.count)
            for number, matching in enumerate(matchings)
        ]
    )
    microseconds += sum(each.microseconds for each in alternatives)
    return LookedUp(clause, sets, microseconds, alternatives)


def explain_clause(
    found: LookedUp, matchings: Sequence[SegmentMatcher], text: str, *, excluded: bool
) -> ExplainedClause:
    """Return what a clause of a text stands for in all segments together."""
    clause = found.clause
    units: Sequence[ExplainedUnit] = ()
    if isinstance(clause, PrefixClause):
        units = _begun(clause, matchings)
    elif not isinstance(clause, Or):
        held = clause.terms if isinstance(clause, PhraseClause) else (clause,)
        units = tuple(_explain_unit(each, matchings, text) for each in held)
    return ExplainedClause(
        typed(clause, text),
        _KINDS[type(clause)],
        excluded,
        sum(map(len, found.sets)),
        found.microseconds,
        units,
        tuple(
            explain_clause(each, matchings, text, excluded=excluded) for each in found.alternatives
        ),
    )


def typed(clause: Clause, text: str) -> str:
    """Return what the reader typed for a clause, with the signs that make it one.

    For a way to write a name that is not the reader's own, it is the terms.
    """
    match clause:
        case TermClause():
            return text[clause.start : clause.end] or clause.term
        case PrefixClause():
            return text[clause.start : clause.end]
        case PhraseClause(units):
            written = text[units[0].start : units[-1].end]
            return f'"{written or " ".join(each.term for each in units)}"'
        case SynonymClause():
            return text[clause.start : clause.end]
        case MinimumShouldMatch():
            return " ".join(typed(each, text) for each in clause.clauses)
        case Or():
            return " OR ".join(typed(each, text) for each in clause.clauses)


def _explain_unit(
    unit: TermClause, matchings: Sequence[SegmentMatcher], text: str
) -> ExplainedUnit:
    held = [(each, found.unit) for each in matchings if (found := each.unit(unit))]
    return _explain_terms(typed(unit, text), unit.kind, unit.plain, held)


def _begun(prefix: PrefixClause, matchings: Sequence[SegmentMatcher]) -> Sequence[ExplainedUnit]:
    """Return the plain terms that begin with a prefix, commonest first."""
    held: dict[str, list[tuple[SegmentMatcher, SegmentTerm]]] = {}
    for matching in matchings:
        segment = matching.part.segment
        for unit in resolve_prefix(segment, prefix):
            plain = segment.plain_terms[unit.plain].decode()
            held.setdefault(plain, []).append((matching, unit))
    units = [_explain_terms(plain, prefix.kind, plain, found) for plain, found in held.items()]
    units.sort(key=lambda each: (-each.documents, each.plain))
    return tuple(each for each in units if each.documents)


def _explain_terms(
    typed: str, kind: TokenKind, plain: str, held: Sequence[tuple[SegmentMatcher, SegmentTerm]]
) -> ExplainedUnit:
    """Return what segments hold of a plain term; what only deleted documents hold is no term."""
    counts: Counter[str] = Counter()
    documents = 0
    for matching, unit in held:
        documents += len(matching.living(unit.documents()))
        for term, alone in unit.apart():
            counts[term] += len(matching.living(alone.documents()))
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    variants = tuple(ExplainedTerm(term, count) for term, count in ordered if count)
    return ExplainedUnit(typed, kind.value, plain, documents, variants)
