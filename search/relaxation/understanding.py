"""How a request was understood: what was searched for, and what else could have been."""

from dataclasses import replace

from search.engine.executor import ArrayExecutor, MatchedDocs
from search.query.accent_matching import AccentMatching, has_typed_accents
from search.query.expansion import expand
from search.query.keystrokes.decoding import decode_keystrokes
from search.query.parser import parse
from search.relaxation.relaxation import read_fixed, relax
from search.request import SearchRequest
from search.result import StricterInterpretation, Understanding


def understand(
    executor: ArrayExecutor, request: SearchRequest
) -> tuple[Understanding, MatchedDocs]:
    """Return how the text of a request is read, and what it finds whatever the filters."""
    literal = _read(executor, request.text, request.marks)
    if request.is_literal or (meant := decode_keystrokes(request.text)) is None:
        return literal
    understood, found = _read(executor, meant, request.marks)
    literal_total = _strict_total(*literal)
    if _strict_total(understood, found) <= literal_total:
        return literal
    return replace(understood, literal_total=literal_total), found


def _read(
    executor: ArrayExecutor, text: str, marks: AccentMatching | None
) -> tuple[Understanding, MatchedDocs]:
    query = expand(parse(text))
    if marks is not None:
        return Understanding(text, marks), read_fixed(executor, query, marks).found
    readings = relax(executor, query)
    shown = readings[-1]
    stricter = tuple(
        StricterInterpretation(each.marks, each.total)
        for each in readings[:-1]
        if each.has_all_units
    )
    if stricter and has_typed_accents(query.required):
        exact = read_fixed(executor, query, AccentMatching.EXACT)
        stricter = (StricterInterpretation(AccentMatching.EXACT, exact.total), *stricter)
    return Understanding(text, shown.marks, shown.has_all_units, stricter), shown.found


def _strict_total(understood: Understanding, found: MatchedDocs) -> int:
    """Return what a text finds with its marks as they are typed."""
    typed = (each.total for each in understood.stricter if each.marks is AccentMatching.COMPATIBLE)
    return next(typed, len(found.documents))
