"""Which known ids are most like an unknown one, as of a mistyped address."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from heapq import nlargest

MOST = 5
"""The most ids that are suggested in place of an unknown one."""
_LEAST_LIKE = 0.5
"""The least likeness of two ids (0 to 1) for one to be suggested for the other."""
_COMPARED = 50


def find_near_ids(id: str, known: Iterable[str]) -> Sequence[str]:
    """Return up to MOST of the known ids, likest first.

    Those that share most words with it are compared letter by letter.

    >>> find_near_ids("so-y-te-tinh-lao-ca", ["so-y-te-tinh-lao-cai", "tinh-doan"])
    ['so-y-te-tinh-lao-cai']
    """
    words = set(id.split("-"))
    likely = nlargest(
        _COMPARED,
        known,
        key=lambda each: (len(words.intersection(each.split("-"))), -len(each), each),
    )
    ranked = sorted((-SequenceMatcher(None, id, each).ratio(), each) for each in likely)
    return [each for likeness, each in ranked[:MOST] if -likeness >= _LEAST_LIKE]
