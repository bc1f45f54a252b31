"""Codes that a reader may have meant who typed one that no bulletin has.

Nearest first: only zeros or signs differ (73/NQ-TU, 073-NQ/TU), then the order of the letters
(73-TU/NQ), then one letter or digit. They are offered, never searched for instead.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from json import loads

from search.engine.index_reader import IndexReader
from search.field import CODES
from search.text import code
from search.text.spelling import bare

MOST = 5
"""Codes that are offered; more would be a list to look through."""

_GROUPS = re.compile(r"[^-/]+")
_ZEROS = re.compile(r"^0+(?=[0-9])")
_NUMBER = re.compile(r"[0-9]+")
_DIGITS = "0123456789"


class Distance(IntEnum):
    """How far one code is from another."""

    SIGNS = 1
    ORDER = 2
    EDIT = 3


def near_codes(collection: IndexReader, written: str) -> tuple[str, ...]:
    """Return the codes of bulletins that are near a code, nearest and most cited first.

    They are written as their bulletins write them. There are none beside a code that is known.
    """
    wanted = code.canonical(written)
    if _holders(collection, wanted):
        return ()
    ranked = []
    for each in set(_candidates(collection, wanted)):
        distance = distance_of(wanted, each)
        if distance is not None and (held := _holders(collection, each)):
            ranked.append((distance, -len(held), each, held[0]))
    return tuple(_display(collection, each, holder) for *_, each, holder in sorted(ranked)[:MOST])


def distance_of(wanted: str, other: str) -> Distance | None:
    """Return how far two canonical codes are from each other; None for none or too far."""
    if wanted == other:
        return None
    groups, others = _groups(wanted), _groups(other)
    if groups == others:
        return Distance.SIGNS
    if groups[:1] == others[:1] and sorted(groups) == sorted(others):
        return Distance.ORDER
    return Distance.EDIT if _is_one_edit("".join(groups), "".join(others)) else None


def _groups(canonical: str) -> Sequence[str]:
    """Return the letters and numbers between signs, the first without zeros before it."""
    first, *rest = _GROUPS.findall(canonical) or [""]
    return [_ZEROS.sub("", first), *rest]


def _is_one_edit(left: str, right: str) -> bool:
    """Tell whether a letter is changed, added or dropped, or swapped with the one after it."""
    short, long = sorted((left, right), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    return short[start + 1 :] == long[start + 1 :] or (
        short[start : start + 2] == long[start : start + 2][::-1]
        and short[start + 2 :] == long[start + 2 :]
    )


def _candidates(collection: IndexReader, wanted: str) -> Iterator[str]:
    """Yield the codes of the same number, however padded, and those one digit away."""
    number = _NUMBER.match(wanted)
    if number is None:
        return
    plain = _ZEROS.sub("", number[0])
    rest = wanted[number.end() :]
    for part in collection.parts:
        terms = part.records.keywords[CODES].terms
        for padded in {plain.zfill(width) for width in (1, 2, 3, len(number[0]))}:
            for sign in "-/":
                for place in terms.begun((padded + sign).encode()):
                    yield terms[place].decode()
        for other in {*_one_digit_away(number[0]), *_one_digit_away(plain)}:
            if terms.find((other + rest).encode()) is not None:
                yield other + rest


def _one_digit_away(number: str) -> Iterator[str]:
    for place in range(len(number) + 1):
        before, after = number[:place], number[place:]
        yield from (before + digit + after for digit in _DIGITS)
        if after:
            yield before + after[1:]
            yield from (before + digit + after[1:] for digit in _DIGITS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _holders(collection: IndexReader, canonical: str) -> Sequence[int]:
    """Return the living documents that cite a code."""
    found: list[int] = []
    for part in collection.parts:
        numbers = part.keep_living(part.records.keywords[CODES].find(canonical))
        found += (part.first + numbers).tolist()
    return found


def _display(collection: IndexReader, canonical: str, holder: int) -> str:
    """Return a code as a bulletin that cites it writes it."""
    codes: Sequence[str] = loads(collection.text(holder))["codes"]
    return next((each for each in codes if bare(each.lower()) == canonical), canonical)
