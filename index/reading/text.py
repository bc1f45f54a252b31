"""Text as it is stored: composed, with plain spaces, otherwise as the author wrote it."""

from collections.abc import Sequence
from re import compile
from unicodedata import is_normalized, normalize

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
    are_apart = "  " not in text and text[:1] not in ("", " ") and text[-1] != " "
    if are_apart and text.isprintable() and is_normalized("NFC", text):
        return tuple(lines)
    return paragraphs("\n".join(lines))


def _composed(text: str) -> str:
    # Few texts have any: one search is three times as fast as three replacements.
    if _ANY_ODD.search(text):
        for characters, replacement in _REPLACED:
            text = characters.sub(replacement, text)
    return normalize("NFC", text)
