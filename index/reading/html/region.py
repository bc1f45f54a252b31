"""The region: the element of a page that holds the text of its article.

As in Readability, each paragraph adds to the score of the element that holds it, and less to the
scores of those above; links reduce the score. Paragraphs above the title count little.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from re import IGNORECASE, compile
from typing import Any

from index.reading.html.blocks import Block, Blocks
from index.reading.html.cues import Cue, cues_of, is_around

SHORTEST_PARAGRAPH = 40
"""Characters; shorter texts, such as `Tin tức`, occur everywhere on a page."""

UNFINISHED_PARAGRAPH = 110
"""A text of at least this many characters is a paragraph even without final punctuation."""

ABOVE_TITLE = 0.3
LIKE_SITE = 0.3
"""The weight of a paragraph that is above the title, or in a part that cues exclude."""

NAMED_TEXT = 1.2
CLIMB = 0.35
"""If the paragraphs beside an element have at least this share of its own, its parent is chosen."""

MOST_LINKED = 0.3
"""A neighbour of the text with a greater share of links does not belong to it."""

_CONTAINERS = frozenset(
    ("article", "blockquote", "body", "center", "div", "form", "main", "section", "td")
)
_SENTENCE_END = (".", "!", "?", ":", ";", "…", "”", '"', ")")
_LICENCE = compile(r"(?:©|®|copyright|bản quyền|giấy phép|điện thoại|địa chỉ)", IGNORECASE)


@dataclass(frozen=True, slots=True)
class Region:
    """The element that holds the text, and its blocks from `first` to before `end`."""

    element: Any
    first: int
    end: int


def is_paragraph(block: Block) -> bool:
    """Tell whether a block is running text, not a link, a label or a heading."""
    text = block.text
    return (
        not block.linked
        and not block.of_site
        and len(text) >= SHORTEST_PARAGRAPH
        and (len(text) >= UNFINISHED_PARAGRAPH or text.endswith(_SENTENCE_END))
        and not _LICENCE.match(text)
    )


def find_region(blocks: Blocks, title_at: int | None) -> Region | None:
    """Return the region of the text, or None if the page has no paragraphs."""
    scores: dict[Any, float] = defaultdict(float)
    for at, block in enumerate(blocks):
        if is_paragraph(block):
            weight = 1 + min(len(block.text), 600) / 100
            weight *= ABOVE_TITLE if title_at is not None and at < title_at else 1
            weight *= LIKE_SITE if _is_like_site(block.element) else 1
            container = _container_of(block.element)
            for share in (1, 0.5, 0.25):
                scores[container] += weight * share
                if (above := container.getparent()) is None:
                    break
                container = above
    if not scores:
        return None
    measure = _Measure(blocks)
    best = max(
        scores,
        key=lambda each: (
            scores[each]
            * (1 - measure.linked_share(each))
            * (NAMED_TEXT if Cue.TEXT in cues_of(each) else 1)
        ),
    )
    best = _climbed(best, blocks)
    if title_at is not None:
        best = _widened(best, blocks, title_at)
    span = blocks.span(best)
    return Region(best, span.start, span.stop) if span else None


class _Measure:
    """How many letters each element holds, and how many of them are links."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._letters = [0, *accumulate(len(each.text) for each in blocks)]
        self._linked = [0, *accumulate(len(each.text) if each.linked else 0 for each in blocks)]

    def linked_share(self, element: Any) -> float:
        """Return the share of links in an element's letters."""
        span = self._blocks.span(element)
        letters = self._letters[span.stop] - self._letters[span.start]
        return (self._linked[span.stop] - self._linked[span.start]) / max(letters, 1)


def _container_of(element: Any) -> Any:
    """Return the element, or the nearest above it, that can hold several paragraphs."""
    while element.tag not in _CONTAINERS and element.getparent() is not None:
        element = element.getparent()
    return element


def _is_like_site(element: Any) -> bool:
    for _ in range(4):
        if element is None:
            return False
        if is_around(element):
            return True
        element = element.getparent()
    return False


def _climbed(element: Any, blocks: Blocks) -> Any:
    """Return the element, or the nearest above it, that has little text beside it in its parent."""
    while (parent := element.getparent()) is not None and parent.tag not in ("body", "html"):
        inside = sum(
            len(blocks[at].text) for at in blocks.span(element) if is_paragraph(blocks[at])
        )
        beside = sum(
            len(blocks[at].text)
            for at in _beside(blocks, element, parent)
            if is_paragraph(blocks[at])
        )
        if beside < CLIMB * inside:
            return element
        element = parent
    return element


def _widened(element: Any, blocks: Blocks, title_at: int) -> Any:
    """Return the outermost element around the text that has neither the heading nor many links."""
    while (parent := element.getparent()) is not None and parent.tag not in ("body", "html"):
        if blocks.holds(parent, title_at):
            break
        added = [blocks[at] for at in _beside(blocks, element, parent) if not blocks[at].of_site]
        linked = sum(len(each.text) for each in added if each.linked)
        if linked > MOST_LINKED * sum(len(each.text) for each in added):
            break
        element = parent
    return element


def _beside(blocks: Blocks, element: Any, parent: Any) -> list[int]:
    """Return the indices of the blocks of a parent that are outside an element, without boxes."""
    inner = blocks.span(element)
    return [
        at for at in blocks.span(parent) if at not in inner and not blocks.is_around(at, parent)
    ]
