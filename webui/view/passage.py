"""A text cut into pieces where its highlights and links begin and end, for a template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from search.result import HighlightedText


@dataclass(frozen=True, slots=True)
class Link:
    """`text[start:end]` is a link to the address."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: a link, a highlight, or neither; parts of a link may be highlighted.

    Highlighted pieces are numbered through all passages of a page, from 1; the others have 0.
    """

    parts: Sequence[tuple[str, bool]]
    address: str = ""
    number: int = 0

    @property
    def is_highlighted(self) -> bool:
        """Tell whether any part of it is highlighted."""
        return any(is_highlighted for _, is_highlighted in self.parts)


Passage = Sequence[Piece]


def cut(text: HighlightedText, links: Sequence[Link] = ()) -> Passage:
    """Return the pieces of a text; its links are in order and do not overlap."""
    pieces: list[Piece] = []
    done = 0
    for link in links:
        pieces += (Piece((part,)) for part in _parts(text, done, link.start))
        pieces.append(Piece(tuple(_parts(text, link.start, link.end)), link.address))
        done = link.end
    pieces += (Piece((part,)) for part in _parts(text, done, len(text.text)))
    return pieces


def number(passages: Sequence[Passage]) -> tuple[Sequence[Passage], int]:
    """Return the passages of a page with highlighted pieces numbered, and the number of these."""
    numbers = count(1)
    numbered = [
        [replace(each, number=next(numbers)) if each.is_highlighted else each for each in passage]
        for passage in passages
    ]
    return numbered, next(numbers) - 1


def _parts(text: HighlightedText, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """Yield the text between two offsets in parts, each with whether it is highlighted."""
    done = start
    for highlight_start, highlight_end in text.highlights:
        first, last = max(highlight_start, start), min(highlight_end, end)
        if first >= last:
            continue
        if first > done:
            yield text.text[done:first], False
        yield text.text[first:last], True
        done = last
    if done < end:
        yield text.text[done:end], False
