"""The most frequent terms of an answer as a tree, each below what stands above it.

What does not depend on an answer is made once in a generation, as a `FacetEntry`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
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


def as_tree(counted: Sequence[Counted], chosen: Collection[str]) -> Sequence[FacetValue]:
    """Return the terms with none of the others above them, each with those below it as parts.

    Terms beside each other are ordered by frequency; those in `chosen` are selected.
    """
    counts = {entry.id: count for entry, count in counted}
    below: dict[str, list[FacetEntry]] = {}
    roots: list[FacetEntry] = []
    # No two terms have equal orders, so that entries themselves are never compared.
    for _, _, entry in sorted([(-count, entry.order, entry) for entry, count in counted]):
        for id in entry.above:
            if id in counts:
                below.setdefault(id, []).append(entry)
                break
        else:
            roots.append(entry)

    def values(entries: Sequence[FacetEntry]) -> tuple[FacetValue, ...]:
        return tuple(
            [
                FacetValue(
                    id := each.id,
                    each.label,
                    counts[id],
                    id in chosen,
                    values(below[id]) if id in below else (),
                )
                for each in entries
            ]
        )

    return values(roots)
