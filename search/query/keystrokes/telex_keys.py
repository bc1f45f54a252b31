"""The Telex keys that write a text, for showing readers what they can type.

    >>> telex_keys("Mặt trận")
    'Mawtj traanj'

Other orders of the same keys are decoded as well, see `search.query.keystrokes.telex`.
"""

import re
from unicodedata import normalize

_WORD = re.compile(r"[^\W\d_]+")
_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_SHAPES = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"


def telex_keys(text: str) -> str:
    """Return the keys that write a text, with each tone at the end of its syllable."""
    return _WORD.sub(lambda word: _keys(word[0]), normalize("NFC", text))


def _keys(syllable: str) -> str:
    keys, tone = "", ""
    for letter in syllable:
        decomposed = normalize("NFD", letter)
        base, accents = decomposed[0], decomposed[1:]
        keys += {"đ": "dd", "Đ": "Dd"}.get(base, base)
        for accent in accents:
            tone += _TONES.get(accent, "")
            keys += base.lower() if accent == _CIRCUMFLEX else _SHAPES.get(accent, "")
    return keys + tone
