"""Names of their own, as schools, hospitals and posts have: Trường THPT "Lê Lợi".

Such a name is a run of capitalised syllables, mixed with words that the registry lists for its kind
(`parts`): "Đa khoa khu vực" before a place, "chuyên" before a person, "Khoa học Xã hội".
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from search.organisations.kind import OrganisationKind
from search.organisations.lexicon import is_foreign_at
from search.organisations.name_end import NEXT_WORD, before_next, shortened
from search.organisations.registry import begins_own_name, is_own_name, registry
from search.places.known_place import is_vietnamese, official, with_modern_tone
from search.places.mentions.place_name import LONGEST, NameRun
from search.places.mentions.place_reader import PlaceReader
from search.places.place import central_slugs, slug, vocabulary
from search.places.units import units
from search.text.alignment import Alignment
from search.text.phrase import Spelling, pattern
from search.text.spelling import plain, standard

_MOST_PIECES = 8
_HYPHEN = re.compile(r" *[-–] *")
_JOINT = re.compile(r" *(?:([-–&])| (và|va)(?= ))")
_VOWEL = re.compile("[aeiouy]")
_NUMBER = re.compile(r" +(\d{1,3})(?![\w.,/-]*\d)\b")
_ROMAN = re.compile(r" +([IVX]{1,5})(?!\w)")
_WRITTEN_OUT = {"đh": "Đại học"}
_NEVER_NUMBERED = ("dai-hoc", "hoc-vien", "cao-dang")


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name and where it ends in `clean`.

    `whole` tells that it needs no place after it, `is_run` that it is more than the parts which the
    registry lists.
    """

    name: str
    end: int
    whole: bool
    is_run: bool = False


class ProperNameReader:
    """Reads the proper names of one kind in one text."""

    def __init__(
        self,
        text: Alignment,
        places: PlaceReader,
        kind: OrganisationKind,
        spelling: Spelling,
        starts: Container[int],
    ) -> None:
        """Take what to read; `starts` are the offsets of the names of the registry in the text."""
        self._text = text
        self._starts = starts
        self._places = places
        self._kind = kind
        self._spelling = spelling

    def read(self, offset: int, stop: int) -> ProperName | None:
        """Return the name at an offset, its run of syllables not beyond `stop`; None if foreign."""
        pieces: list[str] = []
        capitals = 0
        proper = hyphened = False
        while len(pieces) < _MOST_PIECES:
            joint = ""
            if part := self._part(offset, after_name=proper, first=not pieces):
                written = self._text.clean[part.start(1) : part.end(1)]
                capitals += written[0].isupper()
                joint = _joint(self._text.lower[offset : part.start(1)])
                if self._is_complete(pieces, written):
                    break
                offset, hyphened = part.end(), False
                if self._spelling(written) in _silent(self._spelling):
                    continue
                written = _as_listed(self._kind.id, written)
            elif run := self._run(offset, stop, pieces, hyphened=hyphened):
                if not proper and _is_foreign(run):
                    return None
                joint = _joint(self._text.lower[offset : run.ends[0]])
                proper = hyphened = True
                written = " ".join(map(_as_name, run.syllables))
                offset = run.ends[-1]
            elif number := self._number(offset, first=not pieces):
                proper, hyphened, written, offset = True, False, number[1].upper(), number.end()
            else:
                break
            pieces.append(f"{joint} {written}" if joint and pieces else written)
        enough = 1 if self._kind.named == "field" else 2
        if is_foreign_at(self._text, offset):
            return None
        whole = proper or capitals >= enough
        return ProperName(_numbered_first(pieces), offset, whole, proper)

    def _part(self, offset: int, *, after_name: bool, first: bool) -> re.Match[str] | None:
        """Return the part of a name at an offset, if it is no verb that only looks like one.

        In "Đại học Huế mở ngành" and "Đại học Y Hà Nội thông tin", what is in lower case belongs to
        the sentence: after a name always, after other parts if it is a single syllable.
        """
        part = _parts(self._kind.id, self._spelling).match(self._text.lower, offset)
        if first and part is not None and _joint(self._text.lower[offset : part.start(1)]) == "và":
            # "bệnh viện và Công an huyện" are two.
            return None
        if part is None or first or self._text.clean[part.start(1)].isupper():
            return part
        joined = _joint(self._text.lower[offset : part.start(1)])
        if part[1] == "số" and self._number(part.end(), first=False):
            return part
        return part if not after_name and (joined or " " in part[1]) else None

    def _number(self, offset: int, *, first: bool) -> re.Match[str] | None:
        """Return the number at an offset if it is a name, and counts nothing: "200 giường"."""
        if first and self._kind.id in _NEVER_NUMBERED:
            return None
        number = _NUMBER.match(self._text.lower, offset)
        if number is None:
            return _ROMAN.match(self._text.clean, offset)
        following = NEXT_WORD.match(self._text.lower, number.end())
        return None if following and following[1] in vocabulary().counted else number

    def _is_complete(self, pieces: Sequence[str], following: str) -> bool:
        """Tell whether a listed name ends before a piece: Huế of "Huế Mở thêm"."""
        kind, name = self._kind, " ".join(pieces)
        if not (pieces and kind.closed and is_own_name(kind, name)):
            return False
        return not begins_own_name(kind, f"{name} {following}")

    def _listed(self, run: NameRun, pieces: Sequence[str]) -> NameRun:
        """Cut a run after the listed name that it begins with: Bạch Mai of "Bạch Mai Bác sĩ"."""
        kind, count = self._kind, len(run.syllables)
        if not kind.whole or begins_own_name(kind, " ".join((*pieces, *run.syllables))):
            return run
        for end in range(count - 1, -1 if pieces else 0, -1):
            if is_own_name(kind, " ".join((*pieces, *run.syllables[:end]))):
                rest = run.syllables[end:]
                following = NEXT_WORD.match(self._text.clean, run.ends[-1])
                opens = len(rest) == 1 and following is not None and following[1].islower()
                is_place = slug(" ".join(rest)) in units().provinces
                shouted = run.syllables[0].isupper() and len(run.syllables[0]) > 1
                if (kind.closed or opens or shouted) and not is_place:
                    return NameRun(run.syllables[:end], run.ends[:end], end > 0)
                break
        return run

    def _run(
        self, offset: int, stop: int, pieces: Sequence[str], *, hyphened: bool
    ) -> NameRun | None:
        """Return the syllables at an offset; after others of the name a hyphen must come first."""
        hyphen = _HYPHEN.match(self._text.lower, offset, stop) if pieces else None
        if (hyphened and not hyphen) or self._places.word_at(offset, self._spelling):
            return None
        if hyphen and hyphen.end() in self._starts:
            return None
        run = self._places.run_at(hyphen.end() if hyphen else offset, stop, self._spelling)
        run = self._listed(run, pieces)
        if not run.plausible or not run.syllables:
            return None
        if not is_vietnamese(run.syllables[0]) and not (hyphen and self._is_friend(run, pieces)):
            return None
        if run.syllables[0].islower() or (hyphen and _is_abbreviation(run.syllables[0])):
            return None
        is_listed = is_own_name(self._kind, " ".join((*pieces, *run.syllables)))
        if not is_listed and self._goes_on(run, alone=hyphen is None):
            return None
        # "Trường THPT Trần Phú - Hải Phòng" only says where it is.
        if hyphened and slug(" ".join(run.syllables)) in units().provinces:
            return None
        run = before_next(run, self._text)
        if not run.syllables:
            return None
        return run if len(run.syllables) <= LONGEST else shortened(run)

    def _is_friend(self, run: NameRun, pieces: Sequence[str]) -> bool:
        """Tell whether another country shares a name with ours: Việt Nam - Cuba Đồng Hới."""
        starts = {" ".join(run.syllables[:count]) for count in (1, 2)}
        return pieces[-1].split()[0] == "Việt" and not starts.isdisjoint(vocabulary().foreign)

    def _goes_on(self, run: NameRun, *, alone: bool) -> bool:
        """Tell whether a run is the beginning of something else than a name.

        As in "Bệnh viện Quân y 7 - Ảnh: …", "Học viện Các vấn đề …", "Bệnh viện Ung thư".
        """
        only, end = run.syllables[0], run.ends[-1]
        if self._text.lower.startswith(":", end) or only.lower() in vocabulary().plural:
            return True
        following = NEXT_WORD.match(self._text.clean, end)
        # But Lào of "Mầm non Việt - Lào" is a name.
        single = len(run.syllables) == 1 and len(only) > 1 and " " not in only
        single = single and slug(only) not in central_slugs()
        return alone and single and following is not None and following[1].islower()


def _as_listed(kind_id: str, written: str) -> str:
    """Return a part of a name as the registry writes it, if it has capitals there: Y Dược, CMC."""
    written = " ".join(map(with_modern_tone, written.split(" ")))
    return _capitals(kind_id).get(written.lower(), written[0].upper() + written[1:])


def _as_name(syllable: str) -> str:
    """Return a syllable of a name, or a hyphenated name, with official spelling and capitals."""
    if " " in syllable:
        return official("", syllable)
    spelled = standard(syllable)
    return with_modern_tone(spelled.title() if spelled.isupper() and len(spelled) > 1 else spelled)


def _is_abbreviation(written: str) -> bool:
    """Tell whether a word is one of capitals, none of them a vowel: ĐHQG, TP."""
    return len(written) > 1 and written.isupper() and not _VOWEL.search(plain(written))


def _numbered_first(pieces: Sequence[str]) -> str:
    """Return the pieces of a name as officials order them: Số 2 Thượng Hà, not Thượng Hà Số 2."""
    if len(pieces) > 2 and pieces[-2].lower() == "số":
        pieces = [*pieces[-2:], *pieces[:-2]]
    return " ".join(pieces)


def _joint(between: str) -> str:
    """Return what joins two parts of a name, given what stands between or begins with it."""
    found = _JOINT.match(between)
    if found is None:
        return ""
    return "-" if found[1] in ("-", "–") else "và"


def _is_foreign(run: NameRun) -> bool:
    """Tell whether a name is of another country: San Jose; not Việt Nam - Cuba."""
    syllables = run.syllables
    if any(each == "Việt" for each in syllables):
        return False
    if not all(each.isupper() or is_vietnamese(each) for each in syllables):
        return not any(slug(each) in _highland() for each in syllables)
    names = {" ".join(syllables[start:]) for start in range(len(syllables))}
    names |= {" ".join(syllables[:end]) for end in range(1, len(syllables) + 1)}
    known = {*vocabulary().foreign, *vocabulary().foreign_places}
    # Trùng Khánh is a huyện of ours, and may have a school.
    foreign = {each for each in names & known if not units().district(slug(each))}
    return any(" " in each or each == " ".join(syllables) for each in foreign)


@cache
def _capitals(kind_id: str) -> Mapping[str, str]:
    listed = (each for each in registry().kinds[kind_id].parts if not each.islower())
    return {each.lower(): each for each in listed} | _WRITTEN_OUT


@cache
def _silent(spelling: Spelling) -> frozenset[str]:
    return frozenset(map(spelling, registry().silent))


@cache
def _highland() -> frozenset[str]:
    return frozenset(map(slug, vocabulary().highland))


@cache
def _parts(kind_id: str, spelling: Spelling) -> re.Pattern[str]:
    kind = registry().kinds[kind_id]
    parts = kind.parts if kind.closed else (*kind.parts, *registry().silent)
    if not kind.parts:
        return re.compile(r"(?!)()")
    return re.compile(rf"(?: +| *[-–&] *| +(?:và|va) +)({pattern(parts, spelling)})(?![^\W_])")
