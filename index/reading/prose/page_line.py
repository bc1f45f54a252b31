"""A line of a page and its layout, for page text and HTML alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLine:
    """Tidied text that is not blank; `number` counts the source's lines from 1.

    `right`: aligned to the right, as signatures are. `apart`: set apart, as captions are. `close`:
    directly below the previous line, perhaps its continuation. `caption`: marked up as a caption.
    """

    text: str
    number: int
    right: bool = False
    apart: bool = False
    close: bool = False
    caption: bool = False
