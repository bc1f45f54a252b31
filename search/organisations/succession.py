"""What took over the work of a ministry, and from which day: the mergers of 2025.

>>> [(each.since.isoformat(), each.id) for each in successors("bo-giao-thong-van-tai")]
[('2025-03-01', 'bo-xay-dung')]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from search.organisations.registry import registry


@dataclass(frozen=True, slots=True)
class Succeeded:
    """Since a day, the work of one organisation is that of another, which is `id`."""

    since: date
    id: str


def successors(id_: str) -> Sequence[Succeeded]:
    """Return what took over the work of an organisation; nothing for most."""
    return [
        Succeeded(each.since, each.into) for each in registry().successions if id_ in each.before
    ]


def predecessors(id_: str) -> Sequence[Succeeded]:
    """Return the organisations whose work one took over."""
    return [
        Succeeded(each.since, before)
        for each in registry().successions
        if each.into == id_
        for before in each.before
    ]
