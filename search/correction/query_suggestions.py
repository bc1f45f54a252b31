"""What a reader may have meant, or may want next, each with what it would find.

Suggestions stand beside an answer, never instead of it: nothing is searched for that was not asked.
Every suggestion is a whole request, so that its count is what the reader finds who follows it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np

from search.correction.code_suggestions import MOST as MOST_CODES
from search.correction.code_suggestions import near_codes
from search.correction.correction import correct
from search.correction.mentioned_period import read_period, without_period
from search.correction.restoration import restore
from search.engine.executor import ArrayExecutor, MatchedDocs
from search.engine.filter import in_days, in_organisations, passing
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import scored
from search.facets.organisation_names import OrganisationNames
from search.organisations.recognition import Recogniser
from search.parameters import parameters_of
from search.query.accent_matching import AccentMatching
from search.query.clause import (
    Clause,
    Or,
    TermClause,
)
from search.query.expansion import expand
from search.query.keystrokes.decoding import decode_keystrokes
from search.query.parser import parse
from search.query.rewriting import rewrite
from search.relaxation.relaxation import LONG, PAGE
from search.relaxation.understanding import understand
from search.request import SearchRequest
from search.result import Understanding
from search.text.spelling import bare, clean
from search.text.token import TokenKind

MOST_ORGANISATIONS = 3
"""Organisations that are offered; their names are long."""


@dataclass(frozen=True, slots=True)
class QuerySuggestion:
    """Another request under a name that tells it from the one that was made.

    `total` is the number of bulletins that it finds.
    """

    label: str
    request: SearchRequest
    total: int


@dataclass(frozen=True, slots=True)
class QuerySuggestions:
    """What to try beside a request; but for `literal`, only what finds something.

    `literal` takes for text what was read as keystrokes. `stricter` are the readings that a relaxed
    query found too little with, each named by its marks. `restored` has readings with accents of a
    query without any, `corrected` those without misspellings, `codes` those with a code that
    bulletins have. `period` narrows to the days that the query names, `organisations` to one that
    it names. `unfiltered` drops the filters, and the fixed reading, that leave nothing.
    """

    literal: QuerySuggestion | None = None
    stricter: tuple[QuerySuggestion, ...] = ()
    restored: tuple[QuerySuggestion, ...] = ()
    corrected: tuple[QuerySuggestion, ...] = ()
    codes: tuple[QuerySuggestion, ...] = ()
    period: QuerySuggestion | None = None
    organisations: tuple[QuerySuggestion, ...] = ()
    unfiltered: QuerySuggestion | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the advice as JSON values; `parameters` are those that `read_request` reads."""
        return {
            "literal": self.literal and _offer_json(self.literal),
            "stricter": [_offer_json(each) for each in self.stricter],
            "restored": [_offer_json(each) for each in self.restored],
            "corrected": [_offer_json(each) for each in self.corrected],
            "codes": [_offer_json(each) for each in self.codes],
            "period": self.period and _offer_json(self.period),
            "organisations": [_offer_json(each) for each in self.organisations],
            "unfiltered": self.unfiltered and _offer_json(self.unfiltered),
        }


class QuerySuggester:
    """Advises on requests to one collection; threads may share it."""

    def __init__(
        self, collection: IndexReader, executor: ArrayExecutor, directory: OrganisationNames
    ) -> None:
        self._collection = collection
        self._executor = executor
        self._directory = directory

    def advise(self, request: SearchRequest) -> QuerySuggestions:
        """Return what to try beside a request, whatever page of it is looked at."""
        understanding, found = understand(self._executor, request)
        read = _reworded(request, understanding.text)
        total = self._count(found, read)
        typed_total = _typed_total(understanding, found)
        return QuerySuggestions(
            self._literal(request, understanding),
            tuple(self._stricter(read, understanding, total)),
            tuple(self._restored(read)),
            tuple(self._corrected(read)) if typed_total < PAGE else (),
            () if typed_total else tuple(islice(self._codes(read), MOST_CODES)),
            self._period(read),
            tuple(islice(self._organisations(read, found), MOST_ORGANISATIONS)),
            None if total else self._unfiltered(request),
        )

    def _literal(
        self, request: SearchRequest, understanding: Understanding
    ) -> QuerySuggestion | None:
        if understanding.literal_total is None:
            return None
        literal = replace(_reworded(request, request.text), is_literal=True)
        return QuerySuggestion(literal.text, literal, self._total(literal))

    def _stricter(
        self, read: SearchRequest, understanding: Understanding, total: int
    ) -> Iterator[QuerySuggestion]:
        """Yield the stricter readings, but none that finds the same as the next looser one."""
        offers = []
        for each in reversed(understanding.stricter):
            stricter = replace(read, marks=each.marks)
            found = self._total(stricter)
            if 0 < found < total:
                offers.append(QuerySuggestion(each.marks.value, stricter, found))
                total = found
        yield from reversed(offers)

    def _restored(self, read: SearchRequest) -> Iterator[QuerySuggestion]:
        text = clean(read.text)
        if text == bare(text):
            texts = [each.text for each in restore(self._collection, text)]
            yield from self._readings(read, texts)

    def _corrected(self, read: SearchRequest) -> Iterator[QuerySuggestion]:
        texts = [each.text for each in correct(self._collection, read.text)]
        yield from self._readings(read, texts)

    def _codes(self, read: SearchRequest) -> Iterator[QuerySuggestion]:
        """Yield the query with each code that is near one that no bulletin has."""
        query = parse(read.text)
        for unit in _code_units(query.required):
            for near in near_codes(self._collection, unit.term):
                text = rewrite(query.text, [(unit.start, unit.end, near)])
                for each in self._readings(read, [text]):
                    yield replace(each, label=near)

    def _readings(self, read: SearchRequest, texts: Iterable[str]) -> Iterator[QuerySuggestion]:
        """Yield requests for other texts, with marks fixed where they would be relaxed.

        Relaxed, a reading finds what the query found that it is to be told from.
        """
        for text in texts:
            free = _reworded(read, text)
            fixed = replace(free, marks=free.marks or AccentMatching.COMPATIBLE)
            _, found = understand(self._executor, fixed)
            if total := self._count(found, fixed):
                yield QuerySuggestion(text, fixed if self._is_relaxed(free, found) else free, total)

    def _is_relaxed(self, request: SearchRequest, found: MatchedDocs) -> bool:
        """Tell whether more is searched for than what is found with marks as typed."""
        if request.marks is not None:
            return False
        if sum(1 for _ in scored(expand(parse(request.text)).required)) >= LONG:
            return True
        if len(found.documents) >= PAGE:
            return False
        return bool(understand(self._executor, request)[0].stricter)

    def _period(self, read: SearchRequest) -> QuerySuggestion | None:
        """Return the bulletins published when the query says, whether they say so or not."""
        period = read_period(read.text)
        if period is None:
            return None
        dated = replace(
            _reworded(read, without_period(read.text)),
            published_from=period.first,
            published_to=period.last,
        )
        total = self._total(dated)
        return QuerySuggestion(period.label, dated, total) if total else None

    def _organisations(self, read: SearchRequest, found: MatchedDocs) -> Iterator[QuerySuggestion]:
        recognised = self._recogniser.recognise(read.text)
        for label in dict.fromkeys(each.organisation for each in recognised):
            placed = replace(read, organisations=(label.id,))
            if placed != read and (total := self._count(found, placed)):
                yield QuerySuggestion(label.label, placed, total)

    def _unfiltered(self, request: SearchRequest) -> QuerySuggestion | None:
        unfiltered = SearchRequest(request.text, sort=request.sort, per_page=request.per_page)
        total = self._total(unfiltered)
        return QuerySuggestion(request.text, unfiltered, total) if total else None

    def _total(self, request: SearchRequest) -> int:
        return self._count(understand(self._executor, request)[1], request)

    def _count(self, found: MatchedDocs, request: SearchRequest) -> int:
        """Return how many of the documents found pass the filters of a request."""
        dated = passing(found.documents, in_days(self._collection, request))
        return len(passing(dated, in_organisations(self._collection, request)))

    @cached_property
    def _recogniser(self) -> Recogniser:
        held = self._collection.organisations_of(self._collection.living)
        counts = np.bincount(held, minlength=len(self._collection.organisations))
        ids = [self._collection.organisations[each] for each in np.argsort(-counts, kind="stable")]
        return Recogniser(ids, self._directory.label)


def _reworded(request: SearchRequest, text: str) -> SearchRequest:
    """Return a request for another text, which says what it means and not which keys to press."""
    is_literal = decode_keystrokes(text) is not None
    return replace(request, text=text, page=1, is_literal=is_literal, wants_advice=False)


def _typed_total(understanding: Understanding, found: MatchedDocs) -> int:
    """Return how many bulletins have all units with their marks as typed, whatever the filters."""
    typed = (
        each.total for each in understanding.stricter if each.marks is AccentMatching.COMPATIBLE
    )
    return next(typed, len(found.documents))


def _code_units(clauses: Iterable[Clause]) -> Iterator[TermClause]:
    for clause in clauses:
        if isinstance(clause, Or):
            yield from _code_units(clause.clauses)
        elif isinstance(clause, TermClause) and clause.kind is TokenKind.CODE:
            yield clause


def _offer_json(offer: QuerySuggestion) -> dict[str, Any]:
    return {
        "label": offer.label,
        "total": offer.total,
        "parameters": parameters_of(offer.request),
    }
