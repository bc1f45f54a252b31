"""All spellings of a Vietnamese phrase by keyboards, habits and programs.

They are made from the letters alone, without code of `search`, which they test. A phrase is
given in small composed letters, tones in the new style.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from unicodedata import combining, normalize

from tests.search.writing import TONES, VOWELS

_OPEN_ONSETS = ("h", "k", "l", "m", "s", "t", "qu")
_WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
_BOLD = {ord("a") + place: 0x1D41A + place for place in range(26)} | {
    ord("A") + place: 0x1D400 + place for place in range(26)
}

SPACES = (" ", "  ", "\u00a0", "\u3000", "\u2009", "\u202f", "\t", "\n", "\u2028", "\u200b \u200b")
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u00ad", "\u034f", "\u2060", "\ufeff", "\ufe0f")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A phrase as somebody may type it; it is whole if it has all its marks."""

    text: str
    is_whole: bool


class Spellings(Sequence[Spelling]):
    """The spellings of a phrase: each way to place its marks, in each case and encoding."""

    def __init__(self, phrase: str) -> None:
        less = dict.fromkeys(_less_marked(phrase), False)
        self._marked = tuple((less | dict.fromkeys(_whole(phrase), True)).items())

    def __len__(self) -> int:
        return len(self._marked) * len(CASES) * len(CODES) * len(DRESSES)

    def __getitem__(self, place: int) -> Spelling:  # type: ignore[override]
        place, dress = divmod(place, len(DRESSES))
        place, code = divmod(place, len(CODES))
        marked, case = divmod(place, len(CASES))
        written, is_whole = self._marked[marked]
        return Spelling(DRESSES[dress](CODES[code](CASES[case](written))), is_whole)


def bare(text: str) -> str:
    """Return text as a keyboard without Vietnamese writes it."""
    decomposed = normalize("NFD", text.translate({ord("đ"): "d", ord("Đ"): "D"}))
    return "".join(each for each in decomposed if not combining(each))


def _whole(phrase: str) -> Iterator[str]:
    """Yield a phrase with all its marks: as it is, then with one syllable changed at a time."""
    yield phrase
    syllables = phrase.split()
    for place, syllable in enumerate(syllables):
        for other in (*_placements(syllable), *_with_i_for_y(syllable)):
            yield " ".join((*syllables[:place], other, *syllables[place + 1 :]))
    if "đ" in phrase:
        # In capitals they are Eth and African D, as old fonts have them for Đ.
        yield from (phrase.replace("đ", each) for each in "\u00f0\u0256")


def _less_marked(phrase: str) -> Iterator[str]:
    """Yield a phrase without some marks: those of some syllables, the tones, or the shapes."""
    syllables = phrase.split()
    for kept in product((False, True), repeat=len(syllables)):
        chosen = (each if keep else bare(each) for each, keep in zip(syllables, kept, strict=True))
        yield " ".join(chosen)
    yield " ".join(map(_without_tone, syllables))
    yield normalize("NFC", "".join(c for c in normalize("NFD", phrase) if not _shapes(c)))


def _placements(syllable: str) -> Iterator[str]:
    """Yield a syllable with its tone on each of its vowels, also on wrong ones."""
    toneless = _without_tone(syllable)
    tone = "".join(each for each in normalize("NFD", syllable) if each in TONES)
    for place, letter in enumerate(toneless):
        if tone and letter in VOWELS:
            yield normalize("NFC", toneless[: place + 1] + tone + toneless[place + 1 :])


def _with_i_for_y(syllable: str) -> Iterator[str]:
    """Yield an open syllable that ends in y with i instead: kĩ, lí, quí."""
    decomposed = normalize("NFD", syllable)
    if decomposed.translate(dict.fromkeys(map(ord, TONES))) in {
        f"{each}y" for each in _OPEN_ONSETS
    }:
        yield normalize("NFC", decomposed.replace("y", "i"))


def _without_tone(text: str) -> str:
    return normalize("NFC", "".join(each for each in normalize("NFD", text) if each not in TONES))


def _shapes(letter: str) -> bool:
    return bool(combining(letter)) and letter not in TONES


def _alternating(text: str) -> str:
    return "".join(each.upper() if place % 2 else each for place, each in enumerate(text))


def _half_composed(text: str) -> str:
    """Return text in the form of some converters: shapes in the letters, tones after them."""
    return "".join(
        _without_tone(each) + "".join(mark for mark in normalize("NFD", each) if mark in TONES)
        for each in text
    )


def _shapes_last(text: str) -> str:
    """Return text with the tones in the letters and the shapes after them: ạ and ◌̂ for ậ."""
    return "".join(
        normalize("NFC", "".join(c for c in normalize("NFD", each) if not _shapes(c)))
        + "".join(c for c in normalize("NFD", each) if _shapes(c))
        for each in text
    )


def _sown(sign: str) -> Callable[[str], str]:
    """Return functions that put an invisible character around words or behind a first letter."""
    return lambda text: " ".join(
        f"{sign}{each[0]}{sign}{each[1:]}{sign}" for each in text.split(" ")
    )


def _spaced(space: str) -> Callable[[str], str]:
    return lambda text: text.replace(" ", space)


CASES: Sequence[Callable[[str], str]] = (str, str.upper, str.title, _alternating)

CODES: Sequence[Callable[[str], str]] = (
    str,
    lambda text: normalize("NFD", text),
    _half_composed,
    _shapes_last,
    lambda text: normalize("NFD", text).translate(_WIDE),
    lambda text: text.translate(_BOLD),
)

DRESSES: Sequence[Callable[[str], str]] = (*map(_spaced, SPACES), *map(_sown, INVISIBLE))
