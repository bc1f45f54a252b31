"""The names of organisations: the newest bulletin's, in the order of the alphabet."""

from datetime import datetime, timedelta
from pathlib import Path

from index.bulletin import VIETNAM, Bulletin
from search.directory import Directory
from tests.search.indexing import index

FIRST = datetime(2021, 1, 1, 8, tzinfo=VIETNAM)


def bulletin(number: int, *organisations: str) -> Bulletin:
    published = FIRST + timedelta(hours=number)
    return Bulletin(f"b{number}", "Tin", published, organisations=organisations)


def test_an_organisation_is_called_as_its_newest_bulletin_calls_it(tmp_path: Path) -> None:
    older, newer = bulletin(1, "Ban Gió"), bulletin(2, "BAN GIÓ")
    directory = Directory(index(tmp_path, [newer], [older]))
    assert directory.label("ban-gio") == "BAN GIÓ"


def test_the_dead_name_nothing(tmp_path: Path) -> None:
    held = index(tmp_path, [bulletin(1, "Ban Gió"), bulletin(2, "BAN GIÓ")], deleted=[[1]])
    assert Directory(held).label("ban-gio") == "Ban Gió"


def test_what_nobody_names_is_called_by_its_id(tmp_path: Path) -> None:
    held = index(tmp_path, [bulletin(1, "Ban Gió")], deleted=[[0]])
    assert [Directory(held).label(each) for each in ("ban-gio", "khong-co")] == [
        "ban-gio",
        "khong-co",
    ]


def test_ranks_follow_the_alphabet(tmp_path: Path) -> None:
    names = ("Sở Mây", "Đội Cờ", "Ban Gió", "Ủy ban Xã", "Dự án Lúa", "Ăn uống")
    held = index(tmp_path, [bulletin(1, *names)])
    directory = Directory(held)
    ranked = sorted(zip(directory.ranks.tolist(), held.organisations, strict=True))
    assert [directory.label(id) for _, id in ranked] == [
        "Ăn uống",
        "Ban Gió",
        "Dự án Lúa",
        "Đội Cờ",
        "Sở Mây",
        "Ủy ban Xã",
    ]


def test_nobody_has_no_rank(tmp_path: Path) -> None:
    assert Directory(index(tmp_path)).ranks.tolist() == []
