"""Text as it is stored: composed, with plain spaces, otherwise as the author wrote it."""

from collections.abc import Sequence
from functools import cache
from itertools import chain
from re import compile
from unicodedata import is_normalized, normalize

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from search.kernel.address import address
from search.kernel.letters import LETTERS, letters_of
from search.kernel.library import usable_kernel

# Zero-width spaces are left over from word processors. Controls and lone halves of surrogate
# pairs (JSON can spell them) have no place in XML, HTML or UTF-8.
_INVISIBLE = "\u200b\u2060\ufeff"
_UNPRINTABLE = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff"
_SURROGATES = "\ud800-\udfff"
_ANY_ODD = compile(f"[{_INVISIBLE}{_UNPRINTABLE}{_SURROGATES}]")
_REPLACED = (
    (compile(f"[{_INVISIBLE}]"), ""),
    (compile(f"[{_UNPRINTABLE}]"), " "),
    (compile(f"[{_SURROGATES}]"), "\ufffd"),
)
_BLOCKS = range(0x300), range(0x1E00, 0x1F00), range(0x2000, 0x20D0)
"""Latin with its marks, and punctuation."""


def tidy(text: str) -> str:
    """Return `text` on one line, NFC, each run of spaces of any kind made one plain space."""
    # Nearly all lines are tidy. In a printable text the plain space is the only one.
    if text.isprintable() and "  " not in text:
        return normalize("NFC", text).strip()
    return " ".join(_composed(text).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the tidied lines of `text` that are not blank."""
    return tuple(tidied for line in text.splitlines() if (tidied := tidy(line)))


def tidy_paragraphs(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the paragraphs of a text that comes as lines, each of which may have several."""
    # Mostly they are tidy, which is quicker to see in all of them together.
    text = " ".join(lines)
    are_apart = text[:1] not in ("", " ") and text[-1] != " "
    return tuple(lines) if are_apart and _is_tidy(text) else paragraphs("\n".join(lines))


def _is_tidy(text: str) -> bool:
    """Tell whether a text has printable, composed letters alone, and single spaces."""
    kernel = usable_kernel()
    letters = letters_of(text) if kernel else None
    if kernel and letters and kernel.calls.bt_is_tidy(address(_steady()), letters, len(text)):
        return True
    return "  " not in text and text.isprintable() and is_normalized("NFC", text)


@cache
def _steady() -> NDArray[uint8]:
    """Return for each letter whether it is printable and composes with none beside it.

    Only of the blocks that Vietnamese uses; others are looked up one by one.
    """
    steady = np.zeros(LETTERS, uint8)
    for code in chain(*_BLOCKS):
        letter = chr(code)
        steady[code] = letter.isprintable() and is_normalized("NFC", letter)
    return steady


def _composed(text: str) -> str:
    # Few texts have any: one search is three times as fast as three replacements.
    if _ANY_ODD.search(text):
        for characters, replacement in _REPLACED:
            text = characters.sub(replacement, text)
    return normalize("NFC", text)
