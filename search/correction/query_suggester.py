"""Finds what a reader may have meant, or may want next, beside an answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

import numpy as np

from search.correction.code_suggestions import MOST as MOST_CODES
from search.correction.code_suggestions import near_codes
from search.correction.correction import correct
from search.correction.mentioned_period import read_period, without_period
from search.correction.near_phrase import find_near_phrase
from search.correction.query_suggestions import QuerySuggestion, QuerySuggestions
from search.correction.restoration import most_common, restore
from search.correction.spacing import respace
from search.engine.contract import Engine
from search.facets.organisation_names import OrganisationNames
from search.facets.place_facet import PlaceNames
from search.field import ORGANISATIONS
from search.organisations.typed.recogniser import Recognised, Recogniser
from search.places.territory import territory
from search.places.typed_place import find_typed_places
from search.query.accent_matching import AccentMatching
from search.query.clause import Clause, Or, Query, TermClause
from search.query.expansion import read_query
from search.query.keystrokes.decoding import decode_keystrokes
from search.query.parser import parse
from search.query.rewriting import rewrite
from search.query.walk import scored_clauses
from search.relaxation.interpreter import Interpretation, interpret
from search.relaxation.proper_names import is_person
from search.relaxation.query_length import LONG
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxed_matches import PAGE
from search.request import Filters, SearchRequest
from search.text.spelling import bare, clean
from search.text.token import TokenKind

MOST_ORGANISATIONS = 3
"""Organisations that are offered; their names are long."""
MOST_PLACES = 2
"""Places that are offered: one of today and the former one that was typed."""


class QuerySuggester:
    """Makes suggestions from one generation; threads may share it."""

    def __init__(self, engine: Engine, names: OrganisationNames, place_names: PlaceNames) -> None:
        self._engine = engine
        self._names = names
        self._place_names = place_names

    def suggest(
        self, request: SearchRequest, interpretation: Interpretation, memo: QueryMemo
    ) -> QuerySuggestions:
        """Return what to try beside the answer to a request, whatever page of it is looked at.

        `interpretation` is how the request was understood, by way of `memo`.
        """
        return _Suggesting(
            self._engine, request, interpretation, memo, self._recogniser, self._place_names
        ).suggestions()

    def correct(self, memo: QueryMemo, text: str) -> str | None:
        """Return the text that is certainly meant by a mistyped one, or None."""
        if near := find_near_phrase(self._engine, memo, text, most_holders=0):
            return near.text
        respaced = respace(memo, text)
        return respaced.text if respaced and respaced.is_certain else None

    @cached_property
    def _recogniser(self) -> Recogniser:
        everything = self._engine.match(Query(""))
        counts = everything.term_counts(ORGANISATIONS, Filters())
        held = np.argsort(-counts.counts, kind="stable")[: np.count_nonzero(counts.counts)]
        found = {counts.terms[each]: int(counts.counts[each]) for each in held}
        return Recogniser(found, self._names.label, self._names.is_listed)


class _Suggesting:
    """The suggestions beside one answer, worked out by the queries executed for it."""

    def __init__(
        self,
        engine: Engine,
        request: SearchRequest,
        interpretation: Interpretation,
        memo: QueryMemo,
        recogniser: Recogniser,
        place_names: PlaceNames,
    ) -> None:
        self._engine = engine
        self._request = request
        self._interpretation = interpretation
        self._memo = memo
        self._recogniser = recogniser
        self._place_names = place_names
        self._meant = _reworded(request, interpretation.understanding.text)

    def suggestions(self) -> QuerySuggestions:
        strict_total = self._interpretation.strict_total
        total = self._interpretation.matches.count(self._request.filters)
        return QuerySuggestions(
            self._literal(),
            self._loose(total),
            tuple(self._stricter(total)),
            tuple(self._restored()),
            tuple(self._corrected(strict_total)),
            () if strict_total else tuple(islice(self._codes(), MOST_CODES)),
            self._period(),
            tuple(islice(self._organisations(), MOST_ORGANISATIONS)),
            tuple(islice(self._places(), MOST_PLACES)),
            None if total else self._unfiltered(),
        )

    def _literal(self) -> QuerySuggestion | None:
        told = self._interpretation.understanding
        if told.literal_total is None and not told.asking and not told.newest:
            return None
        text = self._request.text if told.literal_total is not None else told.text
        literal = replace(_reworded(self._request, text), is_literal=True)
        return QuerySuggestion(literal.text, literal, self._total(literal))

    def _loose(self, total: int) -> QuerySuggestion | None:
        """Return the words anywhere where they had to stand in a row, if that finds more."""
        if not self._interpretation.understanding.is_joined:
            return None
        loose = replace(self._meant, marks=AccentMatching.COMPATIBLE)
        found = self._total(loose)
        return QuerySuggestion(loose.text, loose, found) if found > total else None

    def _stricter(self, total: int) -> Iterator[QuerySuggestion]:
        """Yield stricter interpretations, but none that finds as much as the next looser one."""
        suggestions = []
        for each in reversed(self._interpretation.understanding.stricter):
            stricter = replace(self._meant, marks=each.marks)
            found = self._total(stricter)
            if 0 < found < total:
                suggestions.append(QuerySuggestion(each.marks.value, stricter, found))
                total = found
        yield from reversed(suggestions)

    def _restored(self) -> Iterator[QuerySuggestion]:
        text = clean(self._meant.text)
        if text == bare(text):
            restored = restore(self._engine.terms, text)
            yield from self._other_texts(most_common(self._memo, restored))

    def _corrected(self, strict_total: int) -> Iterator[QuerySuggestion]:
        """Yield what is near and far commoner, and what few bulletins have without misspellings."""
        text = self._meant.text
        near = find_near_phrase(self._engine, self._memo, text)
        found = [near.text] if near else []
        if respaced := respace(self._memo, text):
            found.append(respaced.text)
        if strict_total < PAGE and not is_person(parse(text)):
            found += [each.text for each in correct(self._engine, text)]
        yield from self._other_texts(dict.fromkeys(found))

    def _codes(self) -> Iterator[QuerySuggestion]:
        """Yield the query with each code that is near one that no bulletin has."""
        query = parse(self._meant.text)
        for clause in _code_clauses(query.required):
            for near in near_codes(self._engine, clause.term):
                text = rewrite(query.text, [(clause.start, clause.end, near)])
                for each in self._other_texts([text]):
                    yield replace(each, label=near)

    def _other_texts(self, texts: Iterable[str]) -> Iterator[QuerySuggestion]:
        """Yield requests for other texts, with accents fixed where they would be relaxed.

        Relaxed, another text finds what the query itself found, from which it is to be told apart.
        """
        for text in texts:
            offered = _reworded(self._meant, text)
            interpretation = interpret(self._memo, offered)
            if self._is_relaxed(offered, interpretation):
                offered = replace(offered, marks=AccentMatching.COMPATIBLE)
                interpretation = interpret(self._memo, offered)
            if total := interpretation.matches.count(offered.filters):
                yield QuerySuggestion(text, offered, total)

    def _is_relaxed(self, request: SearchRequest, interpretation: Interpretation) -> bool:
        """Tell whether a request may match more than it does with accents as typed."""
        if request.marks is not None:
            return False
        told = interpretation.understanding
        is_headline = len(scored_clauses(read_query(request.text).required)) >= LONG
        return is_headline or bool(told.stricter) or told.literal_total is not None

    def _period(self) -> QuerySuggestion | None:
        """Return the bulletins published when the query says, whether they say so or not."""
        period = read_period(self._meant.text)
        if period is None:
            return None
        dated = replace(
            _reworded(self._meant, without_period(self._meant.text)),
            published_from=period.first,
            published_to=period.last,
        )
        total = self._total(dated)
        return QuerySuggestion(period.label, dated, total) if total else None

    @cached_property
    def _recognised(self) -> Sequence[Recognised]:
        return self._recogniser.recognise(self._meant.text)

    def _organisations(self) -> Iterator[QuerySuggestion]:
        for label in dict.fromkeys(each.organisation for each in self._recognised):
            narrowed = replace(self._meant, organisations=(label.id,))
            if narrowed == self._meant:
                continue
            if total := self._interpretation.matches.count(narrowed.filters):
                yield QuerySuggestion(label.label, narrowed, total)

    def _places(self) -> Iterator[QuerySuggestion]:
        """Yield the places that the query names, but those in the name of an organisation.

        A former place is offered with what stands there now.
        """
        for each in find_typed_places(self._meant.text):
            if any(o.start < each.end and each.start < o.end for o in self._recognised):
                continue
            for id in dict.fromkeys((territory().current(each.id), each.id)):
                narrowed = replace(self._meant, places=(id,))
                total = self._interpretation.matches.count(narrowed.filters)
                if narrowed != self._meant and total:
                    yield QuerySuggestion(self._place_names.full_label(id), narrowed, total)

    def _unfiltered(self) -> QuerySuggestion | None:
        request = self._request
        unfiltered = SearchRequest(
            request.text,
            sort=request.sort,
            per_page=request.per_page,
            duplicates=request.duplicates,
        )
        total = self._total(unfiltered)
        return QuerySuggestion(request.text, unfiltered, total) if total else None

    def _total(self, request: SearchRequest) -> int:
        return interpret(self._memo, request).matches.count(request.filters)


def _reworded(request: SearchRequest, text: str) -> SearchRequest:
    """Return a request for another text, which is what is meant and never keystrokes."""
    is_literal = decode_keystrokes(text) is not None
    return replace(request, text=text, page=1, is_literal=is_literal, wants_advice=False)


def _code_clauses(clauses: Iterable[Clause]) -> Iterator[TermClause]:
    for clause in clauses:
        if isinstance(clause, Or):
            yield from _code_clauses(clause.clauses)
        elif isinstance(clause, TermClause) and clause.kind is TokenKind.CODE:
            yield clause
