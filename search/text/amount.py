"""Amounts as Vietnam writes them: the dot groups thousands, the comma begins decimals.

168.473.250.000, 168,473,250,000 and 168473250000 are the same amount, and so are `8,2` and `8.20`.
`9 tỷ` is 9.000.000.000; `9 tỷ 500 triệu` is the same as `9,5 tỷ`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from search.text.spelling import bare

_DOTS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}(?![0-9])){1,7}(?:,[0-9]{1,9})?"
_COMMAS = r"[1-9][0-9]{0,2}(?:,[0-9]{3}(?![0-9])){2,7}(?:\.[0-9]{1,9})?"

NUMBER = rf"(?:{_DOTS}|{_COMMAS}|[0-9]{{1,24}}[.,][0-9]{{1,9}})"
"""An expression for a grouped or decimal number; nobody states longer ones as amounts."""

_EXPONENTS = {"tỷ": 9, "tỉ": 9, "triệu": 6, "nghìn": 3, "ngàn": 3}
# 2020 tỷ lệ and 3 triệu chứng are not amounts; ti vi is often written without its accent.
_OTHERS = ("lệ", "số", "trọng", "giá", "suất", "phú", "tập", "chứng", "hồi", "vi")


def _any_of(*words: str) -> str:
    """Return an expression for whole words, composed or decomposed."""
    forms = dict.fromkeys(normalize(form, each) for each in words for form in ("NFC", "NFD"))
    return rf"(?:{'|'.join(forms)})(?![^\W_]|[\u0300-\u036f])"


PATTERN = (
    rf"(?:{NUMBER}|[0-9]{{1,24}})\s{{0,2}}{_any_of(*_EXPONENTS)}(?:\s{{1,2}}{_any_of('tỷ', 'tỉ')})?"
    rf"(?!\s{{1,2}}{_any_of(*_OTHERS, *map(bare, _OTHERS))})"
)
PATTERN = rf"(?:{PATTERN})(?:\s{{1,2}}{PATTERN}){{0,2}}|{NUMBER}"
"""An expression for an amount, to be compiled with IGNORECASE."""

AFTER_DIGITS = r"[.,][0-9]|\s{0,2}(?:t[ỷyỉir]|ng)"
"""An expression for what follows the digits that an amount begins with."""

_PART = re.compile(rf"(?P<number>{NUMBER}|[0-9]{{1,24}})\s*(?P<words>[^0-9]*)")
_PLAIN_EXPONENTS = {bare(word): exponent for word, exponent in _EXPONENTS.items()}
_WHOLE = 10**9


class Stated(NamedTuple):
    """An amount stated in `text[start:end]`, and its term in the index."""

    term: str
    start: int
    end: int


def canonical(number: str) -> str:
    """Return a number with a decimal point and without grouping: `168473250000`, `8.2`."""
    return _term(_value(number))


def scale(number: str, word: str, following: str = "") -> str | None:
    """Return the term of a number before a word without accents, as in `9 ty`.

    None if the word, or the word that follows it, is no part of an amount.
    """
    exponent = _PLAIN_EXPONENTS.get(word)
    if exponent is None or following in map(bare, _OTHERS):
        return None
    return _term(_value(number) * 10**exponent)


def read(written: str) -> Sequence[Stated]:
    """Return the amounts in a match of PATTERN, in order: sums, their parts, and bare numbers."""
    ordered = sorted(_read(written), key=lambda each: (each.start, -each.end))
    # 0,0 tỷ states the term 0 twice, as a number and as an amount.
    return list({(each.term, each.start): each for each in reversed(ordered)}.values())[::-1]


def _read(written: str) -> Iterator[Stated]:
    total = begin = least = 0
    for part in _PART.finditer(written):
        value = _value(part["number"])
        if not part["number"].isdigit():
            yield Stated(_term(value), part.start(), part.end("number"))
        words = part["words"].split()
        if not words:
            continue
        unit = 10 ** sum(_PLAIN_EXPONENTS[bare(each.lower())] for each in words)
        end = part.start("words") + len(part["words"].rstrip())
        yield Stated(_term(value * unit), part.start(), end)
        if 0 < value * unit < least:
            total += value * unit
            yield Stated(_term(total), begin, end)
        else:
            total, begin = value * unit, part.start()
        least = unit * _WHOLE


def _value(number: str) -> int:
    """Return a number as an integer of billionths, since decimals have up to nine digits."""
    if re.fullmatch(_DOTS, number):
        number = number.replace(".", "")
    elif re.fullmatch(_COMMAS, number):
        number = number.replace(",", "")
    whole, _, decimals = number.replace(",", ".").partition(".")
    return int(whole) * _WHOLE + int(decimals.ljust(9, "0"))


def _term(value: int) -> str:
    whole, rest = divmod(value, _WHOLE)
    decimals = f"{rest:09}".rstrip("0")
    return f"{whole}.{decimals}" if decimals else str(whole)
