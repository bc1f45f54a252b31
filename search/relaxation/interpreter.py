"""How the text of a request is understood: as keystrokes, and as strictly as finds enough."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from search.engine.contract import Matches
from search.query.accent_matching import AccentMatching, has_typed_accents
from search.query.clause import Recency, ScoringClauses
from search.query.deputies import find_deputies
from search.query.expansion import find_one_way, read_query
from search.query.keystrokes.decoding import decode_keystrokes
from search.query.question_words import Asked, is_daily, set_aside
from search.ranking import (
    ASKING_BOOST,
    DAILY_BOOST,
    DEPUTY_BOOST,
    NEWEST_BOOST,
    NEWEST_DAYS,
    ROW_BOOST,
)
from search.relaxation.query_length import is_headline, is_short
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxation import relax
from search.relaxation.relaxed_matches import match_fixed
from search.request import SearchRequest
from search.result import StricterInterpretation, Understanding


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How a text was understood, and what it matches whatever the filters.

    `matches` have all that is required; `loose` lack a word, if too few have them all.
    """

    understanding: Understanding
    matches: Matches
    loose: Matches | None = None

    @property
    def strict_total(self) -> int:
        """The number of documents that have all terms with their accents as typed."""
        stricter = self.understanding.stricter
        typed = (each.total for each in stricter if each.marks is AccentMatching.COMPATIBLE)
        return next(typed, self.matches.total)


ExpectPage = Callable[[Matches], None]
"""Is told what will be shown if it matches enough, before it is counted."""


def interpret(
    memo: QueryMemo, request: SearchRequest, expect_page: ExpectPage = lambda _: None
) -> Interpretation:
    """Return how the text of a request is understood; its filters and its page do not matter."""
    read = partial(_interpret_text, memo, expect_page)
    literal = read(request.text, request.marks, is_literal=request.is_literal)
    if request.is_literal:
        return literal
    if (meant := decode_keystrokes(request.text)) is not None:
        typed = read(meant, request.marks, is_literal=False)
        if typed.strict_total > literal.strict_total:
            return _instead(typed, literal, is_corrected=False)
        return literal
    if request.marks is not None or literal.understanding.is_joined:
        return literal
    if (meant := memo.corrected(request.text)) is not None:
        typed = read(meant, None, is_literal=False)
        return _instead(typed, literal, is_corrected=True)
    return literal


def _instead(
    typed: Interpretation, literal: Interpretation, *, is_corrected: bool
) -> Interpretation:
    """Return what is searched for instead of a literal text, with what that finds."""
    understanding = replace(
        typed.understanding, literal_total=literal.strict_total, is_corrected=is_corrected
    )
    return replace(typed, understanding=understanding)


def _weighed(asked: Asked) -> tuple[ScoringClauses, ...]:
    """Return what need not be there and raises the rank, or lowers it."""
    deputies = () if is_headline(asked.query) else find_deputies(asked.query)
    # Who types an abbreviation that few use sees first who uses it.
    one_way = find_one_way(asked.query)
    if not (asked.clauses or asked.as_typed or deputies or one_way):
        return ()
    weighed = (
        (asked.clauses, ASKING_BOOST),
        (asked.as_typed, ROW_BOOST),
        (deputies, DEPUTY_BOOST),
        (one_way, ROW_BOOST),
    )
    return tuple(ScoringClauses(clauses, boost) for clauses, boost in weighed if clauses and boost)


def _interpret_text(
    memo: QueryMemo,
    expect_page: ExpectPage,
    text: str,
    marks: AccentMatching | None,
    *,
    is_literal: bool,
) -> Interpretation:
    query = read_query(text)
    if marks is not None:
        fixed = match_fixed(memo, query, marks)
        expect_page(fixed.matches)
        return Interpretation(Understanding(text, marks), fixed.matches)
    asked = Asked(query) if is_literal else set_aside(query)
    if asked.newest and is_headline(query) and not is_short(asked.query):
        # A headline tells of one day: its "hôm nay" is not that of the reader.
        asked = set_aside(query, keeps_newest=True)
    query = asked.query
    if asked.newest:
        query = replace(query, recency=Recency(NEWEST_BOOST, NEWEST_DAYS))
    elif not (is_literal or asked.asking or is_headline(query)) and is_daily(query):
        query = replace(query, recency=Recency(DAILY_BOOST, NEWEST_DAYS))
    weighed = _weighed(asked)
    if weighed or asked.asking or asked.numbers:
        query = replace(
            query,
            ranked_by=weighed,
            is_question=bool(asked.asking),
            numbers=asked.numbers,
        )
    relaxation = relax(memo, query, expect_page)
    shown, loose = relaxation.shown, relaxation.loose
    stricter = tuple(
        StricterInterpretation(each.marks, each.total) for each in relaxation.steps[:-1]
    )
    if stricter and has_typed_accents(query.required):
        # What no bulletin has with at least the typed accents, none has with exactly those.
        typed = relaxation.steps[0].total
        exact = match_fixed(memo, query, AccentMatching.EXACT).total if typed else 0
        stricter = (StricterInterpretation(AccentMatching.EXACT, exact), *stricter)
    understanding = Understanding(
        text,
        shown.marks,
        shown.has_all_units,
        stricter,
        is_joined=shown.is_joined,
        rows=shown.rows,
        asking=asked.asking,
        newest=asked.newest,
        loose_total=0 if loose is None else loose.total,
        is_found=loose is None or shown.total > 0,
    )
    return Interpretation(understanding, shown.matches, loose)
