"""Bulletins and queries that hypothesis makes up for snippets, hard to cut and to highlight.

Words come from a few families that match each other: names and their abbreviations, spellings of
one code, one day and one amount, syllables with other accents. Between them is text without
words: letters of several characters, families of emoji, runs without a space.
"""

from dataclasses import dataclass
from unicodedata import normalize

from hypothesis import strategies as st

from tests.generated.questions import spellings
from tests.search.writing import syllables, writings

WORDS = (
    *(
        "mặt",
        "mật",
        "mất",
        "trận",
        "trần",
        "tổ",
        "quốc",
        "đường",
        "dương",
        "hòa",
        "hoà",
        "kĩ",
        "kỹ",
    ),
    *("Ủy ban nhân dân", "UBND", "Mặt trận Tổ quốc", "MTTQ", "UBMTTQ", "thành phố", "TP."),
    *("73-NQ/TU", "73 – NQ/TU", "15/2020/NĐ-CP", "QCVN 06:2022/BXD", "nghị quyết số 73-NQ/TU"),
    *("10/7/2020", "10-07-2020", "ngày 10 tháng 7 năm 2020", "7/2020", "10/7", "quý III/2020"),
    *("168.473.250.000", "168473250000", "9 tỷ", "9.000.000.000", "8,2 tỷ", "8,20", "2020"),
)

SIGNS = ("{}", "{}", "{}", '"{}"', "-{}", "{}*", "{} OR mặt")

_CLUSTERS = (
    "👨\u200d👩\u200d👧",
    "👍\U0001f3fd",
    "❤\ufe0f",
    "🇻🇳",
    "e\u0301\u0302\u0323\u0330",
    "a\u20dd",
    "क्षि",
    "ก็",
    "각",
    "x\u200dy",
    "m\u0323\u200b",
    "\u0301",
)

_GAPS = (" ", " ", " ", " ", "  ", "\u00a0", ", ", ". ", "\n", "", "\u200b", "…", " - ")

_pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).flatmap(lambda word: st.sampled_from(spellings(word))),
    syllables,
    st.sampled_from(_CLUSTERS),
    st.builds(lambda piece, times: piece * times, st.sampled_from(_CLUSTERS), st.integers(1, 15)),
    st.builds(lambda word, times: word * times, syllables, st.integers(30, 90)),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The passages of a bulletin, and a query for them."""

    passages: tuple[str, ...]
    query: str


@st.composite
def passages(draw: st.DrawFn) -> str:
    """Return a passage, composed or decomposed, sometimes so long that a snippet must be cut."""
    drawn = draw(st.lists(st.tuples(_pieces, st.sampled_from(_GAPS)), max_size=12))
    filler = "bà con cùng dọn đường làng " * draw(st.sampled_from((0, 0, 1, 12)))
    text = filler + "".join(piece + gap for piece, gap in drawn) + filler
    return normalize(draw(st.sampled_from(("NFC", "NFD"))), text) if draw(st.booleans()) else text


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """Return passages, and a query of their words, of similar words, or of anything."""
    found = tuple(draw(st.lists(passages() | writings, min_size=1, max_size=3)))
    own = [each for passage in found for each in passage.split()] or ["mặt"]
    words = st.one_of(
        st.sampled_from(WORDS), st.sampled_from(own), st.sampled_from(own), syllables
    ).flatmap(lambda word: st.sampled_from(spellings(word)))
    runs = st.lists(words, min_size=1, max_size=3).map(" ".join)
    parts = st.builds(lambda sign, run: sign.format(run), st.sampled_from(SIGNS), runs)
    return Asked(found, draw(st.lists(parts, min_size=1, max_size=3).map(" ".join) | writings))
