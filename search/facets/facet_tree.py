"""The most frequent terms of an answer as a tree, each below what stands above it.

What does not depend on an answer is made once in a generation, as a `FacetEntry`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from search.result import FacetValue

Counted = tuple["FacetEntry", int]
"""A term, and how many documents have it."""


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """A term as every answer shows it.

    `above` are the terms above it, nearest first. Of terms with equal counts, the one with the
    lesser `order` comes first.
    """

    id: str
    label: str
    above: Sequence[str]
    order: tuple[Any, ...]


def as_tree(counted: Iterable[Counted], chosen: Collection[str]) -> Sequence[FacetValue]:
    """Return the terms with none of the others above them, each with those below it as parts.

    Terms beside each other are ordered by frequency; those in `chosen` are selected.
    """
    ordered = sorted(counted, key=lambda each: (-each[1], each[0].order))
    listed = {entry.id for entry, _ in ordered}
    below: dict[str, list[Counted]] = {}
    roots: list[Counted] = []
    for each in ordered:
        for id in each[0].above:
            if id in listed:
                below.setdefault(id, []).append(each)
                break
        else:
            roots.append(each)

    unlike = below.keys() | chosen

    def values(counted: Sequence[Counted]) -> tuple[FacetValue, ...]:
        return tuple(
            [
                value(entry, count)
                if entry.id in unlike
                else _plain_value(entry.id, entry.label, count)
                for entry, count in counted
            ]
        )

    def value(entry: FacetEntry, count: int) -> FacetValue:
        id = entry.id
        return FacetValue(id, entry.label, count, id in chosen, values(below.get(id, ())))

    return values(roots)


# Most values of an answer have nothing below them, and a small count that other answers have too.
@lru_cache(maxsize=1 << 14)
def _plain_value(id: str, label: str, count: int) -> FacetValue:
    return FacetValue(id, label, count)
