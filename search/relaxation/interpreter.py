"""How the text of a request is understood: as keystrokes, and as strictly as finds enough."""

from dataclasses import dataclass, replace

from search.engine.contract import Matches
from search.query.accent_matching import AccentMatching, has_typed_accents
from search.query.expansion import expand
from search.query.keystrokes.decoding import decode_keystrokes
from search.query.parser import parse
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxation import match_fixed, relax
from search.request import SearchRequest
from search.result import StricterInterpretation, Understanding


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How a text was understood, and what it matches whatever the filters."""

    understanding: Understanding
    matches: Matches

    @property
    def strict_total(self) -> int:
        """The number of documents that have all terms with their accents as typed."""
        stricter = self.understanding.stricter
        typed = (each.total for each in stricter if each.marks is AccentMatching.COMPATIBLE)
        return next(typed, self.matches.total)


def interpret(memo: QueryMemo, request: SearchRequest) -> Interpretation:
    """Return how the text of a request is understood; its filters and its page do not matter."""
    literal = _interpret_text(memo, request.text, request.marks)
    if request.is_literal or (meant := decode_keystrokes(request.text)) is None:
        return literal
    typed = _interpret_text(memo, meant, request.marks)
    if typed.strict_total <= literal.strict_total:
        return literal
    understanding = replace(typed.understanding, literal_total=literal.strict_total)
    return replace(typed, understanding=understanding)


def _interpret_text(memo: QueryMemo, text: str, marks: AccentMatching | None) -> Interpretation:
    query = expand(parse(text))
    if marks is not None:
        fixed = match_fixed(memo, query, marks)
        return Interpretation(Understanding(text, marks), fixed.matches)
    steps = relax(memo, query)
    shown = steps[-1]
    stricter = tuple(
        StricterInterpretation(each.marks, each.total) for each in steps[:-1] if each.has_all_units
    )
    if stricter and has_typed_accents(query.required):
        exact = match_fixed(memo, query, AccentMatching.EXACT)
        stricter = (StricterInterpretation(AccentMatching.EXACT, exact.total), *stricter)
    understanding = Understanding(text, shown.marks, shown.has_all_units, stricter)
    return Interpretation(understanding, shown.matches)
