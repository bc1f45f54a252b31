"""Names of their own, as schools, hospitals and posts have: Trường THPT "Lê Lợi".

Such a name is a run of capitalised syllables, mixed with words that the registry lists for its kind
(`parts`): "Đa khoa khu vực" before a place, "chuyên" before a person, "Khoa học Xã hội".
"""

import re
from dataclasses import dataclass
from functools import cache

from search.organisations.alignment import Alignment
from search.organisations.gazetteer import Gazetteer
from search.organisations.kind import OrganisationKind
from search.organisations.known_place import is_vietnamese
from search.organisations.lexicon import is_foreign_at
from search.organisations.phrase import Spelling, pattern
from search.organisations.place import central_slugs, slug, vocabulary
from search.organisations.place_name import LONGEST, Run, begins_person, read_run
from search.organisations.registry import registry
from search.organisations.units import units

_MOST_PIECES = 8
_HYPHEN = re.compile(r" *[-–] *")
_LOWER = re.compile(r" +([^\W\d_]+)")
_NUMBER = re.compile(r" +(\d{1,3})(?![\w.,/-]*\d)\b(?! +người)")


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name and where it ends in `clean`; `whole` tells that it needs no place after it."""

    name: str
    end: int
    whole: bool


class ProperNameReader:
    """Reads the proper names of one kind in one text."""

    def __init__(
        self, text: Alignment, gazetteer: Gazetteer, kind: OrganisationKind, spelling: Spelling
    ) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._kind = kind
        self._spelling = spelling

    def read(self, offset: int, stop: int) -> ProperName | None:
        """Return the name at an offset, its run of syllables not beyond `stop`; None if foreign."""
        pieces: list[str] = []
        capitals = 0
        proper = hyphened = False
        while len(pieces) < _MOST_PIECES:
            if part := _parts(self._kind.id, self._spelling).match(self._text.lower, offset):
                written = self._text.clean[part.start(1) : part.end(1)]
                capitals += written[0].isupper()
                offset, hyphened = part.end(), False
            elif run := self._run(offset, stop, hyphened=hyphened, first=not pieces):
                if not proper and _is_foreign(run):
                    return None
                proper = hyphened = True
                written = " ".join(
                    each.title() if each.isupper() else each for each in run.syllables
                )
                offset = run.ends[-1]
            elif number := _NUMBER.match(self._text.lower, offset):
                proper, hyphened, written, offset = True, False, number[1], number.end()
            else:
                break
            pieces.append(written)
        enough = 1 if self._kind.named == "field" else 2
        if is_foreign_at(self._text, offset):
            return None
        return ProperName(" ".join(pieces), offset, proper or capitals >= enough)

    def _run(self, offset: int, stop: int, *, hyphened: bool, first: bool) -> Run | None:
        """Return the syllables at an offset; after others of the name a hyphen must come first."""
        hyphen = None if first else _HYPHEN.match(self._text.lower, offset, stop)
        if (hyphened and not hyphen) or self._gazetteer.word_at(offset, self._spelling):
            return None
        run = read_run(self._text, hyphen.end() if hyphen else offset, stop, self._spelling)
        if not run.plausible or not is_vietnamese(run.syllables[0]):
            return None
        if self._goes_on(run, alone=hyphen is None):
            return None
        # "Trường THPT Trần Phú - Hải Phòng" only says where it is.
        if hyphened and slug(" ".join(run.syllables)) in units().provinces:
            return None
        if len(run.syllables) <= LONGEST:
            return run
        ends = (n for n in (2, 3, 4) if begins_person(run.syllables[n:]))
        return run.first(next(ends, LONGEST))

    def _goes_on(self, run: Run, *, alone: bool) -> bool:
        """Tell whether a run is the beginning of something else than a name.

        As in "Bệnh viện Quân y 7 - Ảnh: …", "Học viện Các vấn đề …", "Bệnh viện Ung thư".
        """
        only, end = run.syllables[0], run.ends[-1]
        if self._text.lower.startswith(":", end) or only.lower() in vocabulary().plural:
            return True
        following = _LOWER.match(self._text.clean, end)
        # But Lào of "Mầm non Việt - Lào" is a name.
        single = len(run.syllables) == 1 and len(only) > 1 and slug(only) not in central_slugs()
        return alone and single and following is not None and following[1].islower()


def _is_foreign(run: Run) -> bool:
    return " ".join(run.syllables) in vocabulary().foreign


@cache
def _parts(kind_id: str, spelling: Spelling) -> re.Pattern[str]:
    parts = registry().kinds[kind_id].parts
    if not parts:
        return re.compile(r"(?!)()")
    return re.compile(rf"(?: +| *[-–&] *| +(?:và|va) +)({pattern(parts, spelling)})(?![^\W_])")
