"""What a reader may have meant, or may want next, each with what it would find.

Suggestions stand beside an answer, never instead of it: nothing is searched for that was not asked.
Every suggestion is a whole request, so that its count is what the reader finds who follows it.
"""

from dataclasses import dataclass

from search.request import SearchRequest


@dataclass(frozen=True, slots=True)
class QuerySuggestion:
    """Another request, labelled by what differs from the one that was made.

    `total` is the number of bulletins that it finds.
    """

    label: str
    request: SearchRequest
    total: int


@dataclass(frozen=True, slots=True)
class QuerySuggestions:
    """What to try beside a request; but for `literal`, only what finds something.

    `literal` takes for text what was read as keystrokes, or let go as asking for something. `loose`
    finds words anywhere that had to stand in a row. `stricter` are the readings that a relaxed
    query found too little with, each named by its marks. `restored` has readings with accents of a
    query without any, `corrected` those without misspellings, `codes` those with a code that
    bulletins have. `period` narrows to the days that the query names, `organisations` and `places`
    to one that it names. `unfiltered` drops the filters, and the fixed reading, that leave nothing.
    """

    literal: QuerySuggestion | None = None
    loose: QuerySuggestion | None = None
    stricter: tuple[QuerySuggestion, ...] = ()
    restored: tuple[QuerySuggestion, ...] = ()
    corrected: tuple[QuerySuggestion, ...] = ()
    codes: tuple[QuerySuggestion, ...] = ()
    period: QuerySuggestion | None = None
    organisations: tuple[QuerySuggestion, ...] = ()
    places: tuple[QuerySuggestion, ...] = ()
    unfiltered: QuerySuggestion | None = None
