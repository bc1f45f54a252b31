from unicodedata import normalize

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.text.alignment import _steady_letters, align
from search.text.spelling import clean

TEXT = "Ðảng ủy\u00a0xã \u200bTân Khê"


def test_a_span_slices_the_original() -> None:
    aligned = align(TEXT)
    start = aligned.clean.index("xã")
    first, last = aligned.span(start, start + 2)
    assert TEXT[first:last] == "xã"


def test_decomposed_letters_stay_whole() -> None:
    decomposed = normalize("NFD", "xã Tân Khê")
    aligned = align(decomposed)
    assert aligned.clean == "xã Tân Khê"
    first, last = aligned.span(3, 6)
    assert decomposed[first:last] == normalize("NFD", "Tân")


def test_clean_text_is_its_own_copy() -> None:
    aligned = align("Xã Tân Khê")
    assert aligned.starts is None
    assert aligned.lower == "xã tân khê"


def test_rows_tell_which_lines_have_marks() -> None:
    assert align("Xã Tân\nxa tan\n12").rows == [(0, 6, True), (7, 16, False)]


@given(st.text(max_size=60))
def test_lower_case_has_the_same_length_and_spans_are_ordered(text: str) -> None:
    aligned = align(text)
    assert len(aligned.lower) == len(aligned.clean)
    offsets = [aligned.span(each, each)[0] for each in range(len(aligned.clean) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] <= len(text)


@given(st.text(st.sampled_from("aàeêoơđÐ \u0301\u0309\u200b\u00a0\n"), max_size=40))
def test_vietnamese_letters_are_cleaned_as_spelling_does(text: str) -> None:
    assert align(text).clean == clean(text)


@given(
    st.text(
        st.characters(max_codepoint=0x3000) | st.sampled_from("ẤÐ\u0301\u200b\u00a0 a😀"),
        max_size=20,
    )
)
def test_only_what_is_clean_is_its_own_copy(text: str) -> None:
    assert (align(text).starts is None) == (clean(text) == text)


def test_letters_that_cleaning_leaves_are_left_beside_any_other() -> None:
    steady = "".join(map(chr, np.flatnonzero(_steady_letters() != 0xFFFF)))
    assert set("aĐẬỹ0 \n“–…") <= set(steady)
    assert clean(steady) == steady and clean(steady[::-1]) == steady[::-1]


@given(st.text(st.sampled_from("aÀĐƯỹİŒẞ \n"), max_size=20))
def test_the_kernel_tells_of_letters_what_python_tells(text: str) -> None:
    aligned = align(text)
    lowered = [low if len(low := each.lower()) == 1 else each for each in text]
    assert aligned.lower == "".join(lowered)
    assert aligned.is_wide == ("   " in text)
