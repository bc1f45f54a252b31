"""A page is settled once no further candidate can stand on it."""

import numpy as np
import pytest

from search.opensearch.candidates import FIRST, MARGIN, Candidates, windows
from search.opensearch.cluster.generation_index import LARGEST_PAGE


def candidates(theirs: list[float], ours: list[float]) -> Candidates:
    """Return candidates of the same time, with ids in order."""
    hits = [{"sort": [each, 0, f"{number}"]} for number, each in enumerate(theirs)]
    return Candidates(hits, np.array(ours))


@pytest.mark.parametrize("last", [1, 10, 50, 51, 500, 2_500, 5_000, 8_000, LARGEST_PAGE])
def test_windows_grow_and_hold_the_page(last: int) -> None:
    for has_names in (False, True):
        sizes = list(windows(last, has_names=has_names))
        assert sizes == sorted(set(sizes)) and last <= sizes[0] and sizes[-1] <= LARGEST_PAGE


def test_a_first_page_begins_with_few() -> None:
    assert next(windows(10)) == FIRST < next(windows(10, has_names=True))


def test_a_page_is_settled_where_the_rest_scores_less() -> None:
    assert candidates([9.0, 8.0, 3.0], [9.0, 8.0, 3.0]).suffice(2)
    assert not candidates([9.0, 8.0, 7.9], [9.0, 8.0, 7.9]).suffice(2)
    # The second document gained half by our formula: one behind the third might as well.
    assert not candidates([9.0, 4.0, 3.0], [9.0, 6.0, 3.0]).suffice(3)
    gaining = [9.0, 4.0, 6.0 / (1.5 * MARGIN) - 0.01]
    assert candidates(gaining, [9.0, 6.0, gaining[-1]]).suffice(2)


def test_all_candidates_are_enough() -> None:
    held = candidates([1.0, 1.0], [1.0, 1.0])
    assert not held.suffice(2)
    held.is_whole = True
    assert held.suffice(2)


def test_what_scores_nothing_is_in_order_already() -> None:
    assert candidates([1.0, 0.0], [1.0, 0.0]).suffice(2)


def test_equal_scores_are_ordered_by_time_then_by_id() -> None:
    hits = [{"sort": [1.0, published, id]} for published, id in ((5, "b"), (5, "a"), (7, "c"))]
    assert Candidates(hits, np.array([2.0, 2.0, 2.0])).order().tolist() == [2, 1, 0]
