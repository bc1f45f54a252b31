"""Amounts: the dot groups thousands and the comma begins decimals, as Vietnam writes them.

168.473.250.000, 168,473,250,000 and 168473250000 are one amount, `8,2` and `8.20` another.
"""

import re

PATTERN = (
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?"
    r"|[0-9]+[.,][0-9]+"
)
"""A grouped or decimal number inside a text."""

_DOTS_GROUP = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMAS_GROUP = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?")


def canonical(written: str) -> str:
    """Return the number with a decimal point and without grouping: `168473250000`, `8.2`."""
    if _DOTS_GROUP.fullmatch(written):
        number = written.replace(".", "").replace(",", ".")
    elif _COMMAS_GROUP.fullmatch(written):
        number = written.replace(",", "")
    else:
        number = written.replace(",", ".")
    whole, _, decimals = number.partition(".")
    decimals = decimals.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole
