"""Hits made of stored bulletins: their titles and the best passages of them, highlighted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from orjson import loads

from search.field import Field
from search.highlight.compiled import CompiledHighlighter, HitRow, Spans
from search.highlight.highlighter import Highlighter
from search.highlight.leaves import number_leaves
from search.highlight.packed_leaves import can_compile
from search.highlight.snippet import highlight_text, make_snippet
from search.kernel.library import Kernel
from search.label import Label
from search.query.clause import Query
from search.result import HighlightedText, Hit, Retelling

FindMatched = Callable[[], Sequence[str]]
"""Names the fields of a hit that matched."""

# Pages have the same few thousand names; to find one takes a fifth of the time of making it.
_label = lru_cache(maxsize=1 << 14)(Label)


def make_hits(
    query: Query,
    stored: Sequence[bytes],
    scores: Sequence[float],
    find_matched: Sequence[FindMatched],
    kernel: Kernel | None,
) -> Sequence[Hit]:
    """Return the hits of stored records, each with its score and what names its matched fields.

    The kernel, if there is one, makes those that it is sure of.
    """
    leaves = number_leaves(query)
    highlighter: Highlighter | None = None
    rows: Sequence[HitRow | None] = [None] * len(stored)
    if kernel is not None and stored and can_compile(leaves):
        rows = CompiledHighlighter(kernel, leaves).read(stored)
    hits: list[Hit] = []
    for record, row, score, find in zip(stored, rows, scores, find_matched, strict=True):
        if row is not None:
            hits.append(_make_hit(row, score, find))
            continue
        if highlighter is None:
            highlighter = Highlighter(query)
        hits.append(make_hit(loads(record), score, highlighter, find))
    return hits


def make_hit(
    record: Mapping[str, Any],
    score: float,
    highlighter: Highlighter,
    find_matched: FindMatched = tuple,
) -> Hit:
    """Return the hit of one stored bulletin."""
    bulletin = record["bulletin"]
    passages = [bulletin[Field.LEAD], *bulletin[Field.BODY], *bulletin[Field.CAPTIONS]]
    title = highlight_text(bulletin["title"], highlighter).highlights
    snippet = make_snippet(passages, highlighter)
    row = (
        bulletin["id"],
        bulletin["title"],
        bulletin["published"],
        record["organisations"],
        record["codes"],
        record["publisher"],
        title,
        snippet.text,
        snippet.highlights,
    )
    return _make_hit(row, score, find_matched)


def make_retelling(record: Mapping[str, Any]) -> Retelling:
    """Return what is shown of another bulletin of the same story."""
    bulletin = record["bulletin"]
    return Retelling(
        bulletin["id"],
        bulletin["title"],
        datetime.fromisoformat(bulletin["published"]),
        Label(**record["publisher"]) if record["publisher"] else None,
    )


def _make_hit(row: HitRow, score: float, find_matched: FindMatched) -> Hit:
    id, title, published, organisations, codes, publisher, in_title, snippet, in_snippet = row
    return Hit(
        id,
        HighlightedText(title, _spans(in_title)),
        datetime.fromisoformat(published),
        HighlightedText(snippet, _spans(in_snippet)),
        tuple([_label(each["id"], each["label"]) for each in organisations]),
        tuple(codes),
        score,
        find_matched,
        _label(publisher["id"], publisher["label"]) if publisher else None,
    )


def _spans(spans: Spans) -> Sequence[tuple[int, int]]:
    return tuple([(start, end) for start, end in spans])
