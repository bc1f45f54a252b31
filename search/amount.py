"""Amounts: the dot groups thousands and the comma begins decimals, as Vietnam writes them.

168.473.250.000, 168,473,250,000 and 168473250000 are one amount, `8,2` and `8.20` another.
"""

import re

PATTERN = (
    r"(?P<dots>[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,7}(?:,[0-9]{1,9})?)"
    r"|(?P<commas>[1-9][0-9]{0,2}(?:,[0-9]{3}){2,7}(?:\.[0-9]{1,9})?)"
    r"|[0-9]{1,24}[.,][0-9]{1,9}"
)
"""A grouped or decimal number inside a text; longer ones are no amounts that anyone states."""

_AMOUNT = re.compile(PATTERN)


def canonical(written: str) -> str:
    """Return the number with a decimal point and without grouping: `168473250000`, `8.2`."""
    match = _AMOUNT.fullmatch(written)
    if match and match["dots"]:
        number = written.replace(".", "").replace(",", ".")
    elif match and match["commas"]:
        number = written.replace(",", "")
    else:
        number = written.replace(",", ".")
    whole, _, decimals = number.partition(".")
    decimals = decimals.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole
