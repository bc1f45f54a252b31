from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.text.segmentation.word_list import WordList

ENTRIES = ["hội nghị", "nghị quyết", "quyết định", "hội đồng xã", "đồng xã hội", "xã", "a b c d"]
WORDS = WordList(ENTRIES)
SYLLABLES = ["hội", "nghị", "quyết", "định", "đồng", "xã", "a", "lạ"]


def test_only_words_of_two_and_three_syllables_count() -> None:
    assert ("hội", "nghị") in WORDS
    assert ("hội", "đồng", "xã") in WORDS
    assert ("xã",) not in WORDS
    assert ("a", "b", "c", "d") not in WORDS
    assert ("nghị", "hội") not in WORDS


@given(st.lists(st.sampled_from(SYLLABLES), max_size=12))
def test_arrays_are_answered_like_single_words(syllables: list[str]) -> None:
    numbers = np.array([WORDS.number(each) for each in syllables], np.int64)
    assert WORDS.find_pairs(numbers).tolist() == [pair in WORDS for pair in pairwise(syllables)]
    assert WORDS.find_triples(numbers).tolist() == [
        triple in WORDS for triple in zip(syllables, syllables[1:], syllables[2:], strict=False)
    ]
