import numpy as np

from index.codec.runs.term_numbers import TermNumbers


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
