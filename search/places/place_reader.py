"""Reads the places of one text: after the word of a level, or after an organisation's name.

What it finds is kept in a `Gazetteer`, which later short mentions ask.
"""

import re
from collections.abc import Container, Sequence

from search.places.communes import names_of
from search.places.gazetteer import Gazetteer
from search.places.known_place import (
    is_abroad,
    is_known,
    is_pattern,
    is_spelled_so,
    is_vietnamese,
    official,
)
from search.places.level_word import after_space, find_level_words, word_of
from search.places.place import Place, central_slugs, slug, vocabulary
from search.places.place_name import (
    LONGEST,
    NameRun,
    before_person,
    begins_person,
    read_run,
    shortened,
)
from search.places.units import units
from search.text.alignment import Alignment
from search.text.phrase import Spelling
from search.text.spelling import plain, term

_NUMBER = re.compile(r" *(\d{1,2})(?!\w|[.,/-]\d)")
_NUMBERED = ("quận", "phường")
_AFTER_NAME = re.compile(r" (\d{1,2})(?=[ \n,.;:)\"”]|$)(?! *(?:%|/|[.,]\d))(?: +([^\W\d_]+))?")
"""A number that belongs to a name: phường Hà Giang 2; and the word after it."""
_AND = re.compile(r" +(?:và|va) +(?=\w)")
_ROW = re.compile(r"(?: *, *| +(?:và|va) +)(?=\w)")
_SHORT = re.compile(r"\.\w")
_SPOUSE = re.compile(r"\b(?:bà|ông) $")
_GOING_ON = re.compile(r" +(?:(\d)|[^\W\d_])")
_SIDES = frozenset(
    (
        *("a", "b", "c", "i", "ii", "bac", "chanh", "dong", "ha", "hau", "hung", "nam", "ngoai"),
        *("noi", "tay", "thuong", "tien", "trung"),
    )
)
"""What tells two communes of one name apart: xã Tam Anh Nam."""
_ABOVE = ("", "tỉnh", "thành phố")
_NEARBY = 100
_LONGEST_UNKNOWN = 2
"""Syllables of a province or city that no list has; three are mostly a person's."""


class PlaceReader:
    """Reads the places of one text, all that have the word of a level at once.

    `attached` are the offsets where organisations' names end: a name there may be a person's.
    """

    def __init__(self, text: Alignment, attached: Container[int], home: Place | None) -> None:
        self._text = text
        self._home = home
        self.gazetteer = Gazetteer(text, home)
        # Lines that are spelled alike are scanned in one go: no name goes on in the next.
        for start, end, marked in text.rows:
            self._scan(start, end, term if marked else plain, attached)

    def word_at(self, offset: int, spelling: Spelling) -> tuple[str, int] | None:
        """Return the level's word after spaces at an offset, and where it ends."""
        found = after_space(spelling).match(self._text.lower, offset)
        return (word_of(found), found.end()) if found else None

    def place_at(
        self, word: str, offset: int, stop: int, spelling: Spelling, titled: bool
    ) -> tuple[Place, int]:
        """Return the place whose word ends at an offset, perhaps nameless, and where it ends.

        After a title, as in "Chủ tịch UBND tỉnh", what follows may be a person's name.
        """
        number = _NUMBER.match(self._text.lower, offset) if word in _NUMBERED else None
        if number:
            return Place(word, number[1]), number.end()
        run = self._named(word, read_run(self._text, offset, stop, spelling), titled=titled)
        return self._numbered(word, run) if run else (Place(word), offset)

    def is_abroad_at(self, said: str, offset: int, stop: int, spelling: Spelling) -> bool:
        """Tell whether a place of another country follows: thành phố El Paso, tỉnh Quảng Đông.

        `said` is the word of the level that the organisation's own name says, as Tỉnh ủy does.
        """
        word, start = self.word_at(offset, spelling) or (said, offset)
        if not word:
            return False
        run = read_run(self._text, start, stop, spelling)
        if self._home is not None and _slug(run).startswith(self._home.slug):
            return False
        # Without a word of its own, only a name that is listed tells: a person may follow.
        abroad = is_abroad(word, _spelled_out(run))
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
        run = read_run(self._text, offset, stop, spelling)
        known = self._known_start(run, word)
        if known is None and not word and sure and (district := self._district_at(run)):
            return district
        if known is None:
            # Capitals and lower case give no hint: "SỞ TÀI CHÍNH DẪN ĐẦU" names no province.
            hinted = run.plausible and run.syllables[0].istitle()
            run = before_person(run)
            if not word or not hinted or not is_pattern(run.syllables):
                return None
            if len(run.syllables) > _LONGEST_UNKNOWN or is_abroad(word, run.syllables):
                return None
        run = known or run
        implied = self._word_of(_slug(run), word, offset)
        return self._numbered(implied, run)

    def _named(self, word: str, run: NameRun, *, titled: bool) -> NameRun | None:
        """Return how much of a run after the word of a level is the name of a place.

        A name that is known, else one that looks like a name: the lists of provinces and districts
        are whole, so that what follows a known one is no part of it.
        """
        known = self._known_start(run, word)
        rest = run.syllables[len(known.syllables) :] if known else ()
        if known and (not rest or titled or self._is_whole(word, known, run)):
            return known
        if not run.plausible or not run.syllables:
            return None
        name = before_person(run) if titled else shortened(run)
        if not run.syllables[0].istitle():
            return known or (name if name.syllables else None)
        if is_pattern(name.syllables):
            too_long = len(name.syllables) > _LONGEST_UNKNOWN and word in _ABOVE
            return None if too_long and not known else known if too_long else name
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

    def _numbered(self, word: str, run: NameRun) -> tuple[Place, int]:
        """Return the place of a run, with the number after it where that belongs to its name."""
        if word == "tỉnh" and _slug(run) in central_slugs():
            word = "thành phố"
        name, end = self._display(word, run), run.ends[-1]
        number = _AFTER_NAME.match(self._text.lower, end) if Place(word).level == "xa" else None
        if number and number[1] != "0":
            numbered = f"{name} {int(number[1])}"
            counts = number[2] in vocabulary().counted
            if is_known(word, slug(numbered)) or not (is_known(word, slug(name)) or counts):
                return Place(word, numbered), number.end(1)
        return Place(word, name), end

    def _known_start(self, run: NameRun, word: str) -> NameRun | None:
        """Return the longest start of a run that is known as a place, by the text or by lists."""
        for count in range(min(LONGEST, len(run.syllables)), 0, -1):
            if not run.plausible and count == 1:
                continue
            start = NameRun(run.syllables[:count], run.ends[:count], plausible=True)
            name = _slug(start)
            if self.gazetteer.written(name) is not None or is_known(word, name):
                # In lower case "phường cử một số" is no phường Cự Một, and "xã biên giới" any one.
                written = " ".join(start.syllables)
                if not written.islower():
                    return start
                in_lower = self._text.line_at(start.ends[0] - 1).islower()
                if in_lower and (written.isascii() or is_spelled_so(word, written)):
                    return start
        return None

    def _display(self, word: str, run: NameRun) -> str:
        """Return the name as the list writes it, else as the text does best: with marks."""
        own = _slug(run)
        known = self.gazetteer.written(own)
        if known is not None and (not known.isascii() or own in central_slugs()):
            # One text may name xã An Mỹ and xã Ân Mỹ.
            if known == " ".join(run.syllables) or Place(word).level != "xa":
                return known
        else:
            known = None
        name = " ".join(
            each.title() if each.isupper() or each.islower() else each for each in _spelled_out(run)
        )
        has_marks = not name.isascii() and is_spelled_so(word, name)
        return official(word, name) if known is None or has_marks else known

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
            words_ = {each.word for each in units().district(_slug(start))}
            if start.plausible and len(words_) == 1:
                if count < len(run.syllables) and names_of(_slug(run.first(count + 1))):
                    # Tân Sơn is a huyện, Tân Sơn Nhất is not.
                    return None
                return Place(words_.pop(), self._display("", start)), start.ends[-1]
        return None

    def _scan_number(self, found: re.Match[str]) -> None:
        """Note "quận 3" and "phường 14", where they are no names of organisations."""
        word = word_of(found)
        number = _NUMBER.match(self._text.lower, found.end()) if word in _NUMBERED else None
        if number and is_known(word, number[1]):
            self.gazetteer.add(found.start(), number.end(), Place(word, number[1]))
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
            number = _NUMBER.match(self._text.lower, found.end()) if word in _NUMBERED else None
            run = read_run(self._text, found.end(), stop, spelling)
            known = self._listed_start(run, word)
            if number and is_known(word, number[1]):
                place, end = Place(word, number[1]), number.end()
            elif known is not None and not begins_person(run.syllables):
                place, end = Place(word, self._display(word, known)), known.ends[-1]
                self.gazetteer.note(found.end(), place)
            else:
                return
            self.gazetteer.add(found.end(), end, place)

    def _listed_start(self, run: NameRun, word: str) -> NameRun | None:
        """Return the whole of a run that the lists have as a unit of a word's level, or None."""
        is_unit = run.plausible and len(run.syllables) <= LONGEST and is_known(word, _slug(run))
        return run if is_unit and slug(" ".join(run.syllables)) not in units().provinces else None

    def _scan(self, start: int, end: int, spelling: Spelling, attached: Container[int]) -> None:
        for found in find_level_words(self._text.lower, start, end, spelling):
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
            named = self._named(word, run, titled=before in attached)
            if named is None or (
                before in attached
                and before_person(run) != run
                and not self._known_start(run, word)
            ):
                continue
            if is_abroad(word, _spelled_out(run)):
                continue
            place, last = self._numbered(word, named)
            self.gazetteer.note(found.start(), place)
            self.gazetteer.add(found.start(), last, place)
            self._scan_row(found.start(), last, word, spelling)


def _spelled_out(run: NameRun) -> Sequence[str]:
    return [vocabulary().aliases.get(each, each) for each in run.syllables]


def _slug(run: NameRun) -> str:
    return slug(" ".join(_spelled_out(run)))
