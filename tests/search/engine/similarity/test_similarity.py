from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.engine.index_reader import IndexReader
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.search.indexing import index

DAY = datetime(2021, 3, 1, 8, tzinfo=VIETNAM)


def told(id: str, title: str, *body: str, days: float = 0) -> Bulletin:
    return Bulletin(id, title, DAY + timedelta(days=days), body=body)


def similar(collection: IndexReader, id: str, count: int = 5) -> Sequence[str]:
    return [hit.id for hit in Searcher(ArrayEngine(collection)).similar(id, count)]


BEES = told("ong-1", "Đàn ong rừng về bản", "Người Dao lấy mật ong rừng.")
BEES_AGAIN = told("ong-2", "Mật ong rừng được giá", "Đàn ong rừng cho nhiều mật.", days=40)
BRIDGE = told("cau", "Khởi công cầu treo", "Kế hoạch 45/KH-UBND giao việc.")
SCHOOL = told("truong", "Trường học vùng cao", "Theo Kế hoạch 45/KH-UBND, sửa lớp.", days=300)
FAIR = told("cho", "Chợ phiên cuối năm", "Bà con bán vải thổ cẩm.")
RAIN = told("mua", "Mưa lớn kéo dài", "Suối dâng cao.")
ALL = (BEES, BEES_AGAIN, BRIDGE, SCHOOL, FAIR, RAIN)


def test_the_same_subject_comes_first(tmp_path: Path) -> None:
    assert similar(index(tmp_path, ALL), "ong-1")[0] == "ong-2"


def test_a_shared_code_is_enough(tmp_path: Path) -> None:
    assert similar(index(tmp_path, ALL), "cau")[0] == "truong"


def test_a_bulletin_is_never_similar_to_itself_and_strangers_are_left_out(tmp_path: Path) -> None:
    assert similar(index(tmp_path, [BEES, FAIR]), "ong-1") == []


def test_nothing_is_similar_to_what_is_not_there(searcher: Searcher) -> None:
    assert searcher.similar("khong-co") == ()


def test_of_equals_the_nearer_in_time_comes_first(tmp_path: Path) -> None:
    near = replace(BEES_AGAIN, id="gan", published=DAY + timedelta(days=2))
    far = replace(BEES_AGAIN, id="xa", published=DAY - timedelta(days=200))
    assert similar(index(tmp_path, [far, BEES, near, RAIN]), "ong-1") == ["gan", "xa"]


def test_ties_are_ordered_by_time_then_id(tmp_path: Path) -> None:
    before, after, twin = (
        replace(BEES_AGAIN, id=id, published=DAY + timedelta(days=days))
        for id, days in (("truoc", -3), ("sau", 3), ("ban-sau", 3))
    )
    found = similar(index(tmp_path, [before, twin, after, BEES, RAIN]), "ong-1")
    assert found == ["ban-sau", "sau", "truoc"]


def test_as_many_as_asked_for(tmp_path: Path) -> None:
    many = [replace(BEES_AGAIN, id=f"ong-{number}") for number in range(2, 12)]
    others = [replace(RAIN, id=f"mua-{number}") for number in range(40)]
    collection = index(tmp_path, [BEES, *many, *others])
    assert len(similar(collection, "ong-1")) == 5
    assert len(similar(collection, "ong-1", 7)) == 7


@pytest.mark.parametrize("cut", [1, 3, 5])
def test_neither_segments_nor_deletions_move_anything(tmp_path: Path, cut: int) -> None:
    for name in ("whole", "parted"):
        (tmp_path / name).mkdir()
    dead = told("bo-di", "Đàn ong rừng bị bỏ", "Mật ong rừng, Kế hoạch 45/KH-UBND.")
    whole = Searcher(ArrayEngine(index(tmp_path / "whole", ALL)))
    parted = Searcher(
        ArrayEngine(index(tmp_path / "parted", ALL[:cut], [dead, *ALL[cut:]], deleted=[[], [0]]))
    )
    for each in ALL:
        assert [(hit.id, hit.score) for hit in whole.similar(each.id)] == [
            (hit.id, hit.score) for hit in parted.similar(each.id)
        ]


def test_nothing_is_offered_that_is_unlike(tmp_path: Path) -> None:
    others = [replace(RAIN, id=f"mua-{number}") for number in range(40)]
    reader = index(tmp_path, [BEES, BEES_AGAIN, FAIR, *others])
    assert similar(reader, "ong-1") == ["ong-2"]
    assert similar(reader, FAIR.id) == []
