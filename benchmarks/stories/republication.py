"""Republications: copies of bulletins as other publishers print them, made by seeded chance.

Each copy has another publisher, and is changed in one to three of the ways of `Change`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from index.bulletin import Bulletin

LEAST_LETTERS = 600
"""Letters of text of the shortest bulletin that is republished: less is a notice, not a release."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ“\"])")


class Change(StrEnum):
    """What an editor does to a release."""

    CUT = "cut"
    REORDERED = "reordered"
    RETITLED = "retitled"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Republication:
    """A copy, the id of its original, and what was done to it."""

    bulletin: Bulletin
    original: str
    changes: tuple[Change, ...]


def republish(bulletin: Bulletin, titles: Sequence[str], random: Random) -> Iterator[Republication]:
    """Yield one to four copies of a bulletin; `titles` are those of others."""
    for number in range(random.randint(1, 4)):
        changes = tuple(sorted(random.sample(list(Change), random.randint(1, 3))))
        copy = replace(
            bulletin,
            id=f"{bulletin.id}-copy-{number}",
            publisher=f"Cổng thông tin {random.randint(1, 500)}",
        )
        for each in changes:
            copy = CHANGES[each](copy, titles, random)
        yield Republication(copy, bulletin.id, changes)


def _cut(bulletin: Bulletin, titles: Sequence[str], random: Random) -> Bulletin:
    """Keep the beginning, from two fifths to nine tenths of the sentences."""
    paragraphs = [_sentences(each) for each in bulletin.body]
    left = max(1, round(random.uniform(0.4, 0.9) * sum(map(len, paragraphs))))
    kept = []
    for each in paragraphs:
        if left > 0:
            kept.append(" ".join(each[:left]))
            left -= len(each)
    return replace(bulletin, body=tuple(kept))


def _reordered(bulletin: Bulletin, titles: Sequence[str], random: Random) -> Bulletin:
    """Put the paragraphs into another order; of a single one, the sentences."""
    if len(bulletin.body) < 2:
        sentences = _sentences(" ".join(bulletin.body))
        random.shuffle(sentences)
        return replace(bulletin, body=(" ".join(sentences),))
    body = list(bulletin.body)
    random.shuffle(body)
    return replace(bulletin, body=tuple(body))


def _retitled(bulletin: Bulletin, titles: Sequence[str], random: Random) -> Bulletin:
    """Give another title, and leave out the lead or keep it."""
    lead = random.choice(("", bulletin.lead))
    return replace(bulletin, title=random.choice(titles), lead=lead)


def _corrected(bulletin: Bulletin, titles: Sequence[str], random: Random) -> Bulletin:
    """Replace one word in fifty by a word of another title."""
    words = " ".join(titles[:200]).split()

    def correct(paragraph: str) -> str:
        return " ".join(
            random.choice(words) if random.random() < 0.02 else each for each in paragraph.split()
        )

    return replace(bulletin, body=tuple(map(correct, bulletin.body)))


def _sentences(paragraph: str) -> list[str]:
    return _SENTENCE.split(paragraph)


CHANGES: Mapping[Change, Callable[[Bulletin, Sequence[str], Random], Bulletin]] = {
    Change.CUT: _cut,
    Change.REORDERED: _reordered,
    Change.RETITLED: _retitled,
    Change.CORRECTED: _corrected,
}
"""What each change does to a bulletin, given the titles of others, by chance."""
