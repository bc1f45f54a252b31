import numpy as np

from index.codec.runs.following import find_followers


def find(buckets: list[int], positions: list[int], counts: list[int]) -> list[int]:
    found = find_followers(
        np.array(buckets, np.uint8), np.array(positions, np.uint32), np.array(counts)
    )
    return list(found.tolist())


def test_an_occurrence_is_followed_by_what_stands_at_the_next_position() -> None:
    assert find([1, 2, 4], [0, 1, 2], [3]) == [2, 4, 0]
    assert find([1, 2, 4], [0, 2, 3], [3]) == [0, 4, 0]


def test_all_that_stands_at_one_position_follows_and_is_followed() -> None:
    # A date and its month at position 1.
    assert find([1, 2, 4, 8], [0, 1, 1, 2], [4]) == [2 | 4, 8, 8, 0]


def test_no_document_is_followed_by_the_next_one() -> None:
    assert find([1, 2, 4], [0, 0, 1], [1, 2]) == [0, 4, 0]
    assert find([1, 2], [0, 1], [1, 0, 1]) == [0, 0]
    assert find([], [], [0, 0]) == []
