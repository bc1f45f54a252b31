"""Where arrays begin in memory, which is all that calls of the kernel are told of them."""

from ctypes import addressof, c_char

import numpy as np
from numpy.typing import NDArray


def address_of(room: bytearray) -> int:
    """Return where bytes begin that are not empty; who passes it on keeps them."""
    return addressof(c_char.from_buffer(room))


def address(array: NDArray[np.generic]) -> int:
    """Return where an array begins; who passes it on keeps the array."""
    try:
        # A tenth of the time of `array.ctypes`, and a query asks thirty times.
        return addressof(c_char.from_buffer(array))  # type: ignore[arg-type]  # it is a buffer
    except (TypeError, ValueError):
        # It is empty, read-only or has gaps.
        at: int = array.ctypes.data
        return at
