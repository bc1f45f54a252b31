import numpy as np
import pytest
from numpy.typing import NDArray

from search.kernel.address import address

WORDS = np.arange(12, dtype=np.uint64)
READ_ONLY = WORDS.copy()
READ_ONLY.setflags(write=False)


@pytest.mark.parametrize("array", [WORDS, WORDS[3:7], WORDS[::2], WORDS[12:], READ_ONLY[2:]])
def test_an_array_begins_where_numpy_says(array: NDArray[np.uint64]) -> None:
    assert address(array) == array.ctypes.data
