"""The snippet: the passage of a bulletin that shows best why it matched."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.highlight.highlighter import Highlight, Highlighter
from search.result import HighlightedText
from search.text.grapheme import last_boundary, next_boundary

LENGTH = 240
"""Characters of a snippet: two to three lines on a phone, as on other search pages."""

SEARCHED = 50_000
"""Characters of a bulletin that are searched for the best passage; only reports have more."""

ELLIPSIS = "…"

_TO_NEXT_WORD = re.compile(r"\S*\s+")
_LAST_WORD = re.compile(r"\s+\S*\Z")


class _Passage(NamedTuple):
    """A slice `text[start:end]` that a snippet can show.

    The passage of the greatest value is shown. The value has the number of the query's terms in
    the passage, the number of pairs that are adjacent both here and in the query, and its negative
    length.
    """

    value: tuple[int, int, int]
    start: int
    end: int


def highlight_text(text: str, highlighter: Highlighter) -> HighlightedText:
    """Return a whole text with its highlights."""
    return HighlightedText(text, _spans(text, highlighter.highlight(text)))


def make_snippet(texts: Sequence[str], highlighter: Highlighter) -> HighlightedText:
    """Return the passage with most of the query's terms closest together; of equals, the first.

    Without a highlight it is the beginning of the first text.
    """
    best = _Passage((0, 0, -LENGTH), 0, 0)
    chosen = next((each for each in texts if each), "")
    highlights: Sequence[Highlight] = ()
    left = SEARCHED
    whole = (highlighter.term_count, highlighter.term_count - 1, -LENGTH)
    for text in texts:
        found = highlighter.highlight(text[:left])
        # Most texts have fewer terms in all than the best passage so far.
        if len({each.term_index for each in found}) >= best.value[0]:
            for passage in _passages(text, found):
                if passage.value > best.value:
                    best, chosen, highlights = passage, text, found
        left -= len(text)
        if left <= 0 or best.value >= whole:
            break
    return _cut(chosen, highlights, best.start, best.end)


def _passages(text: str, highlights: Sequence[Highlight]) -> Iterator[_Passage]:
    """Yield for each highlight the shortest passage that ends with it and has every earlier term.

    Earlier terms that would make the passage longer than LENGTH are left out.
    """
    paired = [
        after.term_index == before.term_index + 1 and not text[before.end : after.start].strip()
        for before, after in pairwise(highlights)
    ]
    terms: Counter[int] = Counter()
    pairs: Counter[int] = Counter()
    first = 0
    for last, highlight in enumerate(highlights):
        terms[highlight.term_index] += 1
        if last > 0 and paired[last - 1]:
            pairs[highlight.term_index] += 1
        while first < last:
            term, next_term = highlights[first].term_index, highlights[first + 1].term_index
            is_needed = terms[term] == 1 or (paired[first] and pairs[next_term] == 1)
            if is_needed and highlight.end - highlights[first].start <= LENGTH:
                break
            _subtract(terms, term)
            if paired[first]:
                _subtract(pairs, next_term)
            first += 1
        start = highlights[first].start
        yield _Passage((len(terms), len(pairs), start - highlight.start), start, highlight.end)


def _subtract(counts: Counter[int], term: int) -> None:
    """Count one less, and forget a count of zero."""
    counts[term] -= 1
    if not counts[term]:
        del counts[term]


def _cut(text: str, highlights: Sequence[Highlight], first: int, last: int) -> HighlightedText:
    """Return about LENGTH characters around `text[first:last]`, cut at spaces, with ellipses."""
    start, end = _bounds(text, first, next_boundary(text, min(last, first + LENGTH)))
    before = ELLIPSIS if start > 0 else ""
    after = ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    shown = [each for each in highlights if each.start < end and each.end > start]
    return HighlightedText(
        before + text[start:end] + after,
        tuple(
            (max(each_start, start) + shift, min(each_end, end) + shift)
            for each_start, each_end in _spans(text, shown)
        ),
    )


def _bounds(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the offsets to cut a text at; a third of the spare length goes before the passage."""
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
    # Without a space to cut at, at least no grapheme cluster is cut.
    return next_boundary(text, start), max(last, last_boundary(text, end))


def _is_joined(text: str, end: int, start: int) -> bool:
    """Tell whether what ends and what starts there are read as one."""
    between = text[end:start].strip()
    return not between or (
        text[end:start] == "/" and text[end - 1].isdigit() and text[start].isdigit()
    )


def _spans(text: str, highlights: Sequence[Highlight]) -> Sequence[tuple[int, int]]:
    """Return the slices to highlight, in order; those with only white space between are one.

    So are numbers with a slash between, as in 46/2016. They end at boundaries of grapheme clusters.
    """
    spans: list[tuple[int, int]] = []
    for each in highlights:
        end = next_boundary(text, each.end)
        if spans and _is_joined(text, spans[-1][1], each.start):
            spans[-1] = spans[-1][0], end
        else:
            spans.append((each.start, end))
    return tuple(spans)
