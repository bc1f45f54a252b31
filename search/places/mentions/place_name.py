"""Reading the name of a place out of the letters after "huyện" or "UBND", without a list of places.

In ordinary text a name is a run of capitalised syllables. ALL CAPS and lower-case lines give no
such hint: there a run ends before a word that no place contains (places.toml, `never`), and is
believed only when two or three syllables are left.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from search.places.communes import communes
from search.places.place import slug, vocabulary, words
from search.text.alignment import Alignment
from search.text.phrase import Spelling, pattern
from search.text.spelling import plain, term

_SYLLABLE = re.compile(
    r" *((?:[^\W\d_a-zà-ỹ] ['’‘`´ʼ] [^\W\d_]|[^\W\d_])[^\W\d_]*+(?:['’‘`´ʼ][^\W\d_]++)*)"
)
"""A syllable, perhaps with an apostrophe: M'gar, and M ' gar as some sites write it."""
_NUMBER = re.compile(r" *(\d{1,2})(?!\w|[.,/-]\d)")
_NUMBERED = ("quận", "phường")
_APOSTROPHES = tuple(f"{gap}{each}" for each in "'’‘`´ʼ" for gap in ("", " "))
_PLAIN_SYLLABLES = re.compile(r" *[^\W\d_]+(?: +[^\W\d_]+){0,7}")
"""A window of syllables; of those with apostrophes it stops in the first."""
_FIRST_LETTER = re.compile(r" *([^\W\d_])")
_HINTLESS_LENGTHS = (2, 3)
_WINDOW = 8
"""Syllables of a place and a person's name after it."""
LONGEST = 4
"""Syllables of the longest names, such as Phan Rang Tháp Chàm."""
USUAL = 2
"""Syllables of nine names in ten; a longer run than any name is cut to them."""


# A tuple, since a text has a dozen of them, and a dataclass takes three times as long to make.
class NameRun(NamedTuple):
    """Syllables that may name a place, the offset after each, and whether to believe them."""

    syllables: Sequence[str] = ()
    ends: Sequence[int] = ()
    plausible: bool = False

    @property
    def spelled_out(self) -> Sequence[str]:
        """The syllables, with a name for an abbreviation: Hồ Chí Minh for HCM."""
        aliases = vocabulary().aliases
        if aliases.keys().isdisjoint(self.syllables):
            return self.syllables
        return [aliases.get(each, each) for each in self.syllables]

    @property
    def slug(self) -> str:
        """The slug of the spelled-out syllables."""
        return slug(" ".join(self.spelled_out))

    def first(self, count: int) -> "NameRun":
        """Return the run cut after so many syllables."""
        return NameRun(self.syllables[:count], self.ends[:count], self.plausible and count > 0)


def read_run(text: Alignment, offset: int, stop: int, spelling: Spelling) -> NameRun:
    """Return the syllables after spaces at an offset that may name a place, none beyond `stop`."""
    if hyphenated := _hyphenated().match(text.lower, offset):
        written = text.clean[hyphenated.start(1) : hyphenated.end()]
        return NameRun((written,), (hyphenated.end(),), True)
    syllables, ends = _window(text.clean, offset, stop)
    if not syllables:
        return NameRun()
    first = vocabulary().aliases.get(syllables[0], syllables[0])
    if first.isupper() and len(first) > 1:
        shouted = _count_while(str.isupper, syllables)
        return _hintless(NameRun(syllables[:shouted], ends[:shouted], True), spelling)
    if first[0].isupper():
        return _hinted(NameRun(syllables, ends, True), spelling)
    start, end = text.lower.rfind("\n", 0, ends[0]) + 1, text.lower.find("\n", ends[0])
    lower_line = text.clean[start : end if end >= 0 else None].islower()
    return _hintless(NameRun(syllables, ends, lower_line), spelling)


def begins_capitalised(text: Alignment, offset: int) -> bool:
    """Tell whether a capital follows spaces at an offset, as the first of a run would."""
    first = _FIRST_LETTER.match(text.clean, offset)
    return first is not None and first[1].isupper()


def match_number(text: Alignment, word: str, offset: int) -> re.Match[str] | None:
    """Return the number at an offset where the word of a level takes one: quận 3, phường 14."""
    return _NUMBER.match(text.lower, offset) if word in _NUMBERED else None


def _window(clean: str, offset: int, stop: int) -> tuple[list[str], list[int]]:
    """Return the syllables after spaces at an offset, and where each ends.

    Of a name with a capital, one syllable after its capitals tells whether the last of them is a
    word: Thống nhất.
    """
    found = _PLAIN_SYLLABLES.match(clean, offset, stop)
    if found is None:
        return [], []
    if clean.startswith(_APOSTROPHES, found.end()):
        return _window_with_apostrophes(clean, offset, stop)
    syllables = found[0].split()
    if syllables[0][0].isupper():
        for count, each in enumerate(syllables[1:], 2):
            if each.islower():
                del syllables[count:]
                break
    ends = []
    for each in syllables:
        ends.append(offset := clean.index(each, offset) + len(each))
    return syllables, ends


def _window_with_apostrophes(clean: str, offset: int, stop: int) -> tuple[list[str], list[int]]:
    """Return the same, syllable by syllable."""
    syllables: list[str] = []
    ends: list[int] = []
    while len(ends) < _WINDOW and (found := _SYLLABLE.match(clean, offset, stop)):
        syllables.append(syllable := found[1].replace(" ", ""))
        ends.append(offset := found.end())
        if len(ends) > 1 and syllables[0][0].isupper() and syllable.islower():
            break
    return syllables, ends


def before_person(run: NameRun) -> NameRun:
    """Return what comes before the name of a person in a run: "Sơn Khê" of Sơn Khê Trần Văn An."""
    # Five syllables and more hold a place and a person: Lâm is a surname, Lâm Giang a province.
    for count in (0, 2, 3, 1) if len(run.syllables) <= LONGEST else (2, 3, 1, 0):
        if begins_person(run.syllables[count:]):
            return run.first(count)
    return shortened(run)


def shortened(run: NameRun) -> NameRun:
    """Return the run itself, or its beginning if no name is that long."""
    return run if len(run.syllables) <= LONGEST else run.first(USUAL)


def begins_person(syllables: Sequence[str]) -> bool:
    """Tell whether syllables begin with a surname that a given name can follow."""
    if len(syllables) < 2:
        return False
    spelling = plain if "".join(syllables).isascii() else term
    common, others = _surnames(spelling)
    first = spelling(syllables[0])
    return first in common or (first in others and len(syllables) > 2)


def _hinted(run: NameRun, spelling: Spelling) -> NameRun:
    """Cut a run after its capitalised syllables."""
    return run.first(_hinted_length(tuple(run.syllables), spelling))


@lru_cache(maxsize=1 << 14)
def _hinted_length(syllables: tuple[str, ...], spelling: Spelling) -> int:
    capitalised = _count_while(_is_name_like, syllables)
    if _opens_sentence(syllables[:capitalised], syllables[capitalised:], spelling):
        capitalised -= 1
    return min(capitalised, _never(syllables, spelling, singles_from=2))


def _hintless(run: NameRun, spelling: Spelling) -> NameRun:
    cut = run.first(_never(run.syllables, spelling, singles_from=0))
    plausible = run.plausible and len(cut.syllables) in _HINTLESS_LENGTHS
    return NameRun(cut.syllables, cut.ends, plausible)


def _is_name_like(syllable: str) -> bool:
    """Tell whether a syllable is capitalised and no abbreviation such as HĐND."""
    is_abbreviation = len(syllable) > 1 and syllable.isupper()
    return syllable[0].isupper() and (not is_abbreviation or syllable in vocabulary().aliases)


def _count_while(holds: Callable[[str], bool], syllables: Sequence[str]) -> int:
    return next((n for n, each in enumerate(syllables) if not holds(each)), len(syllables))


def _opens_sentence(name: Sequence[str], after: Sequence[str], spelling: Spelling) -> bool:
    """Tell whether the last syllable of a run is the first of the next sentence: "Trước đó"."""
    if len(name) < 2 or not after:
        return False
    last, following = map(spelling, (name[-1], after[0]))
    openings = _openings(spelling)
    return f"{last} {following}" in openings or (len(name) > 2 and last in openings)


def _never(syllables: Sequence[str], spelling: Spelling, singles_from: int) -> int:
    """Return how many syllables come before a word that no place contains."""
    never = _never_words(spelling)
    spelled = [spelling(each) for each in syllables]
    for count, each in enumerate(spelled):
        ends_name = singles_from and count == len(spelled) - 1
        if count >= singles_from and each in never and not ends_name:
            return count
        # "thống nhất" ends a name, Thống Nhất is one.
        both = syllables[count : count + 2]
        is_name = singles_from and all(map(_is_name_like, both))
        if len(both) == 2 and not is_name and " ".join(spelled[count : count + 2]) in never:
            return count
    return len(spelled)


@cache
def _surnames(spelling: Spelling) -> tuple[frozenset[str], frozenset[str]]:
    """Return the common surnames and the others."""
    names = vocabulary().common_surnames, vocabulary().surnames
    return frozenset(map(spelling, names[0])), frozenset(map(spelling, names[1]))


@cache
def _never_words(spelling: Spelling) -> frozenset[str]:
    phrases = (*vocabulary().never, *(each.name for each in words()))
    return frozenset(" ".join(map(spelling, phrase.split())) for phrase in phrases)


@cache
def _openings(spelling: Spelling) -> frozenset[str]:
    return frozenset(" ".join(map(spelling, phrase.split())) for phrase in vocabulary().openings)


@cache
def _hyphenated() -> re.Pattern[str]:
    listed = (name for _word, name in communes() if " - " in name)
    former = (name for name in vocabulary().former_provinces if " - " in name)
    names = [*vocabulary().hyphenated, *former, *listed]
    return re.compile(rf" *({pattern(names, term)}|{pattern(names, plain)})(?![^\W_])")
