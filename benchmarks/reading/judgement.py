"""Which fields of an answer are right.

Texts are compared composed (NFC) and without white space, as different readers set it differently.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from unicodedata import normalize

from benchmarks.reading.answer import Answer
from benchmarks.reading.gold import GoldPage
from search.vietnam_time import VIETNAM

LIKE = 0.95
"""Two leads that are more alike than this are the same."""

START_LETTERS = 40
MOST_AFTER_END = 160
"""Letters; what follows the end of a text beyond it is not the text's own."""

_AUTHOR_LABEL = "tácgiả"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is right of a dated article; all false when it was refused.

    `minute` is None where the page gives no time of day.
    """

    page: GoldPage
    is_refused: bool
    title: bool = False
    day: bool = False
    minute: bool | None = None
    lead: bool = False
    author: bool = False
    begin: bool = False
    end: bool = False
    clean: bool = False
    wrong_day_silent: bool = False

    @property
    def whole(self) -> bool:
        """Title, day and text are right together."""
        return self.title and self.day and self.begin and self.end and self.clean


def judge(page: GoldPage, answer: Answer | None) -> Judgement:
    """Compare the answer to a dated article with what a person read."""
    if answer is None:
        return Judgement(page, is_refused=True, minute=False if page.has_time else None)
    text = packed("".join(answer.paragraphs))
    day = _agrees(page.published, answer.published, is_to_the_minute=False)
    return Judgement(
        page,
        is_refused=False,
        title=packed(answer.title) == packed(page.title),
        day=day,
        minute=_agrees(page.published, answer.published, is_to_the_minute=True)
        if page.has_time
        else None,
        lead=_is_lead_right(page, answer),
        author=_author(answer.author) == _author(page.author),
        begin=_begins(page, text),
        end=_ends(page, text),
        clean=_is_clean(page.absent, answer),
        wrong_day_silent=answer.published is not None and not day and not answer.is_warned,
    )


def packed(text: str) -> str:
    """Return `text` composed and without white space."""
    return "".join(normalize("NFC", text).split())


def _agrees(right: Iterable[str], published: datetime | None, *, is_to_the_minute: bool) -> bool:
    if published is None:
        return False
    length = 16 if is_to_the_minute else 10
    written = published.astimezone(VIETNAM).isoformat()[:length]
    return any(each[:length] == written for each in right)


def _is_lead_right(page: GoldPage, answer: Answer) -> bool:
    lead, right = packed(answer.lead), packed(page.lead)
    if not right:
        # Where a page marks no lead, the first paragraph may stand for it.
        start = packed(page.body_start)[:START_LETTERS]
        return not lead or (bool(start) and (lead.startswith(start) or start.startswith(lead)))
    return SequenceMatcher(None, lead, right, autojunk=False).ratio() > LIKE


def _author(name: str) -> str:
    letters = "".join(each for each in normalize("NFC", name).casefold() if each.isalnum())
    return letters.removeprefix(_AUTHOR_LABEL)


def _begins(page: GoldPage, text: str) -> bool:
    starts = (packed(page.lead), packed(page.body_start)[:START_LETTERS])
    known = [each for each in starts if each]
    return any(text.startswith(each) for each in known) if known else True


def _ends(page: GoldPage, text: str) -> bool:
    end = packed(page.body_end)
    at = text.rfind(end)
    return at >= 0 and len(text) - (at + len(end) if end else 0) <= MOST_AFTER_END


def _is_clean(absent: Iterable[str], answer: Answer) -> bool:
    everything = packed(answer.everything)
    return not any(packed(each) in everything for each in absent)
