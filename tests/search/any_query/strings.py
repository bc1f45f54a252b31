"""Strings that no reader would type, and some that only machines make."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from tests.newsroom import BULLETINS
from tests.search.writing import LETTERS, ODD

LONGEST = 512
"""Characters, the limit of the page and the JSON endpoint."""

_OPERATORS = ('"', "“", "*", "-", "OR", "|", "(", ")", "/", "–", ":", ".", ",", "&", "~", "[", "\\")
_KINDS = (
    *("73-NQ/TU", "15/2020/NĐ-CP", "nq 73 tu", "QCVN 06:2022/BXD", "10/7/2020", "30/2/0000"),
    *("ngày 10 tháng 7 năm 2020", "quý IV/2020", "168.473.250.000", "9 tỷ 500 triệu", "8,2 ty"),
    *("UBND", "MTTQ", "TP.HCM", "Mawjt traanj", "Ma85t tra65n", "marks=exact", "id:giao-ban"),
)
_WORDS = " ".join(" ".join((each.title, each.lead, *each.body)) for each in BULLETINS).split()
_SPACES = (" ", "", "  ", "\u00a0", "\n", "\x00", "\u200b")
_MARKS = ("\u0300", "\u0301", "\u0302", "\u0306", "\u031b", "\u0323", "\u034f", "\u200d", "\ufe0f")


def strings(random: Random) -> Iterator[str]:
    """Yield endless strings of all sorts in turn, always the same ones for a seed."""
    while True:
        for make in _SORTS:
            yield make(random)


def _bytes_as_utf_8(random: Random) -> str:
    return random.randbytes(random.randint(0, 2 * LONGEST)).decode("utf-8", "surrogateescape")[
        :LONGEST
    ]


def _bytes_as_latin(random: Random) -> str:
    return random.randbytes(random.randint(0, LONGEST)).decode("latin-1")


def _any_characters(random: Random) -> str:
    """Return characters of any plane, lone surrogates and unassigned ones among them."""
    limit = random.choice((0x80, 0x250, 0x3000, 0x10000, 0x110000))
    return "".join(chr(random.randrange(limit)) for _ in range(random.randint(0, LONGEST)))


def _operators(random: Random) -> str:
    return _join(random, (*_OPERATORS, *random.choices(_WORDS, k=4)), random.randint(1, 200))


def _kinds(random: Random) -> str:
    return _join(
        random, (*_KINDS, *_OPERATORS, *random.choices(_WORDS, k=9)), random.randint(1, 40)
    )


def _words(random: Random) -> str:
    return " ".join(random.choices(_WORDS, k=random.randint(1, 120)))[:LONGEST]


def _syllables(random: Random) -> str:
    letters = (*LETTERS, " ", " ", "*", *_MARKS)
    return "".join(random.choices(letters, k=random.randint(1, LONGEST)))


def _digits(random: Random) -> str:
    return "".join(random.choices("0123456789./-:, tynq", k=random.randint(1, LONGEST)))


def _odd(random: Random) -> str:
    return "".join(random.choices(ODD, k=random.randint(1, LONGEST)))


def _repeated(random: Random) -> str:
    """Return a short string repeated many times, which takes bad regular expressions forever."""
    part: str = random.choice(
        (*_KINDS, *_OPERATORS, *_WORDS, *_MARKS, *LETTERS, "a*", "-a", "a OR", "1.")
    )
    again = part + random.choice(_SPACES)
    return (again * LONGEST)[: random.randint(LONGEST // 2, LONGEST)]


def _torn(random: Random) -> str:
    """Return a query in which some characters were deleted, doubled or moved."""
    letters = list(_join(random, (*_KINDS, *_WORDS), random.randint(1, 12)))
    for _ in range(random.randint(1, 9)):
        place = random.randrange(len(letters) + 1)
        letters[place : place + random.randint(0, 2)] = random.choices((*_MARKS, *_OPERATORS, *ODD))
    return "".join(letters)[:LONGEST]


def _join(random: Random, parts: Sequence[str], number: int) -> str:
    gaps = random.choices(_SPACES, (6, 1, 1, 1, 1, 1, 1), k=number)
    return "".join(map("".join, zip(random.choices(parts, k=number), gaps, strict=True)))[:LONGEST]


_SORTS: Sequence[Callable[[Random], str]] = (
    _bytes_as_utf_8,
    _bytes_as_latin,
    _any_characters,
    _operators,
    _kinds,
    _words,
    _syllables,
    _digits,
    _odd,
    _repeated,
    _torn,
)
