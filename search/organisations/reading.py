"""What a mention of an organisation means, and the words between and before several of them."""

import re
from functools import cache
from typing import NamedTuple

from search.organisations.kind import OrganisationKind
from search.places.place import Place, vocabulary
from search.text.phrase import endings, pattern
from search.text.spelling import plain, term

CONNECTOR = re.compile(
    r" *(?:[,;/&–-] *(?:(?:và|va) +)?|(?<= )(?:và|va|cùng|cung) +)(?:(?:lãnh đạo|đại diện) +)?"
)


class Reading(NamedTuple):
    """A kind of organisation at `clean[start:end]`, and what is known of its place.

    `generic` speaks of all of its kind: UBND các huyện. `parent` is the body that it is a part of,
    `name` the organisation's own: Trường THPT Lê Lợi.
    """

    kind: OrganisationKind
    place: Place
    start: int
    end: int
    generic: bool = False
    parent: "Reading | None" = None
    name: str = ""


def ends_with_title(lower: str) -> bool:
    """Tell whether a text in lower case ends with a person's title."""
    # Few texts end with the last syllable of one, and the expression is tried at each letter.
    may_end = lower.rstrip(" \n").endswith(_title_endings())
    return may_end and _title().search(lower) is not None


@cache
def _title_endings() -> tuple[str, ...]:
    titles = vocabulary().titles
    return tuple(sorted(endings(titles, term) | endings(titles, plain)))


@cache
def _title() -> re.Pattern[str]:
    titles = pattern(vocabulary().titles, term), pattern(vocabulary().titles, plain)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(titles)}) *$")
