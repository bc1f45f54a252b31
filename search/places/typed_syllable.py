"""The syllables of a query, in which names of places and organisations are looked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from search.text.alignment import align
from search.text.spelling import plain, term

SYLLABLE = re.compile(r"[^\W_]+")
_MOST = 60
"""Syllables of a query that are looked at; nobody types more to find a name."""


@dataclass(frozen=True, slots=True)
class TypedSyllable:
    """`query[start:end]`, as a term with the typed accents and as a plain one."""

    typed: str
    plain: str
    start: int
    end: int


def read_typed_syllables(query: str) -> Sequence[TypedSyllable]:
    """Return the first syllables of a query; offsets are those of the query as typed.

    >>> read_typed_syllables("Hà Giang")[1]
    TypedSyllable(typed='giang', plain='giang', start=3, end=8)
    """
    aligned = align(query)
    found = [*SYLLABLE.finditer(aligned.clean)][:_MOST]
    return [
        TypedSyllable(term(each[0]), plain(each[0]), *aligned.span(*each.span())) for each in found
    ]
