"""The text of an HTML tree in reading order, block by block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import IGNORECASE, compile
from typing import Any

from lxml import etree

from index.reading.html.cues import Cue, cues_of, is_around
from index.reading.html.unseen import SKIPPED_TAGS, hidden_elements
from index.reading.prose.page_line import PageLine
from index.reading.text import tidy

BLOCK_TAGS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
SITE_TAGS = frozenset(("nav", "aside", "footer"))
"""Tags of parts of the site. Not `form`: some content systems put the whole page in one."""

BOLD_TAGS = frozenset(("b", "strong"))

MOST_LINKS = 0.5
"""Share of letters in links beyond which a block counts as a link."""

MOST_CELL_LENGTH = 200
"""Characters; a longer cell holds running text, so its table is only there for the layout."""

_RIGHT = compile(r"text-align\s*:\s*(?:right|end)", IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A line of text and where it stands in the tree.

    `element` is the innermost block element that holds it, `links` the share of its letters (0 to
    1) that are in links. `bold` means that most of its letters are bold, `of_site` that it is
    inside one of SITE_TAGS. `around` is the depth of the innermost element above it for which
    `cues.is_around` holds, 0 if there is none.
    """

    line: PageLine
    element: Any
    links: float
    bold: bool
    of_site: bool
    around: int = 0

    @property
    def text(self) -> str:
        """The tidied text."""
        return self.line.text

    @property
    def linked(self) -> bool:
        """Whether most of the block is links."""
        return self.links > MOST_LINKS

    @property
    def tag(self) -> str:
        """The tag of the element."""
        return str(self.element.tag)

    @property
    def heading(self) -> int:
        """1 for `h1` to 6 for `h6`; 0 for other tags."""
        tag = self.tag
        return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal() else 0

    @property
    def cues(self) -> frozenset[Cue]:
        """The cues of the element itself."""
        return cues_of(self.element)


@dataclass(frozen=True, slots=True)
class _Stand:
    """The depth of an element in the tree, and its blocks: indices from `first` to before `end`."""

    depth: int
    first: int
    end: int


class Blocks(Sequence[Block]):
    """The blocks of a page in reading order, and which of them each element holds."""

    def __init__(self, blocks: Sequence[Block], stands: dict[Any, _Stand]) -> None:
        self._blocks = blocks
        self._stands = stands

    def __getitem__(self, at: Any) -> Any:
        return self._blocks[at]

    def __len__(self) -> int:
        return len(self._blocks)

    def __iter__(self) -> Iterator[Block]:
        return iter(self._blocks)

    def span(self, element: Any) -> range:
        """Return the indices of the blocks that an element holds."""
        stand = self._stands.get(element)
        return range(stand.first, stand.end) if stand else range(0)

    def holds(self, element: Any, at: int) -> bool:
        """Tell whether an element holds the block at index `at`."""
        return at in self.span(element)

    def is_around(self, at: int, top: Any) -> bool:
        """Tell whether the block at index `at` is in a part, inside `top`, that cues exclude."""
        stand = self._stands.get(top)
        return self._blocks[at].around > (stand.depth if stand else 0)


def read_blocks(tree: Any) -> Blocks:
    """Return the visible blocks of a page."""
    walk = _Walk(tree)
    walk.run()
    return Blocks(walk.blocks, walk.stands)


class _Walk:
    """One pass over a tree that collects blocks; fields are the state at the element reached."""

    def __init__(self, tree: Any) -> None:
        self.blocks: list[Block] = []
        self.stands: dict[Any, _Stand] = {}
        self._arounds: list[int] = []
        self._starts: list[tuple[int, bool]] = []
        self._events = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        self._hidden = hidden_elements(tree)
        self._open: list[Any] = [tree]
        self._text: list[str] = []
        self._links = 0
        self._bolds = 0
        self._linked_length = 0
        self._bold_length = 0
        self._site_parts = 0
        self._after_break = False
        self._after_picture = False
        self._picture_in_text = False

    def run(self) -> None:
        for event, element in self._events:
            if event in ("comment", "pi"):
                self._add(element.tail)
            elif element.tag in SKIPPED_TAGS or element in self._hidden:
                if event == "start":
                    self._events.skip_subtree()
                else:
                    self._add(element.tail)
            elif event == "start":
                self._enter(element)
            else:
                self._leave(element)
        self._flush()

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in BLOCK_TAGS:
            self._flush()
            self._after_break = False
            self._open.append(element)
        is_apart = tag in BLOCK_TAGS and is_around(element)
        self._starts.append((len(self.blocks), is_apart))
        if is_apart:
            self._arounds.append(len(self._starts))
        if tag == "br":
            # `<br><br>` is a blank line: the second break has no text to flush.
            self._after_break = self._flush()
        elif tag == "a":
            self._links += 1
        elif tag in BOLD_TAGS:
            self._bolds += 1
        elif tag == "img":
            self._picture_in_text = "".join(self._text).strip() != ""
            self._after_picture = self._after_picture or not self._picture_in_text
        self._site_parts += tag in SITE_TAGS
        row = _row_text(element) if tag == "tr" else ""
        if row:
            self._events.skip_subtree()
        self._add(row or element.text)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in BLOCK_TAGS:
            self._flush()
            self._after_break = False
            self._open.pop()
        first, is_apart = self._starts.pop()
        if is_apart:
            self._arounds.pop()
        self.stands[element] = _Stand(len(self._starts) + 1, first, len(self.blocks))
        if tag == "a":
            self._links -= 1
        elif tag in BOLD_TAGS:
            self._bolds -= 1
        self._site_parts -= tag in SITE_TAGS
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(text)
            if self._links or self._bolds:
                length = len(text.strip())
                self._linked_length += length if self._links else 0
                self._bold_length += length if self._bolds else 0

    def _flush(self) -> bool:
        """Make a block of the text collected so far; return whether there was any."""
        text = tidy("".join(self._text)) if self._text else ""
        if text:
            element = self._open[-1]
            line = PageLine(
                text,
                element.sourceline or 1,
                right=_is_right(element),
                apart=self._after_picture,
                close=self._after_break,
                caption=any(_is_caption(each) for each in self._open[-3:]),
            )
            links = self._linked_length / len(text)
            bold = self._bold_length * 2 > len(text)
            around = self._arounds[-1] if self._arounds else 0
            self.blocks.append(Block(line, element, links, bold, self._site_parts > 0, around))
            self._after_picture, self._picture_in_text = self._picture_in_text, False
        self._text.clear()
        self._linked_length = self._bold_length = 0
        return bool(text)


def _row_text(row: Any) -> str:
    """Return the cells of a row joined by " | ", or "" if its table is only there for layout."""
    cells = [tidy(" ".join(cell.itertext())) for cell in row.iterchildren("td", "th")]
    cells = [cell for cell in cells if cell]
    is_layout = len(cells) < 2 or any(len(cell) > MOST_CELL_LENGTH for cell in cells)
    if is_layout or next(row.iterdescendants("table", "img", "h1"), None) is not None:
        return ""
    return " | ".join(cells)


def _is_right(element: Any) -> bool:
    return element.get("align") == "right" or bool(
        _RIGHT.search((element.get("style") or "")[:500])
    )


def _is_caption(element: Any) -> bool:
    return element.tag == "figcaption" or Cue.CAPTION in cues_of(element)
