"""The sentence around a place of a text."""

import re

LONGEST = 400
"""Characters of a sentence that is shown whole; some lists of a report are one sentence."""

# After "TP." or "ThS." a name goes on, not a new sentence; a full stop in 1.200 has no space.
_END = re.compile(
    r"(?<!\b[^\W\d_])(?<!\bTP)(?<!\bTS)(?<!\bThS)(?<!\bPGS)(?<!\bBS)[.!?…]+[\"'”’)]*\s+"
)
_SPACE = re.compile(r"\s")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds `text[start:end]` begins and ends.

    Of one over LONGEST characters it is a part, cut at spaces.
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
    """Return the first word's beginning from a place on."""
    if at == first:
        return first
    space = _SPACE.search(text, at)
    return space.end() if space else at


def _cut_end(text: str, start: int, end: int, last: int) -> int:
    """Return the last word's end before a sentence is too long."""
    at = min(last, max(end, start + LONGEST // 2))
    return at if at == last else max(end, text.rfind(" ", end, at))
