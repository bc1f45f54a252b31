"""Many fixed phrases as one regular expression that knows how Vietnamese is spelled.

A phrase matches in lower case, however its tones are placed, and with any of " ", "-", ",", ".",
"&" and "và" where it has a joint of its own. A `Spelling` is `term` (marks count) or `plain` (they
don't).

    >>> bool(re.fullmatch(pattern(["Giáo dục và Đào tạo"], term), "giáo dục & đào tạo"))
    True
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from unicodedata import normalize

from search.text.spelling import TONES
from search.text.writings.look import look_for

Spelling = Callable[[str], str]

_PART = re.compile(r"[^\W_]+|[&.,/-]")
_LETTERS = re.compile(r"[^\W_]+")
_SPACE = " +"
_JOINT = " *(?:(?:và|va|[-–&.,/]) *)?"
_JOINING = (*" -–&.,/", "và", "va")
"""What a joint of two syllables may begin with."""
_WORD = re.compile(r"(?<!\w)\w")
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


class Beginnings:
    """Where phrases may begin in a text: all ways in which they begin are looked for at once.

    What it finds is a quick first look; whether a phrase stands there, its expression tells.
    """

    def __init__(self, written: Iterable[str]) -> None:
        """Take the ways in which phrases may begin, as `beginnings` returns them."""
        self._written = look_for(sorted(set(written)))

    def find(self, lower: str, start: int, end: int, *, is_wide: bool) -> Sequence[int]:
        """Return where in `lower[start:end]` words begin like a phrase, in order.

        Where more than two spaces may stand in a row, `is_wide`, other words are found, too.
        """
        row = lower if start == 0 and end == len(lower) else lower[start:end]
        if is_wide:
            # Phrases are looked for with one space or two.
            return [start + each.start() for each in _WORD.finditer(row)]
        found = self._written.find_starts(row)
        return [start + at for at in found] if start else found


def beginnings(phrases: Iterable[str], spelling: Spelling) -> set[str]:
    """Return how phrases begin: their first syllable, and the next one or what may join the two."""
    written: set[str] = set()
    for phrase in phrases:
        parts = _PART.findall(phrase.lower())
        syllables = [each for each in parts if each not in _JOINTS][:2]
        first, *following = (_spelled(spelling(each), spelling) for each in syllables)
        spaces = " ", "  "
        nexts = [f"{gap}{each}" for each in following[0] for gap in spaces] if following else [""]
        if following and parts[1] in _JOINTS:
            nexts = [*_JOINING, *following[0]]
        written.update(f"{one}{other}" for one in first for other in nexts)
    return written


def endings(phrases: Iterable[str], spelling: Spelling) -> set[str]:
    """Return all ways in which the last syllables of phrases are written."""
    lasts = {_LETTERS.findall(phrase.lower())[-1] for phrase in phrases}
    return {way for each in lasts for way in _spelled(spelling(each), spelling)}


@lru_cache(maxsize=1 << 14)
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
    ways = [re.escape(each) for each in _spelled(syllable, spelling)]
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
    return sorted(each for each in candidates if spelling(each) == syllable)
