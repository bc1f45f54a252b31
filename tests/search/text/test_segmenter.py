"""The segmenter finds pyvi's words in text that pyvi reads well, and never fails on other text."""

from collections.abc import Callable
from functools import partial
from time import thread_time
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from pyvi import ViTokenizer

from search.text.segmenter import JOINER, find_all_words
from search.text.token import TokenKind
from search.text.tokenizer import tokenize
from tests.search.writing import writings

SENTENCES = (
    "uỷ ban nhân dân huyện tổ chức hội nghị tổng kết phong trào thi đua yêu nước",
    "mặt trận tổ quốc việt nam phối hợp với các đoàn thể vận động nhân dân làm đường giao thông",
    "các đại biểu dự họp, thảo luận về xây dựng nông thôn mới; đề nghị tỉnh quan tâm hỗ trợ.",
    "trường mầm non huy động trẻ đi nhà trẻ (đạt kế hoạch)",
    "bà con phấn khởi vì cây cầu dân sinh đã hoàn thành trước mùa mưa lũ",
)
"""Small letters, tones placed as `term` places them: nothing is left to prepare."""


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_pyvis_own(sentence: str) -> None:
    grouped = [each for each in ViTokenizer.tokenize(sentence).split() if JOINER in each]
    assert grouped
    assert [each.term for each in find_all_words([(sentence, tokenize(sentence))])[0]] == grouped


@given(writings)
def test_every_word_is_a_slice_of_whole_syllables(text: str) -> None:
    tokens = tokenize(text)
    starts = {each.start: each for each in tokens if each.kind is TokenKind.SYLLABLE}
    ends = {each.end for each in starts.values()}
    last = 0
    for word in find_all_words([(text, tokens)])[0]:
        assert word.kind is TokenKind.WORD and JOINER in word.term
        assert last <= word.start < word.end
        assert word.start in starts and word.end in ends
        assert word.position == starts[word.start].position
        inside = [starts[each] for each in sorted(starts) if word.start <= each < word.end]
        assert word.term == JOINER.join(each.term for each in inside)
        last = word.end


@settings(max_examples=30)
@given(writings, writings)
def test_a_text_has_the_same_words_whatever_stands_beside_it(one: str, other: str) -> None:
    together = find_all_words([(one, tokenize(one)), (other, tokenize(other))])
    assert together == [find_all_words([(each, tokenize(each))])[0] for each in (one, other)]


@pytest.mark.parametrize(
    "change",
    [str.upper, partial(normalize, "NFD"), lambda text: text.replace("uỷ", "ủy")],
)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_capitals_composition_and_tone_placement_make_no_difference(
    sentence: str, change: Callable[[str], str]
) -> None:
    written = change(sentence)
    assert [each.term for each in find_all_words([(written, tokenize(written))])[0]] == [
        each.term for each in find_all_words([(sentence, tokenize(sentence))])[0]
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theo Nghị quyết 73-NQ/TU của", ["nghị_quyết"]),
        ("nhân_dân", ["nhân_dân"]),
        ("nhân\ndân", []),
        ("nhân dân", ["nhân_dân"]),
        ("73-NQ/TU", []),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert [each.term for each in find_all_words([(text, tokenize(text))])[0]] == words


@pytest.mark.parametrize("unit", ["a.", ".", "a@", "1.", "a-", "://", "ab "])
def test_no_text_takes_long(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    tokens = tokenize(text)
    started = thread_time()
    find_all_words([(text, tokens)])[0]
    assert thread_time() - started < 5, "help: the time should grow with the text, not its square"
