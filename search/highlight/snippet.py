"""The passage of a bulletin that shows best why it was found."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.highlight.highlighter import Highlight, Highlighter
from search.result import MarkedText
from search.text.grapheme import last_boundary, next_boundary

LENGTH = 240
"""Characters of a snippet: two to three lines on a phone, as search pages commonly show."""

SEARCHED = 50_000
"""Characters of a bulletin in which a passage is looked for; only whole reports have more."""

ELLIPSIS = "…"

_TO_NEXT_WORD = re.compile(r"\S*\s+")
_LAST_WORD = re.compile(r"\s+\S*\Z")


class _Passage(NamedTuple):
    """A stretch of a text that a snippet can show.

    The greatest value is the best: so many units of the query stand in it, so many pairs of them
    are neighbours here as there, and it is so much shorter than nothing.
    """

    value: tuple[int, int, int]
    start: int
    end: int


def mark_text(text: str, marker: Highlighter) -> MarkedText:
    """Return a whole text with the places that answered the query."""
    return MarkedText(text, _spans(text, marker.mark(text)))


def make_snippet(texts: Sequence[str], marker: Highlighter) -> MarkedText:
    """Return the cut where most of the query stands most closely together, the first of equals.

    Without any marked place it is the beginning of the first text.
    """
    best = _Passage((0, 0, -LENGTH), 0, 0)
    chosen = next((each for each in texts if each), "")
    marks: Sequence[Highlight] = ()
    left = SEARCHED
    whole = (marker.parts, marker.parts - 1, -LENGTH)
    for text in texts:
        found = marker.mark(text[:left])
        # Most texts have fewer units altogether than the best passage so far.
        if len({each.part for each in found}) >= best.value[0]:
            for passage in _passages(text, found):
                if passage.value > best.value:
                    best, chosen, marks = passage, text, found
        left -= len(text)
        if left <= 0 or best.value >= whole:
            break
    return _cut(chosen, marks, best.start, best.end)


def _passages(text: str, marks: Sequence[Highlight]) -> Iterator[_Passage]:
    """Yield for each mark the shortest passage that ends with it and lacks nothing before it."""
    paired = [
        after.part == before.part + 1 and not text[before.end : after.start].strip()
        for before, after in pairwise(marks)
    ]
    units: Counter[int] = Counter()
    pairs: Counter[int] = Counter()
    first = 0
    for last, mark in enumerate(marks):
        units[mark.part] += 1
        if last > 0 and paired[last - 1]:
            pairs[mark.part] += 1
        while first < last:
            part, next_part = marks[first].part, marks[first + 1].part
            is_needed = units[part] == 1 or (paired[first] and pairs[next_part] == 1)
            if is_needed and mark.end - marks[first].start <= LENGTH:
                break
            _take_off(units, part)
            if paired[first]:
                _take_off(pairs, next_part)
            first += 1
        start = marks[first].start
        yield _Passage((len(units), len(pairs), start - mark.start), start, mark.end)


def _take_off(counts: Counter[int], part: int) -> None:
    counts[part] -= 1
    if not counts[part]:
        del counts[part]


def _cut(text: str, marks: Sequence[Highlight], first: int, last: int) -> MarkedText:
    """Return about LENGTH characters around `text[first:last]`, cut at spaces, with ellipses."""
    start, end = _bounds(text, first, next_boundary(text, min(last, first + LENGTH)))
    before = ELLIPSIS if start > 0 else ""
    after = ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    shown = [each for each in marks if each.start < end and each.end > start]
    return MarkedText(
        before + text[start:end] + after,
        tuple(
            (max(each_start, start) + shift, min(each_end, end) + shift)
            for each_start, each_end in _spans(text, shown)
        ),
    )


def _bounds(text: str, first: int, last: int) -> tuple[int, int]:
    """Return where to cut a text so that a passage shows, a third of the room before it."""
    if len(text) <= LENGTH:
        return 0, len(text)
    room = max(0, LENGTH - (last - first))
    start = max(0, min(first - room // 3, len(text) - LENGTH))
    end = max(start + LENGTH, last)
    if start > 0 and not text[start - 1].isspace():
        word = _TO_NEXT_WORD.match(text, start, first)
        start = word.end() if word else start
    if end < len(text) and not text[end].isspace():
        word = _LAST_WORD.search(text, last, end)
        end = word.start() if word else end
    # Without a space to cut at, at least no letter is torn apart.
    return next_boundary(text, start), max(last, last_boundary(text, end))


def _spans(text: str, marks: Sequence[Highlight]) -> Sequence[tuple[int, int]]:
    """Return the spans of marks in order, whole letters; with only space between, they are one."""
    spans: list[tuple[int, int]] = []
    for each in marks:
        end = next_boundary(text, each.end)
        if spans and not text[spans[-1][1] : each.start].strip():
            spans[-1] = spans[-1][0], end
        else:
            spans.append((each.start, end))
    return tuple(spans)
