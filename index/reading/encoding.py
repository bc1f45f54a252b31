"""Detects the encoding of a file, and describes bytes that cannot be decoded.

A byte-order mark decides first, then valid UTF-8, then what the file declares. UTF-16 without a
mark is recognised by its zero bytes, windows-1258 by the Vietnamese text that it gives. TCVN3 and
VNI are the codes of old fonts; they are recognised so that a message can name them, never decoded.
"""

import codecs
from pathlib import Path
from unicodedata import normalize

from index.problem import SourceProblem

SAMPLE = 4096
"""Bytes at the start of a file that tell its encoding."""

WINDOWS_VIETNAMESE = "cp1258"

_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_FEWEST_ZEROS = 0.2
_FEWEST_VIETNAMESE = 0.9
_FEWEST_FONT_BYTES = 0.3
FEWEST_TONES = 2
_FEWEST_TONES = 0.1
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Lower-case letters with marks; in windows-1258 these bytes are signs, which texts rarely have.
_TCVN3 = frozenset((*range(0xA8, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF)))
_VNI = frozenset((0xF1, 0xF8, 0xF9, 0xFB, 0xEF, 0xF6, 0xE4, 0xE0))
_VIETNAMESE = frozenset(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ“”‘’–—…•"
)


def sniff(sample: bytes) -> str:
    """Return the encoding that the first bytes of a file suggest, "" if none."""
    for mark, encoding in _BOMS.items():
        if sample.startswith(mark):
            return encoding
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > _FEWEST_ZEROS * len(sample) / 2 and min(even, odd) <= len(sample) // 200:
        return "utf-16-be" if even > odd else "utf-16-le"
    try:
        # A letter may be cut at the end of the sample.
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return WINDOWS_VIETNAMESE if _is_windows_vietnamese(sample) else ""
    return "utf-8"


def undecodable(path: Path, line: int, encoding: str, byte: int, sample: bytes) -> SourceProblem:
    """Return the error for a file that its encoding cannot decode."""
    font = _font(sample)
    if font:
        return SourceProblem.error(
            path,
            line,
            f"trông như mã {font}, không phải Unicode; hãy chuyển sang Unicode (UTF-8) rồi lưu lại",
            f"looks like {font}, not Unicode; convert it to Unicode (UTF-8) and save it again",
        )
    return SourceProblem.error(
        path,
        line,
        f"không phải {encoding} từ byte {byte}; hãy lưu lại tệp theo UTF-8",
        f"not {encoding} from byte {byte} on; save the file as UTF-8",
    )


def guessed(path: Path, line: int) -> SourceProblem:
    """Return the warning that a file was taken for windows-1258."""
    return SourceProblem.warning(
        path,
        line,
        "đã đọc theo windows-1258 vì tệp không phải UTF-8; nên lưu lại theo UTF-8",
        "read as windows-1258, for the file is not UTF-8; better save it as UTF-8",
    )


def _is_windows_vietnamese(sample: bytes) -> bool:
    try:
        decoded = sample.decode(WINDOWS_VIETNAMESE)
    except UnicodeDecodeError:
        return False
    # windows-1258 has tones as characters of their own, unlike other one-byte encodings.
    tones = sum(map(decoded.count, _TONES))
    marked = [each for each in normalize("NFC", decoded).lower() if not each.isascii()]
    if tones < max(FEWEST_TONES, _FEWEST_TONES * len(marked)) or _font(sample):
        return False
    return sum(each in _VIETNAMESE for each in marked) >= _FEWEST_VIETNAMESE * len(marked)


def _font(sample: bytes) -> str:
    """Return the name of the old font code that bytes look like, else ""."""
    high = [each for each in sample if each >= 0x80]
    if not high:
        return ""
    if sum(each in _TCVN3 for each in high) > _FEWEST_FONT_BYTES * len(high):
        return "TCVN3 (.VnTime)"
    if sum(each in _VNI for each in high) > _FEWEST_FONT_BYTES * len(high) and b"\xf1" in sample:
        return "VNI (VNI-Times)"
    return ""
