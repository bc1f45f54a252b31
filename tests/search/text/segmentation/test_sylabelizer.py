from hypothesis import given
from hypothesis import strategies as st
from pyvi.ViTokenizer import ViTokenizer

from search.text.segmentation.sylabelizer import sylabelize

SIGNS = st.sampled_from([*"aộĐZ1²_.,:/@+->=!% \n\t", "Tp", "ThS", "Mr", "://", "\u0301", "👍"])


@given(st.lists(SIGNS, max_size=30).map("".join) | st.text(max_size=30))
def test_tokens_between_white_space_are_those_of_the_whole_text(text: str) -> None:
    composed, whole = ViTokenizer.sylabelize(text)
    lines = [[sylabelize(chunk) for chunk in line.split()] for line in composed.split("\n")]
    assert [token for line in lines for chunk in line for token in chunk] == [
        each for each in whole if each != "\n"
    ]


def test_addresses_are_whole() -> None:
    assert sylabelize("(https://xa.vn/tin?so=1),") == ["(", "https://xa.vn/tin?so=1),"]
    assert sylabelize("van-thu@xa.vn.") == ["van-thu@xa.vn", "."]
