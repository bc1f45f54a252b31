"""The sentence around a slice of a text."""

import re

LONGEST = 400
"""The longest sentence that is shown whole, in characters; some lists are one sentence."""

# "TP." and "ThS." do not end a sentence, nor does the dot of 1.200, which no space follows.
_END = re.compile(
    r"(?<!\b[^\W\d_])(?<!\bTP)(?<!\bTS)(?<!\bThS)(?<!\bPGS)(?<!\bBS)[.!?…]+[\"'”’)]*\s+"
)
_SPACE = re.compile(r"\s")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the start and the end of the sentence that contains `text[start:end]`.

    A sentence of more than LONGEST characters is cut at spaces.
    """
    first, last = 0, len(text)
    for found in _END.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.end()
            break
    last = first + len(text[first:last].rstrip())
    if last - first <= LONGEST:
        return first, last
    return _cut(text, max(first, start - LONGEST // 2), first), _cut_end(text, start, end, last)


def _cut(text: str, at: int, first: int) -> int:
    """Return the start of the first word at or after an offset."""
    if at == first:
        return first
    space = _SPACE.search(text, at)
    return space.end() if space else at


def _cut_end(text: str, start: int, end: int, last: int) -> int:
    """Return the end of the last word that keeps a sentence short enough."""
    at = min(last, max(end, start + LONGEST // 2))
    return at if at == last else max(end, text.rfind(" ", end, at))
