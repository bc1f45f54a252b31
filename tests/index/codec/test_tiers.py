"""Segments are merged when they should be, and no document is rewritten too often."""

from collections.abc import Sequence
from random import Random

import pytest

from index.codec.tiers import MOST, MOST_DELETED, Size, choose


def after(sizes: Sequence[Size], added: int) -> list[Size]:
    """Return the segments after an addition."""
    merged = choose(sizes, added)
    total = added + sum(sizes[number].living for number in merged)
    kept = [each for number, each in enumerate(sizes) if number not in merged]
    return [*kept, Size(total, 0)] if total else kept


@pytest.mark.parametrize(
    ("sizes", "added", "merged"),
    [
        ([], 10, []),
        ([Size(1000, 0)], 10, []),
        ([Size(1000, 0), Size(20, 0)], 10, [1]),
        ([Size(1000, 0), Size(21, 0)], 10, []),
        ([Size(20, 0), Size(60, 0), Size(1000, 0)], 10, [0, 1]),
        ([Size(1000, 0)], 500, [0]),
        ([Size(1000, 0), Size(200, 0), Size(21, 0)], 1, [2]),
        ([Size(1000, 0), Size(200, 60)], 0, [1]),
        ([Size(1000, 200)], 0, []),
        ([Size(1000, 0), Size(5, 0)], 0, []),
    ],
)
def test_the_small_are_merged(sizes: Sequence[Size], added: int, merged: Sequence[int]) -> None:
    assert choose(sizes, added) == set(merged)


def test_additions_one_by_one_leave_few_segments_and_rewrite_little() -> None:
    random = Random(1)
    sizes = [Size(20_000, 0)]
    written = added = 0
    for _ in range(3_000):
        count = random.randint(1, 5)
        before = sizes
        sizes = after(sizes, count)
        assert len(sizes) <= MOST
        written += sum(each.living for each in sizes if not any(each is other for other in before))
        added += count
    assert sum(each.living for each in sizes) == 20_000 + added
    assert written < 400 * added


def test_deleted_documents_never_are_more_than_their_share() -> None:
    random = Random(2)
    sizes = [Size(5_000, 0)]
    for _ in range(500):
        struck = random.randrange(len(sizes))
        gone = min(sizes[struck].living, random.randint(1, 40))
        sizes[struck] = Size(sizes[struck].living - gone, sizes[struck].deleted + gone)
        sizes = after([each for each in sizes if each.living], gone)
        assert all(each.deleted <= MOST_DELETED * (each.living + each.deleted) for each in sizes)
