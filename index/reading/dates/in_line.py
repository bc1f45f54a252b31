"""A date of publication in a line that also holds an author, views, buttons and the like.

    Bế Thu Hường - 05/03/2026 08:47        Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27
    Posted on 30 Tháng Mười Hai, 2020 by admin        (05.08.2019 16:32)

The words that remain without date, labels and counters tell whether the line is a dateline: a
sentence that mentions a day has too many.
"""

from dataclasses import dataclass
from re import IGNORECASE, VERBOSE, compile

from index.reading.dates.dateline import LABEL, LONGEST_DATELINE, Dateline, read_iso
from index.reading.dates.pattern import ImpossibleMomentError, compile_moment, moment
from index.reading.dates.pattern import has_time as says_time
from index.reading.dates.pattern import wrong_weekday as weekday_of_another_day
from index.reading.text import tidy

LONGEST_HEADING = 500
MOST_OTHER_WORDS = 8
"""The most words beside a date in its line: a name, a rubric."""

_MOMENT = compile_moment(r"{moment}")
_STAMPED = compile_moment(r"(?P<heading>.{8,}?\S)\ *[-–—|]?\ *(?P<open>[(\[])?\ ?{moment}\ ?[)\]]?")
_UPDATED = compile(r"cập nhật|sửa (?:lúc|đổi|ngày)|updated|modified", IGNORECASE)
_POSTED = compile(r"đăng|xuất bản|gửi|post|publish", IGNORECASE)
_FURNITURE = compile(
    rf"""\b(?:{LABEL})\b
      | \b(?:số\ )?(?:lượt|lần)\ (?:xem|đọc|truy\ cập|view)\b\ ?:?\ ?[0-9.,]*
      | [0-9.,]+\ (?:lượt|lần)?\ ?(?:xem|đọc|views?|hits?|bình\ luận|comments?)\b
      | \b(?:đã\ xem|xem|views?|hits?|bình\ luận|comments?)\b\ ?:?\ ?[0-9.,]*
      | \b(?:cỡ\ chữ|in\ (?:bài|trang|tin)(?:\ (?:viết|này))?|chia\ sẻ|print|email|bản\ in)\b
      | \bA(?:\ ?[+-]|(?!\w)) | \b(?:bởi|by|thứ|giờ|phút|GMT|UTC)\b | [0-9]+ | [^\w\s]+""",
    IGNORECASE | VERBOSE,
)
_OPENING = compile_moment(r"(?:\w+\ )?{moment}\ ?,\ ?(?!vào|lúc|hồi)[^\W\d]{2}")
_SENTENCE = compile(r"[^.!?…]{25,}[.!?…]$")


@dataclass(frozen=True, slots=True)
class DateInLine:
    """A date, whether it is the date of a later change, and the other words of its line."""

    dateline: Dateline
    is_updated: bool
    rest: str


def split_stamp(text: str) -> tuple[str, Dateline | None]:
    """Return a heading without the date stamp at its end, and the date of the stamp.

    A stamp has a time of day or is in brackets; a day alone is part of the heading.
    """
    heading, _, last = text.rpartition(" ")
    try:
        if heading and "T" in last and (iso := read_iso(last)):
            return heading, iso
    except ImpossibleMomentError:
        return heading, None
    found = _STAMPED.fullmatch(text) if len(text) <= LONGEST_HEADING else None
    if found is None or not (says_time(found) or found["open"]):
        return text, None
    try:
        published = moment(found)
    except ImpossibleMomentError:
        return text, None
    date = Dateline(published, weekday_of_another_day(found, published), says_time(found))
    return found["heading"].rstrip(" -–—|,"), date


def find_date(text: str) -> DateInLine | None:
    """Return the date that a line is about; a date of publication goes before one of a change."""
    text = tidy(text)
    if not 6 <= len(text) <= LONGEST_DATELINE or _SENTENCE.search(text) or _OPENING.match(text):
        return None
    dates: list[tuple[Dateline, bool]] = []
    rest, end = "", 0
    for found in _MOMENT.finditer(text):
        before = text[end : found.start()]
        try:
            published = moment(found)
        except ImpossibleMomentError:
            continue
        weekday = weekday_of_another_day(found, published)
        is_updated = bool(_UPDATED.search(before)) and not _POSTED.search(before)
        dates.append((Dateline(published, weekday, says_time(found)), is_updated))
        rest += f"{before}|"
        end = found.end()
    rest = " ".join(_FURNITURE.sub(" ", rest + text[end:]).split())
    if not dates or len(rest.split()) > MOST_OTHER_WORDS:
        return None
    dateline, is_updated = next((each for each in dates if not each[1]), dates[0])
    return DateInLine(dateline, is_updated, rest)
