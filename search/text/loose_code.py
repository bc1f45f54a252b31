"""Codes written out of order or in words: nq 73 tu, nghị quyết 73 tu."""

import re

from search.text.code import NAMES
from search.text.spelling import bare, clean

_GROUP = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)*|[0-9]+")
_NUMBER = re.compile(r"0*([0-9]+)")
_SIGN = re.compile("[-/\u2010-\u2015\u2212]")
_NUMBER_SIGN = re.compile(r"\bso\b")
_ZEROS = re.compile(r"^0+(?=[0-9])")
# The longest names first: "thông tư liên tịch" holds "thông tư".
_IN_WORDS = sorted(
    ((bare(name), letters) for letters, names in NAMES.items() for name in names),
    key=lambda each: -len(each[0]),
)


def groups_of(written: str) -> tuple[str, ...]:
    """Return the sorted letters and numbers of a code, with names of kinds replaced by letters.

    Two ways to write one code have the same groups.
    """
    plain = bare(clean(written).lower())
    for name, letters in _IN_WORDS:
        plain = re.sub(rf"\b{name}\b", letters, plain)
    plain = _NUMBER_SIGN.sub("", plain)
    return tuple(sorted(_ZEROS.sub("", each) for each in _GROUP.findall(plain)))


def number_of(written: str) -> str:
    """Return the number of a code without zeros before it, "73" of 73-NQ/TU; "" if it has none."""
    found = _NUMBER.search(written)
    return found[1] if found else ""


def is_spelled_loosely(written: str) -> bool:
    """Tell whether a code is written without signs, so that it can stand for several codes."""
    return _SIGN.search(written) is None
