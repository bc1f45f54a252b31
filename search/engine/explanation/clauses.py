"""Explains the clauses of a query one by one: their terms, and the time to look them up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from search.engine.explained import ClauseKind, ExplainedClause, ExplainedPlainTerm, ExplainedTerm
from search.engine.matching.matching import SegmentMatcher
from search.engine.matching.segment_term import SegmentTerm, resolve_prefix
from search.engine.segment.doc_set import DocSet, unite
from search.engine.segment_reader import SegmentReader
from search.engine.stopwatch import timed
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
from search.text.token import TokenKind

KINDS = {
    TermClause: ClauseKind.TERM,
    PhraseClause: ClauseKind.PHRASE,
    PrefixClause: ClauseKind.PREFIX,
    Or: ClauseKind.EITHER,
    MinimumShouldMatch: ClauseKind.ENOUGH,
    SynonymClause: ClauseKind.NAME,
}


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """A clause, and its documents in each segment."""

    clause: Clause
    sets: Sequence[DocSet]
    microseconds: float
    alternatives: Sequence["_LookedUp"] = ()


def explain_clauses(query: Query, segments: Sequence[SegmentReader]) -> Sequence[ExplainedClause]:
    """Return the explained clauses of a query, required and excluded, over all segments."""
    matchers = [SegmentMatcher(each) for each in segments]
    clauses = [(each, False) for each in query.required]
    clauses += [(each, True) for each in query.excluded]
    looked_up = [(_look_up(each, matchers), excluded) for each, excluded in clauses]
    return [
        _explain_clause(each, matchers, query.text, excluded=excluded)
        for each, excluded in looked_up
    ]


def _look_up(clause: Clause, matchers: Sequence[SegmentMatcher]) -> _LookedUp:
    """Return the documents of a clause; alternatives are looked up one by one."""
    if isinstance(clause, SynonymClause | MinimumShouldMatch) or not isinstance(clause, Or):
        sets, microseconds = timed(lambda: [each.clause(clause) for each in matchers])
        inner = clause.clauses if isinstance(clause, SynonymClause | MinimumShouldMatch) else ()
        return _LookedUp(clause, sets, microseconds, [_look_up(each, matchers) for each in inner])
    alternatives = [_look_up(each, matchers) for each in clause.clauses]
    sets, microseconds = timed(
        lambda: [
            unite([each.sets[number] for each in alternatives], matcher.count)
            for number, matcher in enumerate(matchers)
        ]
    )
    microseconds += sum(each.microseconds for each in alternatives)
    return _LookedUp(clause, sets, microseconds, alternatives)


def _explain_clause(
    found: _LookedUp, matchers: Sequence[SegmentMatcher], text: str, *, excluded: bool
) -> ExplainedClause:
    clause = found.clause
    terms: Sequence[ExplainedPlainTerm] = ()
    if isinstance(clause, PrefixClause):
        terms = _begun(clause, matchers)
    elif not isinstance(clause, Or):
        held = clause.terms if isinstance(clause, PhraseClause) else (clause,)
        terms = tuple(_explain_term(each, matchers, text) for each in held)
    return ExplainedClause(
        typed(clause, text),
        KINDS[type(clause)],
        excluded,
        sum(map(len, found.sets)),
        found.microseconds,
        terms,
        tuple(
            _explain_clause(each, matchers, text, excluded=excluded) for each in found.alternatives
        ),
    )


def typed(clause: Clause, text: str) -> str:
    """Return the text that the reader typed for a clause, with its quotes, minus or star.

    For a synonym that was not typed, return its terms.
    """
    match clause:
        case TermClause():
            return text[clause.start : clause.end] or clause.term
        case PrefixClause():
            return text[clause.start : clause.end]
        case PhraseClause(terms):
            written = text[terms[0].start : terms[-1].end]
            return f'"{written or " ".join(each.term for each in terms)}"'
        case SynonymClause():
            return text[clause.start : clause.end]
        case MinimumShouldMatch():
            return " ".join(typed(each, text) for each in clause.clauses)
        case Or():
            return " OR ".join(typed(each, text) for each in clause.clauses)


def _explain_term(
    clause: TermClause, matchers: Sequence[SegmentMatcher], text: str
) -> ExplainedPlainTerm:
    held = [(each, found.term) for each in matchers if (found := each.term(clause))]
    return _explain_variants(typed(clause, text), clause.kind, clause.plain, held)


def _begun(
    prefix: PrefixClause, matchers: Sequence[SegmentMatcher]
) -> Sequence[ExplainedPlainTerm]:
    """Return the plain terms that begin with a prefix, commonest first."""
    held: dict[str, list[tuple[SegmentMatcher, SegmentTerm]]] = {}
    for matcher in matchers:
        arrays = matcher.segment.arrays
        for term in resolve_prefix(arrays, prefix):
            plain = arrays.plain_terms[term.plain].decode()
            held.setdefault(plain, []).append((matcher, term))
    terms = [_explain_variants(plain, prefix.kind, plain, found) for plain, found in held.items()]
    terms.sort(key=lambda each: (-each.documents, each.plain))
    return tuple(each for each in terms if each.documents)


def _explain_variants(
    typed: str, kind: TokenKind, plain: str, held: Sequence[tuple[SegmentMatcher, SegmentTerm]]
) -> ExplainedPlainTerm:
    """Return a plain term with its variants, without those that only deleted documents have."""
    counts: Counter[str] = Counter()
    documents = 0
    for matcher, term in held:
        documents += len(matcher.living(term.documents()))
        for variant, alone in term.apart():
            counts[variant] += len(matcher.living(alone.documents()))
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    variants = tuple(ExplainedTerm(term, count) for term, count in ordered if count)
    return ExplainedPlainTerm(typed, kind.value, plain, documents, variants)
