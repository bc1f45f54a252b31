"""A line of a page, and how it stands there: what page text and HTML have in common."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLine:
    """Tidied text that is not blank; `number` counts the source's lines from 1.

    `right`: set to the right, where authors sign. `apart`: by itself, where captions stand.
    `close`: directly below the line before, perhaps its continuation. `caption`: the markup says
    that it is one.
    """

    text: str
    number: int
    right: bool = False
    apart: bool = False
    close: bool = False
    caption: bool = False
