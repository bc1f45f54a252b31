"""Codes that a reader may have meant who typed one that no bulletin has.

Nearest are those in which only zeros or signs differ (73/NQ-TU, 073-NQ/TU), then the order of the
letters (73-TU/NQ), then one letter or digit. They are suggested, never searched for instead.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from search.engine.contract import Engine, KeywordTerms
from search.facets.written_code import written_code
from search.field import CODES
from search.text import code

MOST = 5
"""Codes that are suggested; more would be a list to look through."""

LONGEST = 100
"""Characters; no code is longer, and each digit of one makes some twenty others to look up."""

_GROUPS = re.compile(r"[^-/]+")
_ZEROS = re.compile(r"^0+(?=[0-9])")
_NUMBER = re.compile(r"[0-9]+")
_DIGITS = "0123456789"


class Distance(IntEnum):
    """How far one code is from another."""

    SIGNS = 1
    ORDER = 2
    EDIT = 3


def near_codes(engine: Engine, written: str) -> tuple[str, ...]:
    """Return the codes of bulletins that are near a code, nearest and most cited first.

    They are written as bulletins write them. A code that any bulletin cites has none near it.
    """
    wanted = code.canonical(written)
    if len(wanted) > LONGEST or engine.having(CODES, wanted).total:
        return ()
    ranked = []
    for each in set(_candidates(engine.keyword(CODES), wanted)):
        distance = distance_of(wanted, each)
        if distance is not None and (total := engine.having(CODES, each).total):
            ranked.append((distance, -total, each))
    return tuple(written_code(engine, each) for *_, each in sorted(ranked)[:MOST])


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


def _candidates(codes: KeywordTerms, wanted: str) -> Iterator[str]:
    """Yield the codes of the same number, however padded, and those one digit away."""
    number = _NUMBER.match(wanted)
    if number is None:
        return
    plain = _ZEROS.sub("", number[0])
    rest = wanted[number.end() :]
    for padded in {plain.zfill(width) for width in (1, 2, 3, len(number[0]))}:
        for sign in "-/":
            yield from codes.begun(padded + sign)
    for other in {*_one_digit_away(number[0]), *_one_digit_away(plain)}:
        if other + rest in codes:
            yield other + rest


def _one_digit_away(number: str) -> Iterator[str]:
    for split in range(len(number) + 1):
        before, after = number[:split], number[split:]
        yield from (before + digit + after for digit in _DIGITS)
        if after:
            yield before + after[1:]
            yield from (before + digit + after[1:] for digit in _DIGITS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
