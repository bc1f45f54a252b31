"""An organisation that one bulletin names and no list knows is in no tree and no facet."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from search.engine.array_engine import ArrayEngine
from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.indexing import index, tell


def over(folder: Path, *segments: Sequence[str], deleted: Sequence[Sequence[int]] = ()) -> Searcher:
    first = 0
    told = []
    for titles in segments:
        told.append(tell(titles, first=first))
        first += len(titles)
    return Searcher(ArrayEngine(index(folder, *told, deleted=deleted)))


def listed(searcher: Searcher) -> list[str]:
    return sorted(each.id for each in searcher.organisations())


@pytest.mark.parametrize(
    ("titles", "ids"),
    [
        (["UBND xã Tân Trào họp"], ["ubnd-xa-tan-trao"]),
        (["UBND xã Mây Bay họp"] * 2, []),
        (["UBND xã Mây Bay họp"] * 3, ["ubnd-xa-may-bay"]),
        (["UBND xã Mây Bay họp", "Lũ ở xã Mây Bay", "Xã Mây Bay đẹp"], ["ubnd-xa-may-bay"]),
        (["Trường THPT Hoa Ban mở cửa"], []),
        (["Trường Tiểu học 5 mở cửa"] * 2, []),
        (["TAND quận Triều Quang xử án"] * 3, []),
        (["Trường THPT Hoa Ban mở cửa"] * 2, ["truong-thpt-hoa-ban"]),
        (["Công an phường ra quân", "UBND tỉnh họp"], ["ubnd-tinh"]),
    ],
)
def test_a_name_is_listed_that_is_known_or_written_often(
    tmp_path: Path, titles: list[str], ids: list[str]
) -> None:
    assert listed(over(tmp_path, titles)) == ids


def test_what_is_not_listed_is_found_and_filters(tmp_path: Path) -> None:
    searcher = over(tmp_path, ["Trường THPT Hoa Ban mở cửa", "UBND xã Tân Trào họp"])
    chosen = SearchRequest("hoa ban", organisations=("truong-thpt-hoa-ban",))
    page = searcher.search(chosen)
    assert page.total == 1
    assert [(each.id, each.count) for each in page.organisations if each.selected] == [
        ("truong-thpt-hoa-ban", 1)
    ]
    assert [each.id for each in searcher.organisation_tree()] == ["ubnd-xa-tan-trao"]


def test_updates_list_what_a_fresh_build_lists(tmp_path: Path) -> None:
    name = "UBND xã Mây Bay họp"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    three = over(tmp_path / "a", [name, name], [name])
    assert listed(three) == ["ubnd-xa-may-bay"]
    assert listed(over(tmp_path / "b", [name, name], [name], deleted=[[0], []])) == []
