import numpy as np
import pytest

from search.correction.lattice import best_paths
from search.engine.ngram_counts import NgramCounts


def counted(
    holders: list[list[int]],
    pairs: list[list[list[int]]],
    triples: list[list[list[list[int]]]] | None = None,
) -> NgramCounts:
    """Return counts of terms that occur once in each of their documents."""
    sizes = [len(each) for each in holders]
    none = [np.zeros(each) for each in zip(sizes, sizes[1:], sizes[2:], strict=False)]
    return NgramCounts(
        1000,
        [np.array(each, float) for each in holders],
        [np.array(each, float) for each in holders],
        [np.array(each, float) for each in pairs],
        [np.array(each, float) for each in triples] if triples else none,
    )


def test_the_more_frequent_term_is_likelier() -> None:
    paths = best_paths(counted([[3, 90, 7]], []), 3)
    assert [path.choices for path in paths] == [(1,), (2,), (0,)]
    assert paths[0].likelihood > paths[1].likelihood > paths[2].likelihood


def test_what_stands_before_outweighs_frequency() -> None:
    observed = counted([[10], [5, 80]], [[[5, 0]]])
    assert best_paths(observed, 1)[0].choices == (0, 0)


def test_what_comes_after_is_heeded_too() -> None:
    observed = counted([[5, 80], [10]], [[[5], [0]]])
    assert best_paths(observed, 1)[0].choices == (0, 0)


def test_the_two_before_outweigh_the_one_before() -> None:
    pairs = [[[20]], [[9, 10]]]
    observed = counted([[20], [20], [10, 10]], pairs, [[[[9, 0]]]])
    assert best_paths(observed, 1)[0].choices == (0, 0, 0)
    assert best_paths(counted([[20], [20], [10, 10]], pairs), 1)[0].choices == (0, 0, 1)


def test_a_rare_term_gains_nothing_from_having_been_followed_always() -> None:
    observed = counted([[1, 900], [50]], [[[1], [40]]])
    assert best_paths(observed, 1)[0].choices == (1, 0)


def test_an_unknown_place_parts_what_is_around_it() -> None:
    observed = counted([[5, 80], [0], [7, 3]], [[[0], [0]], [[0, 0]]])
    assert best_paths(observed, 1)[0].choices == (1, 0, 0)


def test_handicaps_speak_against_terms() -> None:
    observed = counted([[3, 90]], [])
    handicaps = [np.array([0.0, -9.0])]
    assert best_paths(observed, 1, handicaps)[0].choices == (0,)


@pytest.mark.parametrize("count", [1, 4, 100])
def test_there_are_as_many_paths_as_asked_for_or_possible(count: int) -> None:
    observed = counted([[3, 90], [4, 5]], [[[1, 2], [3, 4]]])
    paths = best_paths(observed, count)
    assert len(paths) == len(set(paths)) == min(4, count)
    assert sorted(paths, reverse=True) == paths


def test_no_place_has_one_empty_path() -> None:
    assert best_paths(counted([], []), 3) == [(0.0, ())]
