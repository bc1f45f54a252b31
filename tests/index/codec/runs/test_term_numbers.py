from weakref import ref

import numpy as np

from index.codec.runs.term_numbers import MOST_KNOWN, TermNumbers


class Vocabulary(list[str]):
    """One that can be watched."""


def test_a_term_has_one_number_in_whatever_vocabulary_it_is() -> None:
    given: dict[str, int] = {}
    numbers = TermNumbers(lambda term: given.setdefault(term, len(given)))
    vocabulary = ["gió", "bão", "lũ"]
    assert numbers.of(vocabulary, np.array([2, 0, 2], np.uint32)).tolist() == [1, 0, 1]
    assert given == {"gió": 0, "lũ": 1}
    vocabulary.append("mưa")
    assert numbers.of(vocabulary, np.array([3, 1], np.uint32)).tolist() == [3, 2]
    assert numbers.of(["lũ"], np.array([0], np.uint32)).tolist() == [1]
    assert list(given) == ["gió", "lũ", "bão", "mưa"]


def test_a_vocabulary_that_grows_no_more_is_forgotten() -> None:
    given: dict[str, int] = {}
    numbers = TermNumbers(lambda term: given.setdefault(term, len(given)))
    full, growing = Vocabulary(["gió"]), Vocabulary()
    watched = ref(full)
    numbers.of(full, np.array([0], np.uint32))
    del full
    for number in range(MOST_KNOWN - 1):
        growing.append(f"lũ {number}")
        numbers.of(growing, np.array([number], np.uint32))
        assert watched() is not None
        numbers.of([f"bão {number}"], np.array([0], np.uint32))
    assert watched() is None
    assert numbers.of(["bão 0", "gió"], np.array([1, 0], np.uint32)).tolist() == [0, 2]
    assert numbers.of(growing, np.array([0], np.uint32)).tolist() == [1]
