"""Codes of official documents: 73-NQ/TU, 15/2020/NĐ-CP, 123/QĐ-UBND, 31/2024/QH15.

A code is a number, perhaps a year, and the letters of a kind of document and of its issuer; the
forms are those of decree 30/2020 on clerical work and of the Party's guide 36-HD/VPTW of 2018.
"""

import re

from search.spelling import plain

_DASH = "-\u2010-\u2015\u2212"
_LETTERS = "[a-zđ\u00d0\u00f0][a-zđ\u00d0\u00f0]{0,11}[0-9]{0,2}"

PATTERN = (
    rf"[0-9]{{1,6}}[a-c]?"
    rf"(?:/[0-9]{{4}}/{_LETTERS}(?:[{_DASH}/]{_LETTERS}){{0,4}}"
    rf"|[{_DASH}/]{_LETTERS}(?:[{_DASH}/]{_LETTERS}){{1,4}})"
    rf"(?![{_DASH}/]?[^\W_])"
)
"""A code inside a text, for a case-insensitive expression."""

_DASHES = re.compile(f"[{_DASH}]")
_GROUP = re.compile(r"[^\W_]+")


def canonical(written: str) -> str:
    """Return the one form of a code that the index knows: `73-nq/tu` for `73–NQ/TU`."""
    return _GROUP.sub(lambda group: plain(group[0]), _DASHES.sub("-", written))


def display(written: str) -> str:
    """Return a code as a heading shows it: the author's letters, plain hyphens."""
    return _DASHES.sub("-", written).replace("\u00d0", "Đ")
