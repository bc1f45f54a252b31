"""Runs of capitals, lowered by the kernel as `lower_shouts` of `masking.py` does."""

from functools import cache

import numpy as np
from numpy import uint8, uint16
from numpy.typing import NDArray

from search.kernel.address import address
from search.kernel.letters import LETTERS
from search.kernel.library import Kernel
from search.text.masking import CAPITAL_MASK, CAPITALS, MASK, SEPARATOR

# What a letter is to runs of capitals, as in analysis/analysis.h.
_ALNUM, _CAPITAL, _CASED, _BARRIER, _SHOUT = (1 << bit for bit in range(5))


def lower_shouting_letters(letters: NDArray[uint16], kernel: Kernel) -> None:
    """Put runs of capitals in lower case in an array of UTF-16 that can be written to."""
    kernel.calls.bt_lower_shouts(
        address(_kinds()), address(_lower_letters()), address(letters), len(letters)
    )


@cache
def _kinds() -> NDArray[uint8]:
    kinds = np.array([_ALNUM * chr(each).isalnum() for each in range(LETTERS)], uint8)
    letters_by_kind = {
        _CAPITAL: CAPITALS,
        _CASED: filter(str.isupper, CAPITALS),
        _BARRIER: (MASK, SEPARATOR),
        _SHOUT: CAPITAL_MASK,
    }
    for kind, letters in letters_by_kind.items():
        kinds[[ord(each) for each in letters]] |= kind
    return kinds


@cache
def _lower_letters() -> NDArray[uint16]:
    lower = np.arange(LETTERS).astype(uint16)
    for each in CAPITALS:
        lower[ord(each)] = ord(each.lower())
    return lower
