"""Codes of official documents: 73-NQ/TU, 15/2020/NĐ-CP, 123/QĐ-UBND, 31/2024/QH15.

A code consists of a number, perhaps a year, the letters of a kind of document, and those of its
issuer. The forms are those of decree 30/2020 on clerical work and of the Party's guide 36-HD/VPTW
of 2018. If the kind is a known one, its signs can have spaces around them, and the first sign can
be a space. Standards have their letters first: QCVN 06:2022/BXD, TCVN 9362:2012.
"""

import re
from collections.abc import Sequence

from search.text.spelling import bare, clean

_DASH = "-\u2010-\u2015\u2212"
# Đ and its look-alikes; Ư, composed or decomposed, which some write in TƯ, the centre.
_LETTER = "a-zđư\u00d0\u00f0\u0189\u0256\u031b"
# The departments of education and of science are SGD&ĐT and SKH&CN.
_LETTERS = f"[{_LETTER}]{{1,12}}(?:&[{_LETTER}]{{1,6}}){{0,2}}[0-9]{{0,2}}"

KINDS = {
    "bb": ("biên bản",),
    "bc": ("báo cáo",),
    "cđ": ("công điện",),
    "ct": ("chỉ thị",),
    "ctr": ("chương trình",),
    "cv": ("công văn",),
    "đa": ("đề án",),
    "gm": ("giấy mời",),
    "hd": ("hướng dẫn",),
    "kh": ("kế hoạch",),
    "kl": ("kết luận",),
    "nđ": ("nghị định",),
    "nq": ("nghị quyết",),
    "pa": ("phương án",),
    "qc": ("quy chế",),
    # The Party's regulations have the letters of its decisions.
    "qđ": ("quyết định", "quy định"),
    "qđi": ("quy định",),
    "tb": ("thông báo",),
    "tt": ("thông tư",),
    "ttlt": ("thông tư liên tịch",),
    "ttr": ("tờ trình",),
    "vbhn": ("văn bản hợp nhất",),
}
"""The letters of kinds of documents, and the names that they stand for."""

KIND = "(?:" + "|".join(KINDS).replace("đ", "[dđ\u00d0\u00f0\u0189\u0256]") + ")"
"""An expression for the letters of a kind, to be compiled with IGNORECASE."""

STANDARDS = {
    "qcvn": ("quy chuẩn kỹ thuật quốc gia", "quy chuẩn quốc gia", "quy chuẩn"),
    "qcxdvn": ("quy chuẩn xây dựng việt nam", "quy chuẩn xây dựng", "quy chuẩn"),
    "qcđp": ("quy chuẩn kỹ thuật địa phương", "quy chuẩn địa phương", "quy chuẩn"),
    "tcvn": ("tiêu chuẩn quốc gia", "tiêu chuẩn việt nam", "tiêu chuẩn"),
    "tcxdvn": ("tiêu chuẩn xây dựng việt nam", "tiêu chuẩn xây dựng", "tiêu chuẩn"),
    "tccs": ("tiêu chuẩn cơ sở", "tiêu chuẩn"),
}
"""The letters of technical regulations and standards, and the names that they stand for."""

_NUMBER = "[0-9]{1,6}[a-c]?"
# Some sites type the wide slash of East Asian keyboards.
_SLASH = "/\uff0f"
_SIGN = rf"\s{{0,2}}[{_DASH}{_SLASH}]\s{{0,2}}"
_END = rf"(?![{_DASH}{_SLASH}]?[^\W_]|[\u0300-\u036f])"

_STANDARD = "(?:" + "|".join(STANDARDS).replace("đ", "[dđ\u00d0\u00f0\u0189\u0256]") + ")"
_STANDARD_NUMBER = r"(?:ISO(?:/IEC)?\s{1,2})?[0-9]{1,5}(?:-[0-9]{1,2})?"
_BEFORE_YEAR = rf"(?:\s{{0,2}}:\s{{0,2}}|[{_DASH}{_SLASH}]|\s{{1,2}})"

PATTERN = (
    rf"(?:{_STANDARD}\s{{0,2}}{_STANDARD_NUMBER}{_BEFORE_YEAR}(?:19|20)[0-9]{{2}}"
    rf"(?:\s?[{_SLASH}]\s?{_LETTERS})?{_END}"
    # A number with its year, 15/2020/NĐ-CP, and as some sites write it, 19-2018/NQ-CP.
    rf"|{_NUMBER}(?:\s?[{_SLASH}]\s?[0-9]{{4}}|[{_DASH}](?:19|20)[0-9]{{2}})?"
    rf"(?:{_SIGN}|\s{{1,2}}){KIND}{_SIGN}"
    rf"{_LETTERS}(?:[{_DASH}{_SLASH}]{_LETTERS}){{0,3}}{_END}"
    rf"|{_NUMBER}[{_SLASH}][0-9]{{4}}[{_SLASH}]{_LETTERS}"
    rf"(?:[{_DASH}{_SLASH}]{_LETTERS}){{0,4}}{_END}"
    rf"|{_NUMBER}[{_DASH}{_SLASH}]{_LETTERS}(?:[{_DASH}{_SLASH}]{_LETTERS}){{1,4}}{_END})"
)
"""An expression for a code, to be compiled with IGNORECASE."""

AFTER_DIGITS = rf"[a-c]?(?:\s{{0,2}}[{_DASH}{_SLASH}]|\s{{1,2}}{KIND}{_SIGN})"
"""An expression for what follows the digits that a code begins with, to rule out most numbers."""

STEM = rf"{_NUMBER}[{_DASH}{_SLASH}][0-9&{_LETTER}/{_DASH}]*"
"""An expression for the first characters of a code, to be compiled with IGNORECASE."""

_DASHES = re.compile(f"[{_DASH}]")
_SLASHES = re.compile(f"[{_SLASH}]")
_SPACED_SIGN = re.compile(r"\s*([-/])\s*")
_GAP = re.compile(r"\s+")
_KIND_OF = re.compile(rf"{_NUMBER}(?:[-/][0-9]{{4}})?[-/]([a-z]+)[-/]|([a-z]+?)(?:iso)?[0-9/]")
_STANDARD_OF = re.compile(
    rf"(?P<letters>{_STANDARD})\s*(?P<iso>ISO(?:/IEC)?)?\s*(?P<number>[0-9].*)?", re.IGNORECASE
)
_YEAR_OF = re.compile(r"\s*[-/:\s]\s*(?=(?:19|20)[0-9]{2}(?![0-9]))")


def canonical(written: str) -> str:
    """Return the term of a code in the index: `73-nq/tu` for `73 – NQ/TU`."""
    return _GAP.sub("", bare(display(written).lower()))


def forms(written: str) -> Sequence[str]:
    """Return all terms of a code in the index; a standard has one without its issuer too."""
    whole = canonical(written)
    short, slash, _ = whole.rpartition("/")
    return (whole, short) if slash and _STANDARD_OF.match(whole) and ":" in short else (whole,)


def display(written: str) -> str:
    """Return a code as headings show it: the author's letters, with hyphens and no spaces."""
    signs = _SLASHES.sub("/", _DASHES.sub("-", clean(written)))
    tidy = _SPACED_SIGN.sub(r"\1", signs)
    if standard := _STANDARD_OF.fullmatch(tidy):
        number = _YEAR_OF.sub(":", standard["number"] or "", count=1)
        return " ".join(each for each in (standard["letters"], standard["iso"], number) if each)
    if _GAP.search(tidy) is None:
        return tidy
    number, letters = _GAP.split(tidy, maxsplit=1)
    return join(number, letters)


def join(number: str, letters: str) -> str:
    """Return the code of a number, with or without a year, and of letters with their signs.

    The Party writes a hyphen before the kind and a slash after it; the state, the other way round.
    """
    is_party = "/" not in number and "/" in letters
    return f"{number}{'-' if is_party else '/'}{letters}"


def kind_of(code: str) -> str:
    """Return the letters of the kind of a canonical code, as `nq`; "" if it has none."""
    match = _KIND_OF.match(code)
    return (match[1] or match[2]) if match else ""


NAMES = {bare(letters): names for letters, names in (KINDS | STANDARDS).items()}
"""The names that the letters of kinds stand for, by the letters' plain forms."""
