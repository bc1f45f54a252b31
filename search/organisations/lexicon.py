"""Where the names of the registry stand in a text, before anyone asks which organisation is meant.

One regular expression holds all names in all their spellings; a second one serves lines that are
written without marks, and knows only the names that are safe there. Words that merely look like a
name (cơ sở y tế, tỉnh đoàn kết, the UBND of 12/QĐ-UBND) are left out here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from search.organisations.kind import OrganisationKind
from search.organisations.registry import registry
from search.places.place import NATIONAL, vocabulary
from search.text.alignment import Alignment
from search.text.phrase import Beginnings, Spelling, beginnings, key, pattern
from search.text.spelling import plain, term

_END = r"(?![^\W_])"
_LAST_WORD_BACKWARDS = re.compile(r"[^\w,.;:()]*([^\W_]+)")
_NEXT_WORD = re.compile(r" *([^\W_]+)")
_CENTRAL = ("Trung ương", "TW", "TƯ", "T.Ư")
_CODE = re.compile(r"/[A-ZĐ&]{1,6} ?[-–] ?$")
_JOINED = re.compile(r"[-/][A-ZĐ0-9]")


class Naming(NamedTuple):
    """A name at `clean[start:end]`; a place may follow at `after`.

    `word` is the level's word where the name says it, `needs_place` that it counts only with one.
    """

    kind: OrganisationKind
    word: str
    start: int
    end: int
    after: int
    needs_place: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class _Name:
    kind: OrganisationKind
    word: str = ""
    capital: bool = False
    short: bool = False


def find_namings(text: Alignment) -> list[Naming]:
    """Return all names of the registry in order, none overlapping."""
    namings: list[Naming] = []
    for start, end, marked in text.rows:
        for naming in _row(text, start, end, term if marked else plain):
            if not _in_code(text, naming, namings):
                namings.append(naming)
    return namings


def _row(text: Alignment, start: int, end: int, spelling: Spelling) -> Iterator[Naming]:
    beginnings_, expression, names = _lexicon(spelling)
    place = start
    for at in beginnings_.find(text.lower, start, end, is_wide=text.is_wide):
        found = expression.match(text.lower, at, end) if at >= place else None
        if found is None:
            continue
        name = names[key(found["name"], spelling)]
        if _is_written_so(text, found, name) and _counts(text, found, name.kind, spelling):
            national = found["central"] or found["vietnam"]
            yield Naming(
                kind=name.kind,
                word=name.word or (NATIONAL if national else ""),
                start=_start(text.lower, found, spelling),
                end=found.end("whole"),
                after=found.end("name") if name.kind.named and national else found.end(),
                needs_place=name.short,
                marked=spelling is term,
            )
            place = found.end()


def _start(lower: str, found: re.Match[str], spelling: Spelling) -> int:
    """Return where the name starts, after an organ that belongs to the person before it."""
    # "Ủy viên Ban Thường vụ Tỉnh ủy" is of the Ban Thường vụ; a Phó Bí thư Thường trực is alone.
    if found["organ"] and spelling(found["organ"].split()[0]) == spelling("thường"):
        before = _word_before(lower, found.start())
        if spelling(before) in _spelled(registry().organs_not_after, spelling):
            return found.end("organ")
    return found.start()


def _word_before(lower: str, offset: int) -> str:
    # Backwards, for a search forwards would try each letter.
    before = _LAST_WORD_BACKWARDS.match(lower[max(0, offset - 20) : offset][::-1])
    return before[1][::-1] if before else ""


def _is_written_so(text: Alignment, found: re.Match[str], name: _Name) -> bool:
    """Tell whether a name that needs capitals has them; a line without any can't be asked."""
    clean, start = text.clean, found.start("name")
    if name.short and not clean[start].isupper():
        return False
    if name.capital and not clean[start].isupper() and not text.line_at(start).islower():
        return False
    central = clean[slice(*found.span("central"))] if found["central"] else ""
    # "Đầu tư Hội Nông dân" is no TƯ Hội Nông dân.
    return len(central) not in (1, 2, 3, 4) or central.isupper()


def _counts(
    text: Alignment, found: re.Match[str], kind: OrganisationKind, spelling: Spelling
) -> bool:
    """Tell whether the words around a name allow it."""
    if kind.not_after:
        before = _word_before(text.lower, found.start())
        if spelling(before) in _spelled(kind.not_after, spelling):
            return False
    if kind.not_as and _is_as_other(text, found.start("name"), kind):
        return False
    following = _NEXT_WORD.match(text.lower, found.end()) if kind.not_before else None
    if following and spelling(following[1]) in _spelled(kind.not_before, spelling):
        return False
    return bool(kind.named) or not is_foreign_at(text, found.end())


def _is_as_other(text: Alignment, start: int, kind: OrganisationKind) -> bool:
    """Tell whether a name is written as a club's, or is one in a text about its league."""
    if text.clean.startswith(kind.not_as, start):
        return True
    is_name = text.lower.startswith(tuple(each.lower() for each in kind.not_as), start)
    return is_name and any(each in text.clean for each in kind.not_among)


@cache
def _spelled(written: tuple[str, ...], spelling: Spelling) -> frozenset[str]:
    return frozenset(map(spelling, written))


def is_foreign_at(text: Alignment, offset: int) -> bool:
    """Tell whether another country is named at an offset, perhaps after "của"."""
    return _foreign().match(text.clean, offset) is not None


def _in_code(text: Alignment, naming: Naming, previous: list[Naming]) -> bool:
    """Tell whether a name is the end or beginning of a document's code: QĐ-UBND, UBND-VX."""
    clean, start = text.clean, naming.start
    if _CODE.search(clean, max(0, start - 12), start):
        return True
    if start > 1 and clean[start - 1] in "-/" and not clean[start - 2].isspace():
        return not (previous and previous[-1].end == start - 1)
    joined = _JOINED.match(clean, naming.end)
    return joined is not None and not _lexicon(term)[1].match(text.lower, naming.end + 1)


@cache
def _foreign() -> re.Pattern[str]:
    names = (re.escape(way) for name in vocabulary().foreign for way in (name, name.upper()))
    before = r" +(?:(?:mới|quân sự|chuyển tiếp|liên minh) +)?(?:của +)?(?:nước +)?"
    return re.compile(rf"{before}(?:{'|'.join(names)}){_END}")


@cache
def _lexicon(spelling: Spelling) -> tuple[Beginnings, re.Pattern[str], dict[str, _Name]]:
    """Return where names may begin, their expression, and what each name means by its key."""
    names: dict[str, _Name] = {}
    phrases = []
    for phrase, name in _phrases():
        if spelling is term or (not name.short and _is_safe_without_marks(phrase)):
            phrases.append(phrase)
            names.setdefault(key(phrase, spelling), name)
    organs = pattern(registry().organs, spelling)
    vietnam = pattern(("Việt Nam", "VN"), spelling)
    central = pattern(_CENTRAL, spelling)
    opening = beginnings((*phrases, *registry().organs, *_CENTRAL), spelling)
    expression = (
        rf"(?P<whole>(?P<organ>{organs} +)?(?:(?P<central>{central}) +)?"
        rf"(?P<name>{pattern(phrases, spelling)}){_END}"
        rf"(?P<vietnam> +(?:{vietnam}|{central}){_END})?)"
        r"(?: *\([^()\s]{2,12}\))?"
    )
    return Beginnings(opening), re.compile(expression), names


def _phrases() -> Iterator[tuple[str, _Name]]:
    for kind in registry().kinds.values():
        for phrase in (kind.name, *kind.names, *kind.capital_names):
            yield phrase, _Name(kind, capital=kind.capital or phrase in kind.capital_names)
        for phrase in kind.short_names:
            yield phrase, _Name(kind, short=True)
        for word, form in kind.forms.items():
            for phrase in (*form.names, *form.capital_names):
                yield phrase, _Name(kind, word, capital=phrase in form.capital_names)


def _is_safe_without_marks(phrase: str) -> bool:
    parts = re.findall(r"[^\W_]+", phrase)
    return (
        len(parts) > 2
        or any(each.isupper() and len(each) > 2 for each in parts)
        or phrase in registry().accentless
    )
