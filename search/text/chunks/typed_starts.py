"""Where codes, dates and amounts may start in texts: in many at once by the kernel."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy import int32, int64, uint8
from numpy.typing import NDArray

from search.kernel.address import address
from search.kernel.library import Kernel
from search.text.masking import READABLE, SIGNS, is_readable
from search.text.tokenizer import typed_starts

_LETTERS = 1 << 16

# What a letter can be, as in analysis/analysis.h.
_READABLE, _SIGN, _SPACE, _WORD, _DIGIT, _DASH, _CUE, _I = (1 << bit for bit in range(8))


def find_typed_starts(
    texts: Sequence[str], kernel: Kernel | None = None
) -> list[Sequence[int] | None]:
    """Return for each text the offsets where typed tokens may start, None if it is not readable.

    Signs at the end of a text are left out, as `mask_typed` cuts them off. The kernel names a few
    offsets more, where none starts.
    """
    if kernel is None:
        return [
            list(typed_starts(each.rstrip(SIGNS))) if is_readable(each) else None for each in texts
        ]
    # Four bytes a letter, so that offsets are those of the string.
    letters = "".join(texts).encode("utf-32-le", "surrogatepass")
    bounds = np.zeros(len(texts) + 1, int64)
    np.cumsum([len(each) for each in texts], out=bounds[1:])
    ends, start_ends = np.empty(len(texts), int64), np.empty(len(texts), int64)
    starts = np.empty(int(bounds[-1]) + len(texts), int32)
    kernel.calls.bt_find_typed_starts(
        *(address(_kinds()), letters, address(bounds), len(texts)),
        *(address(ends), address(start_ends), address(starts)),
    )
    lasts = start_ends.tolist()
    found = starts[: max(lasts, default=0)].tolist()
    return [
        found[first:last] if end >= 0 else None
        for first, last, end in zip([0, *lasts], lasts, ends.tolist(), strict=False)
    ]


@cache
def _kinds() -> NDArray[uint8]:
    """Return what each letter can be, as bits; of one that is not readable nothing is told."""
    letters_by_kind = {
        _READABLE: READABLE,
        _SIGN: SIGNS,
        _SPACE: filter(str.isspace, READABLE),
        _WORD: filter(str.isalnum, READABLE),
        _DIGIT: "0123456789",
        _DASH: "-/\u2010\u2011\u2012\u2013\u2014\u2015",
        _CUE: "0123456789cqCQ",
        _I: "iyỉỷIYỈỶ",
    }
    kinds = np.zeros(_LETTERS, uint8)
    for kind, letters in letters_by_kind.items():
        kinds[[ord(each) for each in letters]] |= kind
    return kinds
