"""The passage of a bulletin that shows best why it was found."""

from collections.abc import Sequence

from search.marking import Mark, mark
from search.query import Query
from search.result import MarkedText

LENGTH = 240
"""Characters of a snippet: two to three lines on a phone, as search pages commonly show."""

ELLIPSIS = "…"


def mark_text(text: str, query: Query) -> MarkedText:
    """Return a whole text with the places that answered the query."""
    return MarkedText(text, tuple((each.start, each.end) for each in mark(text, query)))


def make_snippet(passages: Sequence[str], query: Query) -> MarkedText:
    """Return the best cut of some passages: most parts of the query, then most places, first one.

    Without any marked place it is the beginning of the first passage.
    """
    best: tuple[tuple[int, int], str, Sequence[Mark], int] | None = None
    for passage in passages:
        marks = mark(passage, query)
        for first in range(len(marks)):
            inside = _inside(marks, first)
            value = len({each.part for each in inside}), len(inside)
            if best is None or value > best[0]:
                best = value, passage, inside, len(marks)
    if best is None:
        return _cut(next((each for each in passages if each), ""), ())
    return _cut(best[1], best[2])


def _inside(marks: Sequence[Mark], first: int) -> Sequence[Mark]:
    """Return the marks that one snippet can show, beginning with a given one."""
    limit = marks[first].start + LENGTH
    return tuple(each for each in marks[first:] if each.end <= limit) or marks[first : first + 1]


def _cut(text: str, marks: Sequence[Mark]) -> MarkedText:
    """Return about LENGTH characters around the marks, cut at spaces, with ellipses where cut."""
    if len(text) <= LENGTH:
        return MarkedText(text, tuple((each.start, each.end) for each in marks))
    first, last = (marks[0].start, marks[-1].end) if marks else (0, 0)
    room = max(0, LENGTH - (last - first))
    start = max(0, min(first - room // 3, len(text) - LENGTH))
    end = max(last, min(len(text), start + LENGTH))
    start = _word_start(text, start, first)
    end = _word_end(text, end, last)
    before = ELLIPSIS if start > 0 else ""
    after = ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    spans = tuple((each.start + shift, each.end + shift) for each in marks)
    return MarkedText(before + text[start:end] + after, spans)


def _word_start(text: str, start: int, limit: int) -> int:
    """Return the beginning of the first whole word at or after `start`, not after `limit`."""
    if start == 0 or text[start - 1].isspace():
        return start
    space = text.find(" ", start, limit)
    return space + 1 if space >= 0 else start


def _word_end(text: str, end: int, limit: int) -> int:
    """Return the end of the last whole word before `end`, not before `limit`."""
    if end == len(text) or text[end].isspace():
        return end
    space = text.rfind(" ", limit, end)
    return space if space > limit else end
