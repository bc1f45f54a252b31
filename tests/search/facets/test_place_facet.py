"""The facet of places counts old and new names together, and each former unit by itself."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.parameters import read_request
from search.result import FacetValue
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.search.indexing import index

OLD, NEW = datetime(2024, 5, 1, tzinfo=VIETNAM), datetime(2025, 9, 1, tzinfo=VIETNAM)


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    told = [
        ("giang", "Tỉnh Hà Giang đón khách", OLD),
        ("quang", "Lũ ở tỉnh Tuyên Quang", OLD),
        ("moi", "Hội xuân tỉnh Tuyên Quang", NEW),
        ("hang", "Chợ phiên huyện Na Hang, tỉnh Tuyên Quang", OLD),
        ("xa", "Xã Kim Quan, huyện Yên Sơn, tỉnh Tuyên Quang làm đường", OLD),
        ("trao", "Xã Tân Trào, tỉnh Tuyên Quang đón khách", NEW),
        ("may", "Xã Mây Bay họp", NEW),
    ]
    bulletins = [Bulletin(id, title, published) for id, title, published in told]
    return Searcher(ArrayEngine(index(tmp_path, bulletins)))


def found(searcher: Searcher, place: str) -> list[str]:
    return sorted(each.id for each in searcher.search(read_request({"place": [place]})).hits)


def drawn(values: Sequence[FacetValue], depth: int = 0) -> list[str]:
    lines = []
    for each in values:
        lines += [f"{'  ' * depth}{each.label} {each.count}", *drawn(each.parts, depth + 1)]
    return lines


@pytest.mark.parametrize(
    ("place", "ids"),
    [
        ("tinh-tuyen-quang", "giang hang moi quang trao xa"),
        ("tinh-ha-giang", "giang hang moi quang trao xa"),
        ("tinh-ha-giang-cu", "giang"),
        ("tinh-tuyen-quang-cu", "hang quang xa"),
        ("xa-tan-trao-tinh-tuyen-quang", "trao xa"),
        ("xa-kim-quan-huyen-yen-son-tinh-tuyen-quang", "trao xa"),
        ("huyen-na-hang-tinh-tuyen-quang", "hang"),
        ("xa-may-bay", "may"),
        ("khong-co", ""),
    ],
)
def test_a_place_finds_its_bulletins(searcher: Searcher, place: str, ids: str) -> None:
    assert " ".join(found(searcher, place)) == ids


def test_the_tree_has_units_of_today_and_former_districts(searcher: Searcher) -> None:
    assert drawn(searcher.answer(read_request({})).places) == [
        "tỉnh Tuyên Quang 6",
        "  xã Tân Trào 2",
        "  huyện Na Hang 1",
        "  huyện Yên Sơn 1",
    ]


def test_each_number_is_the_total_after_a_click(searcher: Searcher) -> None:
    for root in searcher.answer(read_request({})).places:
        for value in root.walk():
            assert len(found(searcher, value.id)) == value.count


def test_a_place_tells_what_merged_into_what(searcher: Searcher) -> None:
    old, new = searcher.place("tinh-ha-giang"), searcher.place("tinh-tuyen-quang")
    assert old and old.now and (old.id, old.now.label) == ("tinh-ha-giang-cu", "tỉnh Tuyên Quang")
    assert new and {each.label for each in new.made_of} == {"tỉnh Tuyên Quang", "tỉnh Hà Giang"}
    district = searcher.place("huyen-na-hang-tinh-tuyen-quang")
    assert district and "xã Nà Hang" in [each.label for each in district.replaced_by]
    assert searcher.place("khong-co") is None
