"""The lines of an article: its lead, its text, and its signatures.

They are between the heading and the end of the region, or the first line after which only other
items follow. Parts that cues call menus, boxes, sharing or comments are left out, and so are lines
of links only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from index.reading.dates.dateline import ImpossibleDateError, read_dateline
from index.reading.dates.in_line import find_date
from index.reading.html.blocks import Block, Blocks
from index.reading.html.cues import AROUND, Cue, cues_of
from index.reading.html.published import Published
from index.reading.html.region import Region, is_paragraph
from index.reading.prose.byline import MOST_SOURCE_WORDS, read_author, read_source
from index.reading.prose.furniture import ends_article, is_licence, is_rubric, is_widget
from index.reading.prose.page_line import PageLine
from index.reading.prose.person import are_names

MOST_BYLINE_WORDS = 14
MOST_AFTER = 8
"""Signatures are looked for in so many blocks after the region."""

MOST_LINKS_OF_SENTENCE = 0.9
SHORTEST_LEAD = 40
FEWEST_LETTERS_BEHIND_BOX = 120


@dataclass(slots=True)
class ArticleText:
    """The lines of an article in reading order, and those that markup tells apart.

    `labelled` are names that the page labels as the author, `bylines` names in the place of an
    author, `sources` the names of where the text was taken from. `paragraphs` are the blocks of
    running text. `top` is the innermost element that holds both heading and text.
    """

    lines: list[PageLine] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    labelled: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    paragraphs: list[Block] = field(default_factory=list)
    top: Any = None


def read_article(
    blocks: Blocks,
    title_at: int | None,
    title: str,
    region: Region | None,
    published: Published | None,
) -> ArticleText:
    """Return the lines of the article below its heading."""
    first, end = _span(blocks, title_at, region)
    top = _common(blocks, title_at, region)
    text = ArticleText(top=top)
    if published and are_names(published.beside):
        text.bylines.append(published.beside)
    text_at = _text_starts(blocks, first, end, region)
    for at in range(first, end):
        block = blocks[at]
        if block.text == title or (published and at == published.at):
            continue
        in_text = at >= text_at
        if not in_text and (date := find_date(block.text)) and are_names(date.rest):
            text.bylines.append(date.rest)
            continue
        if not block.line.caption and (author := read_author(block.text)):
            text.labelled.append(author)
        elif _is_byline(block, top, in_text):
            text.bylines.append(block.text)
        elif in_text and _is_source(block):
            text.sources.append(read_source(block.text) or block.text)
        elif _is_left_out(blocks, at, top, region):
            continue
        elif not in_text:
            _take_above(text, block, region)
            text.paragraphs += [block] if is_paragraph(block) else []
        elif _is_lead(block, top) and not text.lines and len(block.text) >= SHORTEST_LEAD:
            text.lead.append(block.text)
            text.paragraphs.append(block)
        else:
            text.lines.append(block.line)
            text.paragraphs += [block] if is_paragraph(block) else []
    _take_signatures(text, blocks, end, top)
    return text


def _take_above(text: ArticleText, block: Block, region: Region | None) -> None:
    """Take the lead from the blocks between the heading and the text; ignore the others."""
    is_lead = (
        Cue.LEAD in cues_of(block.element)
        or any(Cue.LEAD in cues_of(each) for each in _below_text(block, region))
        or block.heading > 1
        or is_paragraph(block)
        or (block.bold and len(block.text) >= SHORTEST_LEAD)
    )
    if is_lead and len(block.text) >= SHORTEST_LEAD / 2 and not is_rubric(block.text):
        text.lead.append(block.text)
    elif block.line.apart or block.line.caption:
        text.lines.append(block.line)


def _below_text(block: Block, region: Region | None) -> Iterator[Any]:
    """Yield the parent and grandparent of a block, but nothing from the region upwards."""
    element = block.element.getparent()
    for _ in range(2):
        if element is None or (region and element is region.element):
            return
        yield element
        element = element.getparent()


def _span(blocks: Blocks, title_at: int | None, region: Region | None) -> tuple[int, int]:
    """Return the index of the first block of the article, and the index after its last."""
    first = title_at + 1 if title_at is not None else region.first if region else 0
    end = region.end if region and region.end > first else _end_of_part(blocks, first, title_at)
    start = max(first, region.first) if region else first
    for at in range(first, end):
        text = blocks[at].text
        if is_licence(text):
            return first, at
        if ends_article(text) and (at < start or not _goes_on(blocks, at, end, region)):
            return first, at
    return first, end


def _end_of_part(blocks: Blocks, first: int, title_at: int | None) -> int:
    """Return the end (index) of the smallest part that holds the heading and more."""
    if title_at is None:
        return len(blocks)
    element = blocks[title_at].element
    end = first
    for _ in range(4):
        element = element.getparent()
        if element is None or element.tag in ("body", "html"):
            return len(blocks)
        end = max(first, blocks.span(element).stop)
        if end > first + 1:
            break
    return end


def _goes_on(blocks: Blocks, at: int, end: int, region: Region | None) -> bool:
    """Tell whether the text goes on after a box of other items at index `at`."""
    top = region.element if region else None
    start = region.first if region else 0
    before = any(is_paragraph(each) for each in blocks[start:at])
    behind = sum(
        len(blocks[place].text)
        for place in range(at + 1, end)
        if is_paragraph(blocks[place]) and not blocks.is_around(place, top)
    )
    return before and behind > FEWEST_LETTERS_BEHIND_BOX


def _common(blocks: Blocks, title_at: int | None, region: Region | None) -> Any:
    """Return the innermost element that holds both heading and text; cues above it are ignored."""
    if region is None:
        return blocks[title_at].element.getparent() if title_at is not None and blocks else None
    if title_at is None:
        return region.element
    inner = {region.element, *region.element.iterancestors()}
    for each in (blocks[title_at].element, *blocks[title_at].element.iterancestors()):
        if each in inner:
            return each
    return region.element


def _text_starts(blocks: Blocks, first: int, end: int, region: Region | None) -> int:
    """Return the index at which the text begins: its first paragraph, or a line right above it."""
    paragraph = next((at for at in range(first, end) if is_paragraph(blocks[at])), first)
    if region is None or region.first >= paragraph:
        return max(first, region.first if region else first)
    if region.first >= first:
        return region.first
    # The heading is in the region: what precedes the first paragraph does not belong to the text.
    return paragraph


def _is_byline(block: Block, top: Any, in_text: bool) -> bool:
    if len(block.text.split()) > MOST_BYLINE_WORDS or block.line.caption:
        return False
    element = block.element
    for _ in range(3):
        if element is None or element is top:
            return False
        cues = cues_of(element)
        if Cue.AUTHOR in cues and not cues & AROUND:
            return not in_text or not is_paragraph(block)
        element = element.getparent()
    return not in_text and are_names(block.text) and not block.heading


def _is_lead(block: Block, top: Any) -> bool:
    element = block.element
    for _ in range(3):
        if element is None or element is top:
            return False
        if Cue.LEAD in cues_of(element):
            return True
        element = element.getparent()
    return False


def _is_left_out(blocks: Blocks, at: int, top: Any, region: Region | None) -> bool:
    block = blocks[at]
    text = block.text
    if block.of_site or is_widget(text) or ends_article(text):
        return True
    is_sentence = block.links < MOST_LINKS_OF_SENTENCE and text.endswith((".", "!", "?", ";"))
    if block.linked and not is_sentence and not read_source(text):
        return True
    inner = region.element if region and blocks.holds(region.element, at) else top
    if blocks.is_around(at, inner):
        return True
    element = block.element
    while element is not None and element is not inner:
        cues = cues_of(element)
        if Cue.ATTACHMENT in cues and Cue.TEXT not in cues and len(text) < 160:
            return True
        element = element.getparent()
    try:
        return len(text) < 60 and read_dateline(text) is not None
    except ImpossibleDateError:
        return True


def _is_source(block: Block) -> bool:
    """Tell whether a block is named as the source, and short enough to be one."""
    return (
        Cue.SOURCE in block.cues
        and not block.linked
        and len(block.text.split()) <= MOST_SOURCE_WORDS
        and not block.text.endswith((".", "!", "?", ":"))
        and "://" not in block.text
    )


def _take_signatures(text: ArticleText, blocks: Blocks, end: int, top: Any) -> None:
    """Take the signatures right after the text, recognised by labels or by their classes."""
    for at in range(end, min(len(blocks), end + MOST_AFTER)):
        block = blocks[at]
        is_far = at >= end + MOST_AFTER / 2 and not blocks.holds(top, at)
        if ends_article(block.text) or is_licence(block.text) or is_far:
            return
        if author := read_author(block.text):
            text.labelled.append(author)
        elif block.linked or block.of_site or is_widget(block.text):
            continue
        elif Cue.AUTHOR in block.cues and len(block.text.split()) <= MOST_BYLINE_WORDS:
            text.bylines.append(block.text)
        elif _is_source(block) or (read_source(block.text) and ":" in block.text):
            text.sources.append(read_source(block.text) or block.text)
