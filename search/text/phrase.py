"""Many fixed phrases as one regular expression that knows how Vietnamese is spelled.

A phrase matches in lower case, however its tones are placed, and with any of " ", "-", ",", ".",
"&" and "và" where it has a joint of its own. A `Spelling` is `term` (marks count) or `plain` (they
don't).

    >>> bool(re.fullmatch(pattern(["Giáo dục và Đào tạo"], term), "giáo dục & đào tạo"))
    True
"""

import re
from collections.abc import Callable, Iterable
from unicodedata import normalize

from search.text.spelling import TONES

Spelling = Callable[[str], str]

_PART = re.compile(r"[^\W_]+|[&.,/-]")
_LETTERS = re.compile(r"[^\W_]+")
_SPACE = " +"
_JOINT = " *(?:(?:và|va|[-–&.,/]) *)?"
_JOINTS = frozenset(("và", "&", "-", ",", "/", "."))
_VOWELS = "aăâeêioôơuưy"
_SWAPPED = str.maketrans("iíìỉĩịyýỳỷỹỵ", "yýỳỷỹỵiíìỉĩị")

_Tree = dict[tuple[str, str], "_Tree"]
_END = ("", "")


def pattern(phrases: Iterable[str], spelling: Spelling) -> str:
    """Return the expression; where one phrase begins another, the longer one is tried first."""
    tree: _Tree = {}
    for phrase in phrases:
        node = tree
        joint = ""
        for part in _PART.findall(phrase.lower()):
            if part in _JOINTS:
                joint = _JOINT
                continue
            node = node.setdefault((joint, spelling(part)), {})
            joint = _SPACE
        node[_END] = {}
    return _expression(tree, spelling)


def openings(phrases: Iterable[str], spelling: Spelling) -> str:
    """Return the expression of the phrases' first syllables, which most words fail at once."""
    by_letter: dict[str, list[str]] = {}
    for first in dict.fromkeys(_LETTERS.findall(phrase.lower())[0] for phrase in phrases):
        for way in _spelled(spelling(first), spelling):
            by_letter.setdefault(way[0], []).append(way[1:])
    groups = (f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return rf"(?:{'|'.join(groups)})(?![^\W_])"


def key(written: str, spelling: Spelling) -> str:
    """Return what all ways of writing one phrase have in common."""
    parts = _LETTERS.findall(written.lower())
    return "".join(spelling(each) for each in parts if each not in ("và", "va"))


def _expression(tree: _Tree, spelling: Spelling) -> str:
    branches = [
        f"{joint}{_ways(syllable, spelling)}{_expression(following, spelling)}"
        for (joint, syllable), following in tree.items()
        if syllable
    ]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if _END in tree else ''}"


def _ways(syllable: str, spelling: Spelling) -> str:
    ways = _spelled(syllable, spelling)
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _spelled(syllable: str, spelling: Spelling) -> list[str]:
    """Return all ways to write a syllable that `spelling` unites: ủy and uỷ, kỹ and kĩ."""
    decomposed = normalize("NFD", syllable)
    tones = "".join(each for each in decomposed if each in TONES)
    toneless = normalize("NFC", "".join(each for each in decomposed if each not in TONES))
    toned = [
        normalize("NFC", toneless[: place + 1] + tones + toneless[place + 1 :])
        for place, letter in enumerate(toneless)
        if letter in _VOWELS
    ]
    candidates = {syllable, *toned, *(each.translate(_SWAPPED) for each in toned)}
    return sorted({re.escape(each) for each in candidates if spelling(each) == syllable})
