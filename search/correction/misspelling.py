"""How far a syllable as typed is from the one that was meant, in the eyes of a Vietnamese.

A wrong tone is nearer than a wrong shape of a vowel, and that nearer than a wrong letter. What
sounds alike in some region (s and x, ch and tr, l and n, hỏi and ngã) is nearer than what does
not, and so is a neighbouring key.

    >>> distance("nguyển", "nguyễn") < distance("nguyến", "nguyễn") < distance("nguyen", "nguyet")
    True
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from math import inf
from unicodedata import combining, normalize

from search.text.spelling import TONES, bare

LETTER = 1.0
KEY = 0.8
"""A letter whose key is next to the right one."""
SWAP = 0.8
DOUBLED = 0.6
"""A letter typed twice, or once instead of twice."""
SOUND = 0.5
"""Letters that some region speaks alike, or that chats write for others: f, j, z and w."""
SHAPE = 0.5
TONE = 0.3
HOI_NGA = 0.15
"""Two thirds of the country speak these tones alike."""
LEFT_OUT = 0.1
"""A mark that was not typed, where others were."""

_ONSETS = (
    ("s", "x"),
    ("ch", "tr"),
    ("l", "n"),
    ("d", "gi", "r", "v"),
    ("gi", "d", "z", "j"),
    ("ph", "f"),
    ("qu", "w"),
    ("g", "gh"),
    ("ng", "ngh"),
    ("c", "k", "q"),
)
_CODAS = (("n", "ng", "nh"), ("t", "c", "ch"), ("i", "y"), ("u", "o"))
_VOWELS = "aeiouy"

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {
    letter: (row, place) for row, line in enumerate(_ROWS) for place, letter in enumerate(line)
}

_HOI_AND_NGA = frozenset("\u0309\u0303")


def distance(typed: str, meant: str) -> float:
    """Return how far a typed term is from another term; 0 if they may be the same."""
    return letters_apart(bare(typed), bare(meant)) + marks_apart(typed, meant)


# Queries have the same few thousand syllables again and again, and so have their neighbours.
@lru_cache(maxsize=1 << 16)
def letters_apart(typed: str, meant: str) -> float:
    """Return how far two plain spellings are from each other."""
    return min(sounds_like(typed).get(meant, inf), _edit(typed, meant))


@lru_cache(maxsize=1 << 16)
def marks_apart(typed: str, meant: str) -> float:
    """Return how far the marks of two terms are; who types no mark says nothing about marks."""
    if typed == bare(typed):
        return 0.0
    shapes, tones = _marks(typed)
    other_shapes, other_tones = _marks(meant)
    wrong, missing = _beyond(shapes, other_shapes), _beyond(other_shapes, shapes)
    cost = SHAPE * wrong + LEFT_OUT * max(0, missing - wrong)
    if tones == other_tones:
        return cost
    if not tones:
        return cost + LEFT_OUT
    return cost + (HOI_NGA if tones | other_tones == _HOI_AND_NGA else TONE)


def _beyond(shapes: Mapping[str, int], others: Mapping[str, int]) -> int:
    """Return how many shaped letters there are beyond others; a Counter takes ten times as long."""
    return sum(max(0, count - others.get(each, 0)) for each, count in shapes.items())


@lru_cache(maxsize=1 << 10)
def sounds_like(plain: str) -> Mapping[str, float]:
    """Return plain spellings that some region speaks like this one, and how far each is."""
    found = {plain: 0.0}
    for onset, rest in _cut_onset(plain):
        found |= {other + rest: SOUND for other in _others(onset, _ONSETS)}
    for rest, coda in _cut_coda(plain):
        found |= {rest + other: SOUND for other in _others(coda, _CODAS)}
    return found


def _others(part: str, groups: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for group in groups:
        if part in group:
            yield from (each for each in group if each != part)


def _cut_onset(plain: str) -> Iterator[tuple[str, str]]:
    vowel = next((place for place, each in enumerate(plain) if each in _VOWELS), 0)
    yield plain[:vowel], plain[vowel:]
    if plain.startswith(("gi", "qu")) and len(plain) > 2:
        yield plain[:2], plain[2:]


def _cut_coda(plain: str) -> Iterator[tuple[str, str]]:
    last = max((place for place, each in enumerate(plain) if each in _VOWELS), default=-1)
    if last + 1 < len(plain):
        yield plain[: last + 1], plain[last + 1 :]
    elif last >= 0:
        yield plain[:last], plain[last:]


def _edit(typed: str, meant: str) -> float:
    """Return the cost of the edits between two plain spellings (Damerau 1964, weighted)."""
    typed_gaps, meant_gaps = _gaps(typed), _gaps(meant)
    row = [0.0, *accumulate(meant_gaps)]
    above: list[float] = []
    for i, letter in enumerate(typed):
        above, before = row, above
        row = [above[0] + typed_gaps[i]]
        for j, other in enumerate(meant):
            best = above[j] + _change(letter, other)
            best = min(best, above[j + 1] + typed_gaps[i], row[j] + meant_gaps[j])
            if i and j and letter != other and letter == meant[j - 1] and other == typed[i - 1]:
                best = min(best, before[j - 1] + SWAP)
            row.append(best)
    return row[-1]


def _gaps(text: str) -> list[float]:
    """Return for each letter what it costs if the other spelling lacks it."""
    pairs = zip(text, " " + text, strict=False)
    return [DOUBLED if letter == before else LETTER for letter, before in pairs]


@lru_cache(maxsize=1 << 10)
def _change(letter: str, other: str) -> float:
    if letter == other:
        return 0.0
    if letter not in _KEYS or other not in _KEYS:
        return LETTER
    (row, place), (other_row, other_place) = _KEYS[letter], _KEYS[other]
    # Each row of a keyboard stands half a key to the right of the one above it.
    apart = abs(place + row / 2 - other_place - other_row / 2)
    return KEY if abs(row - other_row) <= 1 and apart <= 1 else LETTER


@lru_cache(maxsize=1 << 12)
def _marks(term: str) -> tuple[Mapping[str, int], frozenset[str]]:
    """Return the shaped letters of a term with their numbers, and its tones."""
    shapes: Counter[str] = Counter()
    letter = ""
    tones = set()
    for each in normalize("NFD", term):
        if each in TONES:
            tones.add(each)
        elif combining(each):
            shapes[letter + each] += 1
        else:
            letter = each
            shapes[each] += each == "đ"
    return dict(+shapes), frozenset(tones)
