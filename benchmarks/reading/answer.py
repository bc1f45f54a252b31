"""What a reader makes of a page."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """The fields that are judged; `paragraphs` begin with the lead, if there is one.

    `everything` is all the text that the reader gives out, `is_warned` says that the reader itself
    doubts the date.
    """

    title: str
    published: datetime | None
    lead: str
    author: str
    paragraphs: tuple[str, ...]
    everything: str
    is_warned: bool = False
