"""Small newsrooms made by hypothesis, of few words and lines, so that these often repeat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM

FAMILIES = (
    ("mặt", "mật", "mất", "mát", "mat", "MẶT"),
    ("trận", "trần", "tran"),
    ("đường", "dương", "dường", "duong"),
    ("hòa", "hoà", "hoa", "hoả"),
    ("kĩ", "kỹ", "ki", "kỳ"),
)
"""Syllables with the same plain form; some are spellings of the same syllable."""

OTHERS = (
    *("kinh", "tổ", "quốc", "uỷ", "ban", "2020", "7", "nq"),
    *("73-NQ/TU", "73-NQ/TW", "15/2020/NĐ-CP"),
    *("10/7/2020", "ngày 10 tháng 7 năm 2020", "7/2020", "tháng 7/2020", "10/7", "quý III/2021"),
    *("168.473.250.000", "2.020", "8,20", "8,2"),
)
"""Syllables, codes, dates and amounts, also such as share a term or a part with each other."""

MOMENTS = (
    datetime(2020, 7, 10, 7, 57, tzinfo=VIETNAM),
    datetime(2020, 7, 10, 0, 57, tzinfo=UTC),
    datetime(2020, 7, 31, 23, 59, 59, tzinfo=VIETNAM),
    datetime(2020, 8, 1, tzinfo=VIETNAM),
    datetime(2020, 12, 31, 16, 59, 59, tzinfo=UTC),
    datetime(2020, 12, 31, 17, 0, tzinfo=UTC),
    datetime(2024, 2, 29, 12, 0, tzinfo=VIETNAM),
)
"""Equal moments, and moments on both sides of the ends of days, months and years in Vietnam."""

DAYS = tuple(
    each.astimezone(VIETNAM).date() + timedelta(days=away) for each in MOMENTS for away in (0, 1)
)

NAMES = ("Ban Gió", "BAN GIÓ", "Sở Mây", "Hội Trăng")
"""Names of organisations as sources give them; two name the same one."""

ORGANISATIONS = ("ban-gio", "so-may", "hoi-trang")
"""Their ids."""

IDS = (*"abcĐB", "9", "10")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one newsroom, and the lines that all its texts are made of."""

    words: Sequence[str]
    lines: Sequence[str]


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    """Return a few words, some of which have the same plain form, and a few lines of them."""
    family = draw(st.sampled_from(FAMILIES))
    alike = draw(st.lists(st.sampled_from(family), min_size=1, max_size=3, unique=True))
    others = draw(st.lists(st.sampled_from(OTHERS), min_size=1, max_size=3, unique=True))
    words = [*alike, *others]
    lines = st.lists(st.sampled_from(words), max_size=5).map(" ".join)
    return Vocabulary(words, draw(st.lists(lines, min_size=2, max_size=5)))


def bulletins(vocabulary: Vocabulary) -> st.SearchStrategy[Bulletin]:
    """Return bulletins of a few lines in every field."""
    lines = st.sampled_from(("", *vocabulary.lines))
    paragraphs = st.lists(lines, max_size=2).map(tuple)
    return st.builds(
        Bulletin,
        id=st.sampled_from(IDS),
        title=lines,
        published=st.sampled_from(MOMENTS),
        lead=lines,
        body=paragraphs,
        captions=paragraphs,
        author=lines,
        organisations=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    )
