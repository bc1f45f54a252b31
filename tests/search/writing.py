"""Texts made by hypothesis: any characters, and Vietnamese as many keyboards write it."""

from unicodedata import normalize

from hypothesis import strategies as st

TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWELS = "aăâeêioôơuưy"
LETTERS = [
    *(normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES)),
    *"bcdđghklmnpqrstvx",
]
"""The 89 small letters of Vietnamese with their tones; 134 have marks if capitals count."""

ODD = (
    "\u00a0\u200b\u200d\ufeff\u00ad\u034f\u3000\u2028\x00\t\n"
    "_'’\"“”«»-–−/.,*|()@:%1234567890ÐðƉßİſΣﬁ²Ⅳ"
)

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
"""Any text, of any script, without lone surrogates."""

syllables = st.text(st.sampled_from(LETTERS), min_size=1, max_size=7)

pieces = st.one_of(
    syllables,
    syllables.map(str.upper),
    syllables.map(str.title),
    st.sampled_from(
        (
            "73-NQ/TU",
            "15/2020/NĐ–CP",
            "7/7/2020",
            "ngày 10 tháng 7 năm 2020",
            "30/2",
            "quý III/2021",
            "168.473.250.000",
            "8,20",
            "OR",
            "http://a.b",
            "x@y.vn",
            "TP.",
        )
    ),
    st.text(st.sampled_from(ODD), min_size=1, max_size=4),
)

typed = st.lists(st.tuples(pieces, st.sampled_from((" ", "  ", "", ", ", "\u00a0")))).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
"""Vietnamese with the signs, numbers and invisible characters that real texts have."""

writings = st.one_of(
    anything,
    typed,
    typed.map(lambda text: normalize("NFD", text)),
    st.builds(lambda piece, times: piece * times, pieces, st.integers(0, 300)),
)
