"""The kernel labels tokens as NumPy does; both name the labels that rounding could change."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.kernel.library import usable_kernel
from search.text.segmentation.array_labels import ArrayLabels
from search.text.segmentation.compiled_labels import CompiledLabels
from search.text.segmentation.crf_model import CrfModel
from search.text.segmentation.features import Features
from search.text.segmentation.token_table import BORDER, TokenTable
from search.text.segmentation.word_list import WordList

Ways = tuple[ArrayLabels, CompiledLabels, TokenTable]

SYLLABLES = ["mặt", "trận", "tổ", "quốc", "Công", "đoàn", "xã", "2020", ",", "\n", "LAN", "ân"]
SENTENCES = st.lists(st.lists(st.sampled_from(SYLLABLES), max_size=30), max_size=6)

ROUNDING = 1e-12


@pytest.fixture(scope="module")
def ways(model: CrfModel, words: WordList, features: Features) -> Ways:
    kernel = usable_kernel()
    if kernel is None:
        pytest.skip("no kernel was compiled here")
    known = features, words, model.transitions, ROUNDING
    return ArrayLabels(*known), CompiledLabels(kernel, *known), TokenTable(features, words)


@given(SENTENCES)
@example([[], ["xã"], [], ["mặt", "trận", "tổ", "quốc"], []])
@example([])
def test_labels_are_those_of_numpy(ways: Ways, sentences: Sequence[Sequence[str]]) -> None:
    arrays, compiled, table = ways
    numbers = [[*map(table.number_of, each), BORDER] for each in sentences]
    bordered = np.array([BORDER, *(each for row in numbers for each in row)], np.int32)
    labels, close = arrays.find(bordered, table)
    own_labels, own_close = compiled.find(bordered, table)
    # The margin of a text is that of its own length there, and of the longest here.
    assert set(own_close) <= set(close)
    for start, end in close:
        labels[start:end] = own_labels[start:end] = False
    assert own_labels.tolist() == labels.tolist()
    ones = np.ones(len(bordered), np.bool_)
    for each in (labels, ones):
        joined = compiled.join(bordered, table, each)
        assert joined.tolist() == arrays.join(bordered, table, each).tolist()
    assert compiled.join(bordered, table, ones)[bordered == BORDER].sum() == 0


def test_a_tie_is_told(ways: Ways) -> None:
    arrays, compiled, table = ways
    tie = [table.number_of("ân")] * 21
    bordered = np.array([BORDER, table.number_of("xã"), BORDER, *tie, BORDER], np.int32)
    assert list(arrays.find(bordered, table)[1]) == [(3, 24)]
    assert list(compiled.find(bordered, table)[1]) == [(3, 24)]
