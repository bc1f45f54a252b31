"""Grapheme clusters: offsets at which a text can be cut without splitting a letter or an emoji.

A letter and its combining accents are one cluster, and so is an emoji of several characters. The
rules are those of Unicode's annex 29, by the regex library, which only this module imports.

    >>> next_boundary("Ma\u0323\u0306t", 2)
    4
"""

import regex

_ALONE = regex.compile(r"\p{GCB=Other}")
_CLUSTER = regex.compile(r"\X")

# The last character before an offset that surely starts a cluster. Nothing joins a character of the
# class Other to the one before it, unless that is of one of the three classes excluded here.
_START = regex.compile(r"(?r)(?<![\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=Prepend}])\p{GCB=Other}")


def next_boundary(text: str, index: int) -> int:
    """Return the first boundary at or after an offset, which is at most `len(text)`."""
    return _cluster_before(text, index)[1] if 0 < index < len(text) else index


def last_boundary(text: str, index: int) -> int:
    """Return the last boundary at or before an offset, which is at most `len(text)`."""
    if not 0 < index < len(text):
        return index
    start, end = _cluster_before(text, index)
    return index if end == index else start


def _cluster_before(text: str, index: int) -> tuple[int, int]:
    """Return the start and the end of the cluster that contains `text[index - 1]`."""
    certain = _START.search(text, 0, index)
    start = certain.start() if certain else 0
    while (end := _CLUSTER.match(text, start).end()) < index:
        start = end
    return start, end


def stands_alone(letter: str) -> bool:
    """Tell whether a character joins none beside it, unless that one joins others."""
    return _ALONE.fullmatch(letter) is not None
