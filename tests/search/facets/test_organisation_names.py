"""Organisations have the names of their newest bulletins, and are sorted by the alphabet."""

from datetime import datetime, timedelta
from pathlib import Path

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.engine.index_reader import IndexReader
from search.facets.organisation_names import OrganisationNames
from search.vietnam_time import VIETNAM
from tests.search.indexing import index

FIRST = datetime(2021, 1, 1, 8, tzinfo=VIETNAM)


def bulletin(number: int, *organisations: str) -> Bulletin:
    published = FIRST + timedelta(hours=number)
    return Bulletin(f"b{number}", "Tin", published, organisations=organisations)


def names_of(reader: IndexReader) -> OrganisationNames:
    return OrganisationNames(ArrayEngine(reader))


def test_an_organisation_is_called_as_its_newest_bulletin_calls_it(tmp_path: Path) -> None:
    older, newer = bulletin(1, "Ban Gió"), bulletin(2, "BAN GIÓ")
    directory = names_of(index(tmp_path, [newer], [older]))
    assert directory.label("ban-gio") == "BAN GIÓ"


def test_the_dead_name_nothing(tmp_path: Path) -> None:
    held = index(tmp_path, [bulletin(1, "Ban Gió"), bulletin(2, "BAN GIÓ")], deleted=[[1]])
    assert names_of(held).label("ban-gio") == "Ban Gió"


def test_what_nobody_names_is_called_by_its_id(tmp_path: Path) -> None:
    held = index(tmp_path, [bulletin(1, "Ban Gió")], deleted=[[0]])
    assert [names_of(held).label(each) for each in ("ban-gio", "khong-co")] == [
        "ban-gio",
        "khong-co",
    ]


def test_the_order_follows_the_alphabet(tmp_path: Path) -> None:
    names = ("Sở Mây", "Đội Cờ", "Ban Gió", "Ủy ban Xã", "Dự án Lúa", "Ăn uống")
    held = index(tmp_path, [bulletin(1, *names)])
    directory = names_of(held)
    assert [
        directory.label(id) for id in sorted(held.organisations.terms, key=directory.order)
    ] == [
        "Ăn uống",
        "Ban Gió",
        "Dự án Lúa",
        "Đội Cờ",
        "Sở Mây",
        "Ủy ban Xã",
    ]


def test_organisations_of_one_name_are_in_the_order_of_their_ids(tmp_path: Path) -> None:
    directory = names_of(index(tmp_path))
    assert directory.label("khong-co-b") != directory.label("khong-co-a")
    assert directory.order("khong-co-a")[-1] == "khong-co-a"
    assert directory.order("khong-co-a") < directory.order("khong-co-b")


def test_what_only_stands_above_is_called_by_its_kind_and_place(tmp_path: Path) -> None:
    held = index(tmp_path, [bulletin(1, "Hội LHPN xã Mường Thơm"), bulletin(2, "Huyện ủy Bắc Mê")])
    assert names_of(held).label("uy-ban-mttq-xa-muong-thom") == "Ủy ban MTTQ xã Mường Thơm"


def test_the_newest_bulletin_may_name_only_what_stands_below(tmp_path: Path) -> None:
    names = ("UBND tỉnh Hà Giang", "Ban Gió"), ("Ban Gió", "Sở Y tế tỉnh Hà Giang")
    directory = names_of(index(tmp_path, [bulletin(1, *names[0]), bulletin(2, *names[1])]))
    assert directory.label("ubnd-tinh-ha-giang") == "UBND tỉnh Hà Giang"


def test_what_no_bulletin_names_is_called_as_the_registry_tells(tmp_path: Path) -> None:
    directory = names_of(index(tmp_path))
    assert directory.label("ubnd-tinh-tuyen-quang") == "UBND tỉnh Tuyên Quang"
    assert directory.label("khong-ro") == "Không rõ cơ quan"
