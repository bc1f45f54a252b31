"""The parts of a code: which number of which year, of what kind, and by whom."""

import re
from dataclasses import dataclass

from search.text.code import NAMES, kind_of

_PARTS = re.compile(
    r"0*(?P<number>[0-9]+[a-c]?)(?:[-/](?P<year>(?:19|20)[0-9]{2}))?[-/](?P<letters>[^0-9].*)"
)
_SIGN = re.compile("[-/]")


@dataclass(frozen=True, slots=True)
class CodeParts:
    """The parts of a canonical code: 168/2024/nd-cp is number 168 of 2024, a decree (nd) of cp.

    `year` is empty where the code has none, `kind` where its letters stand for no kind; then all of
    its letters are the `issuer`.
    """

    number: str
    year: str
    kind: str
    issuer: tuple[str, ...]


def read_parts(code: str) -> CodeParts | None:
    """Return the parts of a canonical code; None for a standard, whose letters come first."""
    found = _PARTS.fullmatch(code)
    if found is None:
        return None
    letters = tuple(filter(None, _SIGN.split(found["letters"])))
    kind = kind_of(code)
    is_known = kind in NAMES and letters[:1] == (kind,)
    return CodeParts(
        found["number"],
        found["year"] or "",
        kind if is_known else "",
        letters[1:] if is_known else letters,
    )
