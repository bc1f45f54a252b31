"""Codes of official documents: 73-NQ/TU, 15/2020/NĐ-CP, 123/QĐ-UBND, 31/2024/QH15.

A code is a number, perhaps a year, and the letters of a kind of document and of its issuer; the
forms are those of decree 30/2020 on clerical work and of the Party's guide 36-HD/VPTW of 2018.
"""

import re

from search.spelling import bare, clean

_DASH = "-\u2010-\u2015\u2212"
# Đ and its look-alikes; Ư, composed or not, which some write in TƯ, the centre.
_LETTER = "a-zđư\u00d0\u00f0\u0189\u0256\u031b"
_LETTERS = f"[{_LETTER}]{{1,12}}[0-9]{{0,2}}"

PATTERN = (
    rf"[0-9]{{1,6}}[a-c]?"
    rf"(?:/[0-9]{{4}}/{_LETTERS}(?:[{_DASH}/]{_LETTERS}){{0,4}}"
    rf"|[{_DASH}/]{_LETTERS}(?:[{_DASH}/]{_LETTERS}){{1,4}})"
    rf"(?![{_DASH}/]?[^\W_]|[\u0300-\u036f])"
)
"""A code inside a text, for a case-insensitive expression."""

STEM = rf"[0-9]{{1,6}}[a-c]?[{_DASH}/][0-9{_LETTER}/{_DASH}]*"
"""The beginning of a code, for a case-insensitive expression."""

_DASHES = re.compile(f"[{_DASH}]")


def canonical(written: str) -> str:
    """Return the one form of a code that the index knows: `73-nq/tu` for `73–NQ/TU`."""
    return bare(display(written).lower())


def display(written: str) -> str:
    """Return a code as a heading shows it: the author's letters, plain hyphens."""
    return _DASHES.sub("-", clean(written))
