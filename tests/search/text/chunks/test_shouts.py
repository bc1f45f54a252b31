import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.kernel.library import usable_kernel
from search.text.chunks.shouts import lower_shouting_letters
from search.text.masking import CAPITAL_MASK, MASK, SEPARATOR, lower_shouts

_PIECES = ["UBND", "HỌP", "A", "12", "Q1", "xã", "Bắc", " ", ", ", "_", "-", "²", "\n"]


@given(st.lists(st.sampled_from([*_PIECES, MASK, CAPITAL_MASK, SEPARATOR])).map("".join))
@example(f"HỘI NGHỊ tổng kết {CAPITAL_MASK} UBND, {MASK} HĐND")
@example("QUÝ 2020 HỌP TỔ 12A")
def test_the_kernel_lowers_what_the_expression_lowers(text: str) -> None:
    kernel = usable_kernel()
    if kernel is None:
        pytest.skip("no kernel was compiled here")
    letters = np.frombuffer(bytearray(text.encode("utf-16-le")), np.uint16)
    lower_shouting_letters(letters, kernel)
    assert letters.tobytes().decode("utf-16-le") == lower_shouts(text)
