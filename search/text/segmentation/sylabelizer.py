"""pyvi's tokens: syllables, numbers, addresses, and every other sign by itself.

No token contains white space, except that a line end is a token. So a text can be split at white
space first.
"""

import re

LINE_END = "\n"

_ABBREVIATION = r"[A-ZĐ]+\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\."
_ARROW = r"==>|->|\.\.\.|>>"
_ADDRESS = r"\w+://[^\s]+|[a-zA-Z0-9_.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+"
_OTHER = r"\d+(?:[\.,_]\d+)+|[^\w\s]|\w+"

# In the order of pyvi's sylabelize: the first that fits wins, not the longest.
_TOKEN = re.compile(f"{_ABBREVIATION}|{_ARROW}|{_OTHER}")
_TOKEN_OR_ADDRESS = re.compile(f"{_ABBREVIATION}|{_ARROW}|{_ADDRESS}|{_OTHER}")


def sylabelize(chunk: str) -> list[str]:
    """Return the tokens of a composed text that has no white space."""
    # The search for an address is quadratic in text that has many dots and no space.
    pattern = _TOKEN_OR_ADDRESS if "@" in chunk or "://" in chunk else _TOKEN
    return pattern.findall(chunk)
