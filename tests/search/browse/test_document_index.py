from datetime import datetime, timedelta
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.search.indexing import index

DAY = datetime(2021, 3, 1, tzinfo=VIETNAM)


def told(id: str, day: int, body: str) -> Bulletin:
    return Bulletin(id, id, DAY + timedelta(days=day), body=(body,))


FIRST = told("dau", 1, "UBND tỉnh Lào Cai bàn Nghị quyết 73-nq/tu.")
SECOND = told("sau", 2, "Công an tỉnh Lào Cai và UBND tỉnh Lào Cai theo 73-NQ/TU và 12/KH-UBND.")
OTHER = told("khac", 3, "Theo 12/KH-UBND, 05-CT/TW.")
DEAD = told("da-xoa", 4, "Theo 73-NQ/TU.")


@pytest.fixture(params=[1, 2])
def searcher(tmp_path: Path, request: pytest.FixtureRequest) -> Searcher:
    if request.param == 1:
        return Searcher(ArrayEngine(index(tmp_path, [FIRST, SECOND, OTHER])))
    return Searcher(ArrayEngine(index(tmp_path, [FIRST, DEAD], [SECOND, OTHER], deleted=[[1], []])))


def test_every_living_bulletin_that_cites_comes_by_time(searcher: Searcher) -> None:
    found = searcher.citations("73 - NQ/TU")
    assert (found.id, found.code, found.name, found.total) == (
        "73-nq/tu",
        "73-NQ/TU",
        "Nghị quyết",
        2,
    )
    assert [each.id for each in found.citations] == ["dau", "sau"]
    newest = searcher.citations("73-nq/tu", newest_first=True)
    assert [each.id for each in newest.citations] == ["sau", "dau"]


def test_pages_cut_the_row(searcher: Searcher) -> None:
    assert [each.id for each in searcher.citations("73-nq/tu", 2, 1).citations] == ["sau"]
    assert searcher.citations("73-nq/tu", 3, 1).citations == ()


def test_organisations_beside_are_counted_once_a_bulletin(searcher: Searcher) -> None:
    beside = searcher.citations("73-nq/tu").organisations
    assert [(each.id, each.count) for each in beside] == [
        ("ubnd-tinh-lao-cai", 2),
        ("cong-an-tinh-lao-cai", 1),
    ]


def test_what_nobody_cites_has_no_bulletins(searcher: Searcher) -> None:
    assert searcher.citations("99-NQ/TU").total == 0
    assert searcher.near_documents("73/NQ-TU") == ("73-NQ/TU",)


def test_the_most_cited_come_first_then_by_code(searcher: Searcher) -> None:
    assert [(each.id, each.count) for each in searcher.documents()] == [
        ("12/kh-ubnd", 2),
        ("73-nq/tu", 2),
        ("05-ct/tw", 1),
    ]
    assert len(searcher.documents(1)) == 1


def test_letters_and_numbers_without_signs_name_one_document(searcher: Searcher) -> None:
    assert searcher.documents_meant("nq 73 tu") == ["73-nq/tu"]
    assert searcher.documents_meant("nghị quyết 73 tu") == ["73-nq/tu"]
    assert searcher.documents_meant("nq 74 tu") == []


def test_words_count_where_no_other_year_is_written(tmp_path: Path) -> None:
    cited = told("so", 1, "Nghị định 43/2014/NĐ-CP quy định về đất đai.")
    in_words = told("chu", 2, "Theo Nghị định 43, người dân được cấp sổ.")
    other_year = told("khac-nam", 3, "Nghị định 43/2017 nói về nhãn hàng hoá.")
    for each in ("one", "two"):
        (tmp_path / each).mkdir()
    one_year = Searcher(ArrayEngine(index(tmp_path / "one", [cited, in_words])))
    assert [each.id for each in one_year.citations("43/2014/NĐ-CP").citations] == ["so", "chu"]
    assert not one_year.citations("43/2014/NĐ-CP").is_undated_apart
    two_years = Searcher(ArrayEngine(index(tmp_path / "two", [cited, in_words, other_year])))
    found = two_years.citations("43/2014/NĐ-CP")
    assert (found.total, found.is_undated_apart) == (1, True)


def test_the_year_after_the_newest_bulletin_is_another_year_too(tmp_path: Path) -> None:
    cited = told("so", 1, "Nghị định 43/2014/NĐ-CP quy định về đất đai.")
    in_words = told("chu", 2, "Theo Nghị định 43, người dân được cấp sổ.")
    planned = told("sau", 3, f"Nghị định 43/{DAY.year + 1} sẽ nói về nhãn hàng hoá.")
    searcher = Searcher(ArrayEngine(index(tmp_path, [cited, in_words, planned])))
    assert searcher.citations("43/2014/NĐ-CP").total == 1


def test_an_organisation_has_the_documents_that_its_bulletins_cite(searcher: Searcher) -> None:
    found = searcher.organisation("cong-an-tinh-lao-cai")
    assert found
    assert [(each.id, each.count) for each in found.codes] == [("12/kh-ubnd", 1), ("73-nq/tu", 1)]
