"""Notes all places of a text that have the word of a level: huyện Sơn Khê, quận 3.

What it finds is kept in a `Gazetteer`, which later short mentions ask.
"""

import re
from collections.abc import Container

from search.places.known_place import is_abroad, is_known
from search.places.mentions.gazetteer import Gazetteer
from search.places.mentions.level_word import find_level_words, word_of
from search.places.mentions.place_name import (
    LONGEST,
    NameRun,
    before_person,
    begins_person,
    match_number,
    read_run,
)
from search.places.mentions.run_reader import RunReader
from search.places.place import Place, slug, vocabulary
from search.places.units import units
from search.text.alignment import Alignment
from search.text.phrase import Spelling
from search.text.spelling import plain, term

_AND = re.compile(r" +(?:và|va) +(?=\w)")
_ROW = re.compile(r"(?: *, *| +(?:và|va) +)(?=\w)")
_SHORT = re.compile(r"\.\w")
_SPOUSE = re.compile(r"\b(?:bà|ông) $")


class PlaceScan:
    """One passage through a text.

    `attached` are the offsets where organisations' names end: a name there may be a person's.
    """

    def __init__(
        self, text: Alignment, attached: Container[int], runs: RunReader, gazetteer: Gazetteer
    ) -> None:
        self._text = text
        self._attached = attached
        self._runs = runs
        self._gazetteer = gazetteer

    def note_places(self) -> None:
        """Note the places of the whole text in its gazetteer."""
        # Lines that are spelled alike are scanned in one go: no name goes on in the next.
        for start, end, marked in self._text.rows:
            self._scan(start, end, term if marked else plain)

    def _scan(self, start: int, end: int, spelling: Spelling) -> None:
        for found in find_level_words(self._text, start, end, spelling):
            if not self._text.clean[found.end() : found.end() + 2].lstrip()[:1].isupper():
                self._scan_number(found)
                continue
            run = read_run(self._text, found.end(), end, spelling)
            first = run.syllables[0] if run.plausible else ""
            if not first or (len(first) > 1 and first.isupper()):
                continue
            if len(first) == 1 and _SHORT.match(self._text.clean, found.end() - 1):
                # A "P.V" is a reporter, no phường V.
                continue
            if _SPOUSE.search(self._text.lower, max(0, found.start() - 4), found.start()):
                # "bà xã Hương" is somebody's wife.
                continue
            before = found.start()
            while before and self._text.lower[before - 1] == " ":
                before -= 1
            word = word_of(found)
            named = self._runs.named(word, run, titled=before in self._attached)
            if named is None or (
                before in self._attached
                and before_person(run) != run
                and not self._runs.known_start(run, word)
            ):
                continue
            if is_abroad(word, run.spelled_out):
                continue
            place, last = self._runs.place_of(word, named)
            self._gazetteer.note(found.start(), place)
            self._gazetteer.add(found.start(), last, place)
            self._scan_row(found.start(), last, word, spelling)

    def _scan_number(self, found: re.Match[str]) -> None:
        """Note "quận 3" and "phường 14", where they are no names of organisations."""
        word = word_of(found)
        number = match_number(self._text, word, found.end())
        if number and is_known(word, number[1]):
            self._gazetteer.add(found.start(), number.end(), Place(word, number[1]))
            self._scan_row(found.start(), number.end(), word)

    def _scan_row(self, start: int, end: int, word: str, spelling: Spelling = term) -> None:
        """Note the places that share the word of one: hai xã Tam Hợp và Lưu Kiền.

        After "các" or a number commas count as well; otherwise the next may be of another level.
        """
        before = self._text.lower[max(0, start - 10) : start].split()[-1:]
        plural = before and (before[0] in vocabulary().plural or before[0].isdigit())
        if not plural and Place(word).level != "huyen":
            return
        joint = _ROW if plural else _AND
        line_end = self._text.lower.find("\n", end)
        stop = line_end if line_end >= 0 else len(self._text.lower)
        while found := joint.match(self._text.lower, end, stop):
            number = match_number(self._text, word, found.end())
            run = read_run(self._text, found.end(), stop, spelling)
            known = self._listed_start(run, word)
            if number and is_known(word, number[1]):
                place, end = Place(word, number[1]), number.end()
            elif known is not None and not begins_person(run.syllables):
                place, end = Place(word, self._runs.written(word, known)), known.ends[-1]
                self._gazetteer.note(found.end(), place)
            else:
                return
            self._gazetteer.add(found.end(), end, place)

    def _listed_start(self, run: NameRun, word: str) -> NameRun | None:
        """Return the whole of a run that the lists have as a unit of a word's level, or None."""
        is_unit = run.plausible and len(run.syllables) <= LONGEST and is_known(word, run.slug)
        return run if is_unit and slug(" ".join(run.syllables)) not in units().provinces else None
