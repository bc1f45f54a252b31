"""The Telex keys that write a text, for showing readers what they may type.

typed("Mặt trận") is "Mawtj traanj". What is typed otherwise is read as well, see
`search.query.keystrokes.telex`.
"""

import re
from unicodedata import normalize

_WORD = re.compile(r"[^\W\d_]+")
_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_SHAPES = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"


def typed(text: str) -> str:
    """Return the keys that write a text, each tone at the end of its syllable."""
    return _WORD.sub(lambda word: _keys(word[0]), normalize("NFC", text))


def _keys(syllable: str) -> str:
    keys, tone = "", ""
    for letter in syllable:
        decomposed = normalize("NFD", letter)
        base, marks = decomposed[0], decomposed[1:]
        keys += {"đ": "dd", "Đ": "Dd"}.get(base, base)
        for mark in marks:
            tone += _TONES.get(mark, "")
            keys += base.lower() if mark == _CIRCUMFLEX else _SHAPES.get(mark, "")
    return keys + tone
