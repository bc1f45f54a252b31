"""Reads the places of one text: after the word of a level, or after an organisation's name."""

from collections.abc import Container

from search.places.communes import names_of
from search.places.known_place import is_abroad, is_pattern, is_vietnamese
from search.places.mentions.gazetteer import Gazetteer
from search.places.mentions.level_word import after_space, word_of
from search.places.mentions.place_name import (
    LONGEST,
    NameRun,
    before_person,
    begins_capitalised,
    match_number,
    read_run,
)
from search.places.mentions.place_scan import PlaceScan
from search.places.mentions.run_reader import LONGEST_UNKNOWN, RunReader
from search.places.place import Place, central_slugs
from search.places.units import units
from search.text.alignment import Alignment
from search.text.phrase import Spelling


class PlaceReader:
    """Reads the places of one text, all that have the word of a level at once.

    `attached` are the offsets where organisations' names end: a name there may be a person's.
    """

    def __init__(self, text: Alignment, attached: Container[int], home: Place | None) -> None:
        self._text = text
        self._home = home
        self._last_asked: tuple[int, int, Spelling] | None = None
        self._last_run = NameRun()
        self.gazetteer = Gazetteer(text, home)
        self._runs = RunReader(text, self.gazetteer)
        PlaceScan(text, attached, self._runs, self.gazetteer).note_places()

    def word_at(self, offset: int, spelling: Spelling) -> tuple[str, int] | None:
        """Return the level's word after spaces at an offset, and where it ends."""
        found = after_space(spelling).match(self._text.lower, offset)
        return (word_of(found), found.end()) if found else None

    def run_at(self, offset: int, stop: int, spelling: Spelling) -> NameRun:
        """Return the syllables at an offset that may name a place, none beyond `stop`.

        Whoever reads one name asks for the same run several times.
        """
        asked = offset, stop, spelling
        if self._last_asked != asked:
            self._last_asked, self._last_run = asked, read_run(self._text, *asked)
        return self._last_run

    def place_at(
        self, word: str, offset: int, stop: int, spelling: Spelling, titled: bool
    ) -> tuple[Place, int]:
        """Return the place whose word ends at an offset, perhaps nameless, and where it ends.

        After a title, as in "Chủ tịch UBND tỉnh", what follows may be a person's name.
        """
        number = match_number(self._text, word, offset)
        if number:
            return Place(word, number[1]), number.end()
        run = self._runs.named(word, self.run_at(offset, stop, spelling), titled=titled)
        return self._runs.place_of(word, run) if run else (Place(word), offset)

    def is_abroad_at(self, said: str, offset: int, stop: int, spelling: Spelling) -> bool:
        """Tell whether a place of another country follows: thành phố El Paso, tỉnh Quảng Đông.

        `said` is the word of the level that the organisation's own name says, as Tỉnh ủy does.
        """
        word, start = self.word_at(offset, spelling) or (said, offset)
        if not word or not begins_capitalised(self._text, start):
            return False
        run = self.run_at(start, stop, spelling)
        if self._home is not None and run.slug.startswith(self._home.slug):
            return False
        # Without a word of its own, only a name that is listed tells: a person may follow.
        abroad = is_abroad(word, run.spelled_out)
        return (
            run.plausible and abroad and (start != offset or all(map(is_vietnamese, run.syllables)))
        )

    def name_at(
        self, word: str, offset: int, stop: int, spelling: Spelling, *, sure: bool
    ) -> tuple[Place, int] | None:
        """Return the place named at an offset without a word, as in "Huyện ủy Sơn Khê".

        `word` is what the organisation's own name says; without it the name must be known, from
        the text itself or, after a name that is `sure`, from the list of districts.
        """
        run = self.run_at(offset, stop, spelling)
        known = self._runs.known_start(run, word)
        if known is None and not word and sure and (district := self._district_at(run)):
            return district
        if known is None:
            # Capitals and lower case give no hint: "SỞ TÀI CHÍNH DẪN ĐẦU" names no province.
            hinted = run.plausible and run.syllables[0].istitle()
            run = before_person(run)
            if not word or not hinted or not is_pattern(run.syllables):
                return None
            if len(run.syllables) > LONGEST_UNKNOWN or is_abroad(word, run.syllables):
                return None
        run = known or run
        implied = self._word_of(run.slug, word, offset)
        return self._runs.place_of(implied, run)

    def _word_of(self, name: str, implied: str, offset: int) -> str:
        if name in central_slugs() and implied in ("", "tỉnh"):
            return "thành phố"
        if implied:
            return implied
        if self._home is not None and name == self._home.slug:
            return self._home.word
        if name in units().provinces:
            return "tỉnh"
        return self.gazetteer.word_near(name, offset)

    def _district_at(self, run: NameRun) -> tuple[Place, int] | None:
        """Return the district that a run begins with, if its name alone tells which."""
        hyphenated = run.syllables[:1] and " " in run.syllables[0]
        for count in range(min(LONGEST, len(run.syllables)), 0 if hyphenated else 1, -1):
            start = run.first(count)
            words_ = {each.word for each in units().district(start.slug)}
            if start.plausible and len(words_) == 1:
                if count < len(run.syllables) and names_of(run.first(count + 1).slug):
                    # Tân Sơn is a huyện, Tân Sơn Nhất is not.
                    return None
                return Place(words_.pop(), self._runs.written("", start)), start.ends[-1]
        return None
