from pathlib import Path

from search.engine.neighbours import find_neighbours
from tests.search.indexing import index, tell

TITLES = ("Một", "Hai", "Ba", "Bốn")


def test_neighbours_are_those_before_and_after_in_time(tmp_path: Path) -> None:
    bulletins = tell(TITLES)
    collection = index(tmp_path, bulletins[2:], bulletins[:2])
    place = {each.id: collection.find(each.id) for each in bulletins}
    first, second, third, fourth = (place[each.id] for each in bulletins)
    assert first is not None and third is not None and fourth is not None
    assert find_neighbours(collection, first) == (None, second)
    assert find_neighbours(collection, third) == (second, fourth)
    assert find_neighbours(collection, fourth) == (third, None)


def test_the_dead_are_passed_over(tmp_path: Path) -> None:
    collection = index(tmp_path, tell(TITLES), deleted=[[1, 3]])
    assert find_neighbours(collection, 2) == (0, None)
