"""Where a text can be cut: a letter with its marks stays whole, as does a picture of several signs.

The rules are those of Unicode's annex 29 as far as news needs them, without those for Indic
scripts.

    >>> next_boundary("Ma\u0323\u0306t", 2)
    4
"""

from unicodedata import category

_JOINER = "\u200d"
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def is_boundary(text: str, place: int) -> bool:
    """Tell whether nothing falls apart if a text is cut before `text[place]`."""
    if not 0 < place < len(text):
        return True
    before, after = text[place - 1], text[place]
    if after < "\u0300":
        return before + after != "\r\n"
    if _extends(after) or (before == _JOINER and category(after) == "So"):
        return False
    if after in _FLAG_LETTERS:
        # They make flags two by two.
        head = text[:place]
        return (place - len(head.rstrip(_FLAG_LETTERS))) % 2 == 0
    return not _are_jamo(before, after)


def next_boundary(text: str, place: int) -> int:
    """Return the first boundary from a place on."""
    while not is_boundary(text, place):
        place += 1
    return place


def last_boundary(text: str, place: int) -> int:
    """Return the last boundary up to a place."""
    while not is_boundary(text, place):
        place -= 1
    return place


def _extends(letter: str) -> bool:
    """Tell whether a letter belongs to the one before it: a mark, a joiner, a colour of skin."""
    return (
        category(letter).startswith("M")
        or letter in "\u200c\u200d"
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
    )


def _are_jamo(before: str, after: str) -> bool:
    """Tell whether two Korean letters are of one syllable."""
    return ("\u1100" <= before <= "\u115f" and "\u1100" <= after <= "\u11a7") or (
        "\u1160" <= before <= "\u11ff" and "\u1160" <= after <= "\u11ff"
    )
