"""The places that one text names, which its later short mentions ("UBND huyện") stand for."""

import re
from collections import Counter
from collections.abc import Container
from functools import cache

from search.organisations.alignment import Alignment
from search.organisations.phrase import Spelling, pattern
from search.organisations.place import Place, central_slugs, slug, vocabulary, words
from search.organisations.place_name import LONGEST, Run, before_person, read_run, shortened
from search.spelling import plain, term

_NUMBER = re.compile(r" *(\d{1,2})(?!\w|[.,/-]\d)")
_NUMBERED = ("quận", "phường")
_END = r"(?![^\W_])"


class Gazetteer:
    """Reads the places of one text, and remembers where each is mentioned.

    `attached` are the offsets where organisations' names end: a name there may be a person's.
    """

    def __init__(self, text: Alignment, attached: Container[int], home: Place | None) -> None:
        self._text = text
        self._home = home
        self._mentions: list[tuple[int, Place]] = []
        self._known = {slug(each): each for each in vocabulary().central_cities}
        if home is not None:
            self._known[home.slug] = home.name
        for start, end, marked in text.lines():
            self._scan(start, end, term if marked else plain, attached)

    def word_at(self, offset: int, spelling: Spelling) -> tuple[str, int] | None:
        """Return the level's word after spaces at an offset, and where it ends."""
        found = _after_space(spelling).match(self._text.lower, offset)
        return (_word(found), found.end()) if found else None

    def place_at(
        self, word: str, offset: int, stop: int, spelling: Spelling, titled: bool
    ) -> tuple[Place, int]:
        """Return the place whose word ends at an offset, perhaps nameless, and where it ends.

        After a title, as in "Chủ tịch UBND tỉnh", what follows may be a person's name.
        """
        number = _NUMBER.match(self._text.lower, offset) if word in _NUMBERED else None
        if number:
            return Place(word, number[1]), number.end()
        run = read_run(self._text, offset, stop, spelling)
        known = self._known_start(run)
        run = known or (before_person(run) if titled else shortened(run))
        if not run.plausible:
            return Place(word), offset
        return Place(word, self._display(run)), run.ends[-1]

    def name_at(
        self, word: str, offset: int, stop: int, spelling: Spelling
    ) -> tuple[Place, int] | None:
        """Return the place named at an offset without a word, as in "Huyện ủy Sơn Khê".

        `word` is what the organisation's own name says; without it the name must be known.
        """
        run = read_run(self._text, offset, stop, spelling)
        known = self._known_start(run)
        if known is None:
            run = before_person(run)
            if not word or not run.plausible or len(run.syllables) < 2:
                return None
        run = known or run
        name = self._display(run)
        return Place(self._word_of(slug(name), word, offset), name), run.ends[-1]

    def note(self, offset: int, place: Place) -> None:
        """Remember that the text names a place at an offset."""
        if place.name:
            self._mentions.append((offset, place))
            known = self._known.get(place.slug)
            if known is None or known.isascii():
                self._known[place.slug] = place.name

    def resolve(self, word: str, offset: int) -> str:
        """Return the name of the place that a mere "tỉnh" or "huyện" means; empty if it's open.

        A province is the home, else the one that the text names most. Any other place is the one
        named last before the offset, else the only one that the text names.
        """
        if self._home is not None and word == self._home.word:
            return self._home.name
        places = sorted((at, each.name) for at, each in self._mentions if each.word == word)
        if word == "tỉnh":
            counted = Counter(slug(name) for _, name in places).most_common(1)
            return self._known[counted[0][0]] if counted else ""
        before = [name for at, name in places if at < offset]
        if before:
            return before[-1]
        return places[0][1] if len({slug(name) for _, name in places}) == 1 else ""

    def best(self, name: str) -> str:
        """Return a name as the text writes it best: with its marks."""
        return self._known.get(slug(name), name)

    def provinces(self) -> set[str]:
        """Return the slugs of all that the text calls a tỉnh."""
        return {each.slug for _, each in self._mentions if each.word == "tỉnh"}

    def _known_start(self, run: Run) -> Run | None:
        """Return the longest start of a run that is known as a place."""
        for count in range(min(LONGEST, len(run.syllables)), 0, -1):
            start = Run(run.syllables[:count], run.ends[:count], plausible=True)
            if (run.plausible or count > 1) and _slug(start) in self._known:
                return start
        return None

    def _display(self, run: Run) -> str:
        """Return the name as the text writes it best: with marks, not in capitals."""
        known = self._known.get(_slug(run))
        if known is not None and (not known.isascii() or _slug(run) in central_slugs()):
            return known
        written = [vocabulary().aliases.get(each, each) for each in run.syllables]
        return " ".join(
            each.title() if each.isupper() or each.islower() else each for each in written
        )

    def _word_of(self, name: str, implied: str, offset: int) -> str:
        if name in central_slugs() and implied in ("", "tỉnh"):
            return "thành phố"
        if implied:
            return implied
        if self._home is not None and name == self._home.slug:
            return self._home.word
        said = [(abs(at - offset), each.word) for at, each in self._mentions if each.slug == name]
        return min(said)[1] if said else ""

    def _scan(self, start: int, end: int, spelling: Spelling, attached: Container[int]) -> None:
        for found in _anywhere(spelling).finditer(self._text.lower, start, end):
            if not self._text.clean[found.end() : found.end() + 2].lstrip()[:1].isupper():
                continue
            run = read_run(self._text, found.end(), end, spelling)
            if not run.plausible or not run.syllables[0][1:].islower():
                continue
            before = found.start()
            while before and self._text.lower[before - 1] == " ":
                before -= 1
            if len(run.syllables) > LONGEST or (before in attached and before_person(run) != run):
                continue
            self.note(found.start(), Place(_word(found), self._display(run)))


def _slug(run: Run) -> str:
    return slug(" ".join(vocabulary().aliases.get(each, each) for each in run.syllables))


def _word(found: re.Match[str]) -> str:
    return words()[int(str(found.lastgroup)[1:])].name


@cache
def _after_space(spelling: Spelling) -> re.Pattern[str]:
    return re.compile(f" +(?:{_words(spelling)})")


@cache
def _anywhere(spelling: Spelling) -> re.Pattern[str]:
    letters = {each[0].lower() for word in words() for each in (word.name, *word.short)}
    opening = "".join(sorted(letters | set(map(plain, letters))))
    # One letter is looked at first: most words of a text fail there.
    return re.compile(rf"(?=[{opening}])\b(?:{_words(spelling)})")


@cache
def _words(spelling: Spelling) -> str:
    aliases = "|".join(each.lower() for each in vocabulary().aliases)
    free = rf"(?:\.|{_END}|(?={aliases}))"
    branches = []
    for number, word in enumerate(words()):
        full = pattern([word.name], spelling) + _END
        if word.not_before:
            full += rf"(?! +(?:{pattern(word.not_before, spelling)}){_END})"
        short = [
            re.escape(each.lower()) + ("" if each.endswith(".") else free) for each in word.short
        ]
        branches.append(f"(?P<w{number}>{'|'.join((full, *short))})")
    return "|".join(branches)
