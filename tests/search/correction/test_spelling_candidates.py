import pytest

from search.correction.spelling_candidates import FARTHEST, MOST, find_candidates
from search.engine.index_reader import IndexReader
from tests.search.indexing import index, tell

TITLES = ("mặt trận", "trận địa", "trần nhà", "quả chanh", "cái chăn", "mái tranh", "trận", "nhận")


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    return index(tmp_path_factory.mktemp("near"), tell(TITLES[:4]), tell(TITLES[4:], first=4))


def test_near_and_frequent_terms_come_first(collection: IndexReader) -> None:
    found = find_candidates(collection, "trậnn", 1)
    assert list(found)[:2] == ["trận", "trần"]
    assert 0 < found["trận"] < found["trần"] <= FARTHEST


def test_what_sounds_alike_is_found_over_two_letters(collection: IndexReader) -> None:
    assert next(iter(find_candidates(collection, "chận", 1))) == "trận"


def test_rare_terms_are_no_candidates(collection: IndexReader) -> None:
    assert list(find_candidates(collection, "trậnn", 2)) == ["trận"]
    assert find_candidates(collection, "trậnn", 4) == {}


def test_far_terms_are_no_candidates(collection: IndexReader) -> None:
    assert "nhà" not in find_candidates(collection, "trậnn", 1)
    assert find_candidates(collection, "xyzzy", 1) == {}
    assert all(each <= FARTHEST for each in find_candidates(collection, "tran", 1).values())
    assert len(find_candidates(collection, "tran", 1)) <= MOST
