"""What part an organisation plays in a bulletin, as far as its title and lead say for certain.

Who issued the bulletin its source states. Who holds an event or speaks stands before a verb that
says so; the verbs are data, `[roles]` in organisations.toml.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from search.organisations.reading import CONNECTOR, Reading, ends_with_title
from search.organisations.registry import registry
from search.text.alignment import Alignment
from search.text.phrase import pattern
from search.text.spelling import plain, term

_NEARBY = 60
_SENTENCE = re.compile(r"[\n.!?…:] *")
_OPENING = re.compile(
    r"[\s\"'“”‘’–-]*"
    r"(?:(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|mới đây|vừa qua|sang|trua|chieu|toi|ngay|hom)\b"
    r"[^;]*,? *)?"
)


class Role(StrEnum):
    """The roles, the weightiest first."""

    ISSUER = "issuer"
    HOST = "host"
    SPEAKER = "speaker"
    MENTIONED = "mentioned"


def find_roles(text: Alignment, readings: Sequence[Reading]) -> list[Role]:
    """Return the role of each of a text's first readings, those of title and lead."""
    roles = [Role.MENTIONED] * len(readings)
    start = 0
    for number, reading in enumerate(readings):
        following = readings[number + 1] if number + 1 < len(readings) else None
        if following and CONNECTOR.fullmatch(text.lower, reading.end, following.start):
            continue
        # "Tỉnh ủy, HĐND, UBND tỉnh tổ chức …" has three hosts.
        role = _role(text, readings[start].start, reading.end)
        roles[start : number + 1] = [role] * (number + 1 - start)
        start = number + 1
    return roles


def _role(text: Alignment, start: int, end: int) -> Role:
    """Return the role of the row of organisations at `clean[start:end]`."""
    before = _SENTENCE.split(text.lower[max(0, start - _NEARBY) : start])[-1]
    if ends_with_title(before):
        said = _person_says().match(text.lower, end)
        return Role.SPEAKER if said and text.clean[said.start("name")].isupper() else Role.MENTIONED
    if _says().match(text.lower, end) or re.search(r"\btheo +$", before):
        return Role.SPEAKER
    subject = _OPENING.fullmatch(before) or re.search(r"\bdo +$", before)
    return Role.HOST if subject and _holds().match(text.lower, end) else Role.MENTIONED


@cache
def _holds() -> re.Pattern[str]:
    return re.compile(rf" +(?:(?:{_words(registry().adverbs)}) +)*(?:{_words(registry().holds)})\b")


@cache
def _says() -> re.Pattern[str]:
    return re.compile(
        rf"[ ,–-]+(?:(?:{_words(registry().adverbs)}) +)*(?:{_words(registry().says)})\b"
    )


@cache
def _person_says() -> re.Pattern[str]:
    name = r"(?P<name>[^\W\d_]+)(?: +[^\W\d_]+){1,4}?"
    return re.compile(rf"[ ,–-]+(?:(?:ông|bà|đồng chí|ong|ba|dong chi) +)?{name}{_says().pattern}")


def _words(phrases: Sequence[str]) -> str:
    return f"{pattern(phrases, term)}|{pattern(phrases, plain)}"
