"""Hits made of stored bulletins: their titles and the best passages of them, highlighted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, cast, overload

from orjson import loads

from search.field import Field
from search.highlight.compiled import CompiledHighlighter, HitRow, HitRows
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
# Where a highlighted slice begins and ends: all twenty texts of a page have some.
_pair = cast(Callable[[Sequence[int]], tuple[int, int]], tuple)


# A page makes ten, and a tuple takes a fifth of the time of a frozen dataclass.
class WrittenHit(NamedTuple):
    """A hit whose values the kernel wrote as JSON."""

    id: bytes
    title: bytes
    published: bytes
    organisations: bytes
    codes: bytes
    publisher: bytes
    title_highlights: bytes
    snippet: bytes
    snippet_highlights: bytes
    score: float
    matched: Sequence[str]


class Hits(Sequence[Hit]):
    """The hits of a page; what the kernel wrote of them can be had without making any `Hit`."""

    def __init__(
        self,
        query: Query,
        stored: Sequence[bytes],
        scores: Sequence[float],
        find_matched: Sequence[FindMatched],
        rows: HitRows | None,
    ) -> None:
        self._query = query
        self._stored = stored
        self._scores = scores
        self._find_matched = find_matched
        self._rows = rows

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | Sequence[Hit]:
        return self._made[index]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._stored)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._made == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made)

    def written(self, number: int) -> WrittenHit | None:
        """Return what the kernel wrote of a hit, if it made it."""
        values = None if self._rows is None else self._rows.written(number)
        if values is None:
            return None
        told = self._scores[number], self._find_matched[number]()
        return WrittenHit._make((*values, *told))

    @cached_property
    def _made(self) -> tuple[Hit, ...]:
        highlighter: Highlighter | None = None
        rows = [None] * len(self) if self._rows is None else self._rows.read()
        hits: list[Hit] = []
        each = zip(self._stored, rows, self._scores, self._find_matched, strict=True)
        for record, row, score, find in each:
            if row is not None:
                hits.append(_make_hit(row, score, find))
                continue
            if highlighter is None:
                highlighter = Highlighter(self._query)
            hits.append(make_hit(loads(record), score, highlighter, find))
        return tuple(hits)


def make_hits(
    query: Query,
    stored: Sequence[bytes],
    scores: Sequence[float],
    find_matched: Sequence[FindMatched],
    kernel: Kernel | None,
) -> Hits:
    """Return the hits of stored records, each with its score and what names its matched fields.

    The kernel, if there is one, makes those that it is sure of.
    """
    leaves = number_leaves(query)
    rows: HitRows | None = None
    if kernel is not None and stored and can_compile(leaves):
        rows = CompiledHighlighter(kernel, query, leaves).make_hits(stored)
    return Hits(query, stored, scores, find_matched, rows)


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
        HighlightedText(title, tuple(map(_pair, in_title))),
        datetime.fromisoformat(published),
        HighlightedText(snippet, tuple(map(_pair, in_snippet))),
        tuple([_label(each["id"], each["label"]) for each in organisations]),
        tuple(codes),
        score,
        find_matched,
        _label(publisher["id"], publisher["label"]) if publisher else None,
    )
