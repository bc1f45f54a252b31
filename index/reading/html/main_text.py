"""Which blocks of a page are the bulletin's text.

trafilatura finds the main text, but may drop a lead set in a `div`, a short list or a sub-heading
(seen with 2.3.1), and fuses the paragraphs of very short pages. So it only says where the text
is; the text itself comes from the page's own blocks, from the title to the last one it found.
Without it (it found nothing, or failed) all that follows the title counts, save links.
"""

import logging
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain
from typing import Any

from index.reading.dates.dateline import ImpossibleDateError, read_dateline
from index.reading.html.blocks import Block
from index.reading.prose.furniture import ends_article
from index.reading.prose.page_line import PageLine
from index.reading.text import tidy

SURE_LENGTH = 40
"""Characters; shorter texts, like `Tin tức`, occur all over a page."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What trafilatura took for the main text, whole and in its pieces."""

    text: str
    pieces: frozenset[str]


def extract(tree: Any) -> Extract:
    """Return the main text of an untouched tree, empty when none is found."""
    # Half a second to import, and most runs of the command line read no HTML.
    from trafilatura import bare_extraction

    # It reports every page that it finds nothing in; we report that ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(deepcopy(tree), include_comments=False)
    except Exception:  # Its heuristics meet any markup at all; blocks will do without them.
        document = None
    body = getattr(document, "body", None)
    if body is None:
        return Extract("", frozenset())
    pieces = [piece for text in body.itertext() if (piece := tidy(text))]
    return Extract("\n".join(pieces), frozenset(pieces))


def title_place(blocks: Sequence[Block], title: str) -> int:
    """Return the place of the title's block, else of the first main heading, else 0."""
    titles = (at for at, block in enumerate(blocks) if block.line.text == title)
    headings = (at for at, block in enumerate(blocks) if block.tag == "h1")
    return next(chain(titles, headings), 0)


def main_lines(blocks: Sequence[Block], main: Extract, title: str) -> list[PageLine]:
    """Return the lines of the text, without title and date lines."""
    sure = [at for at, block in enumerate(blocks) if _is_sure(block, main, title)]
    if sure:
        start = _start(blocks, sure[0], title)
        # The short ones that close a text, its author's name above all.
        pieces = (at for at, block in enumerate(blocks) if _is_piece(block, main))
        end = max([sure[-1], *pieces]) + 1
    else:
        start, end = title_place(blocks, title), len(blocks)
    kept = []
    for at in range(start, end):
        text = blocks[at].line.text
        is_text = at in sure or not (blocks[at].linked or blocks[at].of_site)
        # A box of related bulletins amid the text does not end it.
        is_box = bool(sure) and at < sure[-1] and ends_article(text)
        if is_text and not is_box and text != title and not _is_date(text):
            kept.append(blocks[at].line)
    return kept


def _start(blocks: Sequence[Block], first: int, title: str) -> int:
    """Go back from the first block found to the heading above it: the lead stands between."""
    for at in range(first - 1, -1, -1):
        block = blocks[at]
        if block.line.text == title or block.tag == "h1" or _is_date(block.line.text):
            return at + 1
    return first


def _is_sure(block: Block, main: Extract, title: str) -> bool:
    text = block.line.text
    return len(text) >= SURE_LENGTH and text in main.text and text != title


def _is_piece(block: Block, main: Extract) -> bool:
    return block.line.text in main.pieces and not block.of_site


def _is_date(text: str) -> bool:
    try:
        return read_dateline(text) is not None
    except ImpossibleDateError:
        return True
