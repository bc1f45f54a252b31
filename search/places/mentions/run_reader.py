"""How much of a run of syllables is the name of a place, by what the text and the lists know."""

import re
from collections.abc import Sequence
from functools import lru_cache

from search.places.known_place import is_known, is_pattern, is_spelled_so, official
from search.places.mentions.gazetteer import Gazetteer
from search.places.mentions.place_name import (
    LONGEST,
    NameRun,
    before_person,
    begins_person,
    shortened,
)
from search.places.place import Place, central_slugs, slug, vocabulary
from search.text.alignment import Alignment

_AFTER_NAME = re.compile(r" (\d{1,2})(?=[ \n,.;:)\"”]|$)(?! *(?:%|/|[.,]\d))(?: +([^\W\d_]+))?")
"""A number that belongs to a name: phường Hà Giang 2; and the word after it."""
_GOING_ON = re.compile(r" +(?:(\d)|[^\W\d_])")
_SIDES = frozenset(
    (
        *("a", "b", "c", "i", "ii", "bac", "chanh", "dong", "ha", "hau", "hung", "nam", "ngoai"),
        *("noi", "tay", "thuong", "tien", "trung"),
    )
)
"""What tells two communes of one name apart: xã Tam Anh Nam."""
_ABOVE = ("", "tỉnh", "thành phố")
LONGEST_UNKNOWN = 2
"""Syllables of a province or city that no list has; three are mostly a person's."""


@lru_cache(maxsize=1 << 14)
def _starts(syllables: tuple[str, ...], word: str) -> Sequence[tuple[int, str, bool]]:
    """Return how many syllables each start of a run has, its slug, and whether lists know it.

    The longest comes first.
    """
    counts = range(len(syllables), 0, -1)
    names = [slug(" ".join(syllables[:count])) for count in counts]
    return [(count, name, is_known(word, name)) for count, name in zip(counts, names, strict=True)]


class RunReader:
    """Tells the names of places in the runs of one text."""

    def __init__(self, text: Alignment, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer

    def named(self, word: str, run: NameRun, *, titled: bool) -> NameRun | None:
        """Return how much of a run after the word of a level is the name of a place.

        A name that is known, else one that looks like a name: the lists of provinces and districts
        are whole, so that what follows a known one is no part of it.
        """
        known = self.known_start(run, word)
        rest = run.syllables[len(known.syllables) :] if known else ()
        if known and (not rest or titled or self._is_whole(word, known, run)):
            return known
        if not run.plausible or not run.syllables:
            return None
        name = before_person(run) if titled else shortened(run)
        if not run.syllables[0].istitle():
            return known or (name if name.syllables else None)
        if is_pattern(name.syllables):
            too_long = len(name.syllables) > LONGEST_UNKNOWN and word in _ABOVE
            return known if too_long else name
        return known

    def _is_whole(self, word: str, known: NameRun, run: NameRun) -> bool:
        """Tell whether a known name ends in a run, as in "xã Tân Định Quán cà phê".

        One more syllable may be another's, above all if the sentence doesn't go on after it: the
        list of communes is less complete than those above.
        """
        rest = run.syllables[len(known.syllables) :]
        if word in _ABOVE or len(rest) > 1 or begins_person(rest):
            return True
        following = _GOING_ON.match(self._text.clean, run.ends[-1])
        goes_on = following is not None and (following[1] or following[0].islower())
        if Place(word).level == "huyen":
            return bool(goes_on)
        return bool(goes_on) and len(known.syllables) > 1 and slug(rest[0]) not in _SIDES

    def place_of(self, word: str, run: NameRun) -> tuple[Place, int]:
        """Return the place of a run, with the number after it where that belongs to its name."""
        if word == "tỉnh" and run.slug in central_slugs():
            word = "thành phố"
        name, end = self.written(word, run), run.ends[-1]
        number = _AFTER_NAME.match(self._text.lower, end) if Place(word).level == "xa" else None
        if number and number[1] != "0":
            numbered = f"{name} {int(number[1])}"
            counts = number[2] in vocabulary().counted
            if is_known(word, slug(numbered)) or not (is_known(word, slug(name)) or counts):
                return Place(word, numbered), number.end(1)
        return Place(word, name), end

    def known_start(self, run: NameRun, word: str) -> NameRun | None:
        """Return the longest start of a run that is known as a place, by the text or by lists."""
        fewest = 1 if run.plausible else 2
        for count, name, is_listed in _starts(tuple(run.spelled_out[:LONGEST]), word):
            if count < fewest:
                break
            if is_listed or self._gazetteer.written(name) is not None:
                start = NameRun(run.syllables[:count], run.ends[:count], plausible=True)
                # In lower case "phường cử một số" is no phường Cự Một, and "xã biên giới" any one.
                written = " ".join(start.syllables)
                if not written.islower():
                    return start
                in_lower = self._text.line_at(start.ends[0] - 1).islower()
                if in_lower and (written.isascii() or is_spelled_so(word, written)):
                    return start
        return None

    def written(self, word: str, run: NameRun) -> str:
        """Return the name as the list writes it, else as the text does best: with marks."""
        own = run.slug
        known = self._gazetteer.written(own)
        if known is not None and (not known.isascii() or own in central_slugs()):
            # One text may name xã An Mỹ and xã Ân Mỹ.
            if known == " ".join(run.syllables) or Place(word).level != "xa":
                return known
        else:
            known = None
        name = " ".join(
            each.title() if each.isupper() or each.islower() else each for each in run.spelled_out
        )
        has_marks = not name.isascii() and is_spelled_so(word, name)
        return official(word, name) if known is None or has_marks else known
