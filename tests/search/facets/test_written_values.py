from ctypes import c_int64

import pytest

from search.facets.piece_table import FormStruct
from search.facets.written_values import write_values


def test_what_a_call_cannot_write_raises() -> None:
    with pytest.raises(ValueError, match="not what was written"):
        write_values(lambda *_: -1, FormStruct(), c_int64())  # type: ignore[arg-type]  # unread
