from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.stories import sketch
from search.stories.sketch import FIGURE, SHINGLE, SIZE, Sketches, join_sketches, make_sketches

texts = st.lists(st.lists(st.integers(0, 400), max_size=200), max_size=8)


def sketches_of(documents: Sequence[Sequence[int]]) -> Sketches:
    terms = [b"%d" % each if each % 7 == 0 else b"t%c" % (97 + each % 26) for each in range(401)]
    numbers = np.array([term for each in documents for term in each], np.intp)
    counts = np.array([len(each) for each in documents], np.intp)
    return make_sketches(terms, numbers, np.arange(len(numbers)), counts)


def sketches_by_arrays(documents: Sequence[Sequence[int]]) -> Sketches:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sketch, "usable_kernel", lambda: None)
        return sketches_of(documents)


def rows(sketches: Sketches) -> Sequence[Sequence[int]]:
    bounds = pairwise([0, *sketches.ends.tolist()])
    return [sketches.values[start:end].tolist() for start, end in bounds]


@given(texts)
def test_a_sketch_depends_on_its_document_alone(documents: Sequence[Sequence[int]]) -> None:
    found = rows(sketches_of(documents))
    assert found == [row for each in documents for row in rows(sketches_of([each]))]
    for document, row in zip(documents, found, strict=True):
        assert row == sorted(set(row))
        assert len(row) <= min(SIZE, max(0, len(document) - SHINGLE + 1))


@given(st.lists(st.integers(0, 400), min_size=150, max_size=400))
def test_a_sketch_has_the_smallest_values_of_all_shingles(document: Sequence[int]) -> None:
    singly = sketches_of([document[at : at + SHINGLE] for at in range(len(document) - SHINGLE + 1)])
    assert rows(sketches_of([document])) == [sorted(set(singly.values.tolist()))[:SIZE]]


@given(texts)
def test_the_kernel_makes_the_sketches_that_arrays_make(documents: Sequence[Sequence[int]]) -> None:
    assert rows(sketches_of(documents)) == rows(sketches_by_arrays(documents))


@pytest.mark.parametrize("make", [sketches_of, sketches_by_arrays])
def test_who_says_the_same_again_and_again_has_a_whole_sketch(
    make: Callable[[Sequence[Sequence[int]]], Sketches],
) -> None:
    different = list(range(100))
    (row,) = rows(make([different + [5, 6, 7, 8] * 500]))
    assert len(row) == SIZE
    assert rows(make([[1] * 5000])) == [rows(make([[1] * SHINGLE]))[0]]


def test_figures_are_told_by_one_bit() -> None:
    def odd(text: str) -> Sequence[bool]:
        terms = text.encode().split()
        numbers = np.arange(len(terms))
        found = make_sketches(terms, numbers, numbers, np.array([len(terms)]))
        return sorted((found.values & FIGURE == FIGURE).tolist())

    assert odd("cau moi qua song may") == [False, False]
    assert odd("cau 2021 qua song may") == [True, True]
    assert odd("cau moi qua song may 120") == [False, False, True]


def test_what_stands_at_one_position_is_taken_together() -> None:
    terms = [b"hop", b"ngay", b"10", b"7", b"xa", b"may"]
    numbers = np.array([0, 1, 2, 3, 4, 5, 0, 1, 3, 2, 4, 5])
    positions = np.tile([0, 1, 2, 2, 3, 4], 2)
    first, second = rows(make_sketches(terms, numbers, positions, np.array([6, 6])))
    assert first == second
    assert len(first) == 2
    apart = make_sketches(terms, np.array([2, 2]), np.array([0, 0]), np.array([1, 1]))
    assert rows(apart) == [[], []]


def test_many_documents_are_hashed_a_few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [list(range(at, at + 30)) for at in range(20)]
    whole = rows(sketches_by_arrays(documents))
    monkeypatch.setattr(sketch, "_AT_ONCE", 45)
    assert rows(sketches_by_arrays(documents)) == whole


@given(texts)
def test_sketches_are_chosen_and_joined(documents: Sequence[Sequence[int]]) -> None:
    whole = sketches_of(documents)
    chosen = np.arange(len(documents))[::-2]
    assert rows(whole.take(chosen)) == [rows(whole)[each] for each in chosen.tolist()]
    assert rows(join_sketches([whole, whole])) == [*rows(whole), *rows(whole)]
    assert rows(join_sketches([])) == []
