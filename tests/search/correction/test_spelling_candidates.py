import pytest

from search.correction.spelling_candidates import FARTHEST, MOST, find_candidates
from search.engine.array_engine import ArrayEngine
from search.engine.contract import TermStatistics
from tests.search.indexing import index, tell

TITLES = ("mặt trận", "trận địa", "trần nhà", "quả chanh", "cái chăn", "mái tranh", "trận", "nhận")


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> TermStatistics:
    return ArrayEngine(
        index(tmp_path_factory.mktemp("near"), tell(TITLES[:4]), tell(TITLES[4:], first=4))
    ).terms


def test_near_and_frequent_terms_come_first(terms: TermStatistics) -> None:
    found = find_candidates(terms, "trậnn", 1)
    assert list(found)[:2] == ["trận", "trần"]
    assert 0 < found["trận"] < found["trần"] <= FARTHEST


def test_what_sounds_alike_is_found_over_two_letters(terms: TermStatistics) -> None:
    assert next(iter(find_candidates(terms, "chận", 1))) == "trận"


def test_rare_terms_are_no_candidates(terms: TermStatistics) -> None:
    assert list(find_candidates(terms, "trậnn", 2)) == ["trận"]
    assert find_candidates(terms, "trậnn", 4) == {}


def test_far_terms_are_no_candidates(terms: TermStatistics) -> None:
    assert "nhà" not in find_candidates(terms, "trậnn", 1)
    assert find_candidates(terms, "xyzzy", 1) == {}
    assert all(each <= FARTHEST for each in find_candidates(terms, "tran", 1).values())
    assert len(find_candidates(terms, "tran", 1)) <= MOST
