from datetime import datetime, timedelta
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.request import SearchRequest
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.search.indexing import index

DAY = datetime(2021, 3, 1, tzinfo=VIETNAM)
TEXTS = (
    "Sở Y tế tỉnh Lào Cai họp với Công an tỉnh Lào Cai về 12/KH-UBND.",
    "UBND tỉnh Lào Cai họp với Công an tỉnh Lào Cai.",
    "Sở Xây dựng tỉnh Lào Cai báo cáo.",
    "Hội Nông dân tỉnh Lào Cai gặp mặt.",
)


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    bulletins = [
        Bulletin(f"b{number}", "Tin", DAY + timedelta(days=number), body=(text,))
        for number, text in enumerate(TEXTS)
    ]
    return Searcher(ArrayEngine(index(tmp_path, bulletins)))


def test_an_organisation_stands_between_what_is_above_and_below(searcher: Searcher) -> None:
    found = searcher.organisation("ubnd-tinh-lao-cai")
    assert found is not None
    assert (found.label, found.full_name) == (
        "UBND tỉnh Lào Cai",
        "Ủy ban nhân dân tỉnh Lào Cai",
    )
    assert (found.level, found.count) == ("tinh", 3)
    assert [each.id for each in found.below] == ["so-xay-dung-tinh-lao-cai", "so-y-te-tinh-lao-cai"]
    below = searcher.organisation("so-y-te-tinh-lao-cai")
    assert below is not None
    assert [each.id for each in below.above] == ["ubnd-tinh-lao-cai"]


def test_companions_are_counted_together_and_its_own_line_is_left_out(searcher: Searcher) -> None:
    found = searcher.organisation("ubnd-tinh-lao-cai")
    assert found is not None
    assert [(each.id, each.count) for each in found.companions] == [("cong-an-tinh-lao-cai", 2)]
    assert [(each.id, each.count) for each in found.codes] == [("12/kh-ubnd", 1)]


def test_both_are_as_many_as_the_companion_counts(searcher: Searcher) -> None:
    both = SearchRequest(organisations=("ubnd-tinh-lao-cai",), beside="cong-an-tinh-lao-cai")
    page = searcher.search(both)
    assert page.total == len(page.hits) == 2
    assert {each.id for each in page.hits} == {"b0", "b1"}
    assert sum(each.count for each in page.dates) == 2


def test_the_tree_is_by_name_and_has_everyone_once(searcher: Searcher) -> None:
    tree = searcher.organisation_tree()
    assert [each.label for each in tree] == [
        "Công an tỉnh Lào Cai",
        "UBND tỉnh Lào Cai",
        "Ủy ban MTTQ tỉnh Lào Cai",
    ]
    everyone = [each.id for root in tree for each in root.walk()]
    assert len(everyone) == len(set(everyone)) == 6


def test_an_unknown_id_has_near_ones(searcher: Searcher) -> None:
    assert searcher.organisation("so-y-te-tinh-lao-ca") is None
    assert searcher.near_organisations("so-y-te-tinh-lao-ca")[0].id == "so-y-te-tinh-lao-cai"
    assert searcher.near_organisations("xyz") == []
