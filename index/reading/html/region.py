"""Which element of a page holds the text of its article.

Each paragraph speaks for the element that it stands in, less for those above it, as in Readability;
links speak against it. What stands above the title counts little.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from re import compile
from typing import Any

from index.reading.html.blocks import Block
from index.reading.html.cues import AROUND, Cue, cues_of

SHORTEST_PARAGRAPH = 40
"""Characters; shorter texts, like `Tin tức`, occur all over a page."""

UNFINISHED_PARAGRAPH = 110
"""Characters beyond which a text is a paragraph without punctuation at its end."""

ABOVE_TITLE = 0.3
LIKE_SITE = 0.3
CLIMB = 0.35
"""Share of text outside of an element, but in its parent, from which the parent is meant."""

MOST_LINKED = 0.3
"""Share of links in what stands beside the text beyond which it is not the text's."""

_CONTAINERS = frozenset(
    ("article", "blockquote", "body", "center", "div", "form", "main", "section", "td")
)
_SENTENCE_END = (".", "!", "?", ":", ";", "…", "”", '"', ")")
_LICENCE = compile(r"(?:©|®|copyright|bản quyền|giấy phép|điện thoại|địa chỉ)", 2)


@dataclass(frozen=True, slots=True)
class Region:
    """The element that holds the text, and its blocks from `first` to before `end`."""

    element: Any
    first: int
    end: int


def is_paragraph(block: Block) -> bool:
    """Tell whether a block is running text, and no link, label or heading."""
    text = block.text
    return (
        not block.linked
        and not block.of_site
        and len(text) >= SHORTEST_PARAGRAPH
        and (len(text) >= UNFINISHED_PARAGRAPH or text.endswith(_SENTENCE_END))
        and not _LICENCE.match(text)
    )


def find_region(blocks: Sequence[Block], title_at: int | None) -> Region | None:
    """Return where the text is, or None on a page without paragraphs."""
    scores: dict[Any, float] = defaultdict(float)
    for at, block in enumerate(blocks):
        if is_paragraph(block):
            weight = 1 + min(len(block.text), 600) / 100
            weight *= ABOVE_TITLE if title_at is not None and at < title_at else 1
            weight *= LIKE_SITE if _is_like_site(block.element) else 1
            container = container_of(block.element)
            for share in (1, 0.5, 0.25):
                scores[container] += weight * share
                if (above := container.getparent()) is None:
                    break
                container = above
    if not scores:
        return None
    lengths, linked = _lengths(blocks)
    best = max(
        scores,
        key=lambda each: (
            scores[each]
            * (1 - linked[each] / max(lengths[each], 1))
            * (1.2 if Cue.TEXT in cues_of(each) else 1)
        ),
    )
    best = _climbed(best, blocks)
    if title_at is not None:
        best = _widened(best, blocks, blocks[title_at])
    return _spanned(blocks, best)


def container_of(element: Any) -> Any:
    """Return the element, or the nearest above it, that can hold several paragraphs."""
    while element.tag not in _CONTAINERS and element.getparent() is not None:
        element = element.getparent()
    return element


def around_within(element: Any, top: Any) -> bool:
    """Tell whether an element, or one between it and `top`, is no part of an article's text."""
    while element is not None and element is not top:
        if is_around(element):
            return True
        element = element.getparent()
    return False


def is_around(element: Any) -> bool:
    """Tell whether the names of an element say that it is no part of an article's text."""
    cues = cues_of(element)
    around = cues & AROUND
    # Texts whose letters a widget makes larger are named after it: `brief font-size-text`.
    is_sized = around == {Cue.WIDGET} and cues & {Cue.TEXT, Cue.LEAD, Cue.TITLE}
    return bool(around) and not is_sized and element.tag != "body"


def holds(element: Any, block: Block) -> bool:
    """Tell whether a block is the element's own or stands below it."""
    return block.element is element or any(
        each is element for each in block.element.iterancestors()
    )


def _is_like_site(element: Any) -> bool:
    for _ in range(4):
        if element is None:
            return False
        if is_around(element):
            return True
        element = element.getparent()
    return False


def _lengths(blocks: Sequence[Block]) -> tuple[dict[Any, int], dict[Any, int]]:
    """Return how many letters each element holds, and how many of them are links."""
    lengths: dict[Any, int] = defaultdict(int)
    linked: dict[Any, int] = defaultdict(int)
    for block in blocks:
        length = len(block.text)
        for each in (block.element, *block.element.iterancestors()):
            lengths[each] += length
            if block.linked:
                linked[each] += length
    return lengths, linked


def _climbed(element: Any, blocks: Sequence[Block]) -> Any:
    """Return the element above which no more of the text stands beside it."""
    while (parent := element.getparent()) is not None and parent.tag not in ("body", "html"):
        inside = beside = 0
        for block in blocks:
            if is_paragraph(block) and holds(parent, block):
                if holds(element, block):
                    inside += len(block.text)
                elif not around_within(block.element, parent):
                    beside += len(block.text)
        if beside < CLIMB * inside:
            return element
        element = parent
    return element


def _widened(element: Any, blocks: Sequence[Block], title: Block) -> Any:
    """Return the widest element around the text that holds neither its heading nor many links."""
    while (parent := element.getparent()) is not None and parent.tag not in ("body", "html"):
        if holds(parent, title):
            break
        added = [
            each
            for each in blocks
            if holds(parent, each)
            and not holds(element, each)
            and not each.of_site
            and not around_within(each.element, parent)
        ]
        linked = sum(len(each.text) for each in added if each.linked)
        if linked > MOST_LINKED * sum(len(each.text) for each in added):
            break
        element = parent
    return element


def _spanned(blocks: Sequence[Block], element: Any) -> Region | None:
    places = [at for at, block in enumerate(blocks) if holds(element, block)]
    return Region(element, places[0], places[-1] + 1) if places else None
