"""Filters keep bulletins of any of some organisations, and of days in Vietnam."""

from datetime import date

import pytest

from search.searcher import Searcher
from tests.newsroom import BULLETINS
from tests.search.asking import ids


def test_by_organisation(searcher: Searcher) -> None:
    assert set(ids(searcher, organisations=("ubnd-huyen-song-may",))) == {"tham-a", "tham-b"}


def test_any_of_several_organisations(searcher: Searcher) -> None:
    several = ("uy-ban-mttq-tinh-thanh-giang", "hoi-nong-dan-huyen-song-may", "khong-co")
    assert set(ids(searcher, organisations=several)) == {"giao-ban", "duong-lang"}


def test_what_stands_above_means_all_below_it(searcher: Searcher) -> None:
    assert ids(searcher, organisations=("uy-ban-mttq-huyen-song-may",)) == ["duong-lang"]


def test_bulletins_that_name_nothing_are_asked_for_beside_others(searcher: Searcher) -> None:
    unknown = ["giao-thua", "hoa-binh", "ky-thuat", "mat-mua", "tin-van"]
    assert sorted(ids(searcher, organisations=("khong-ro",))) == unknown
    both = ids(searcher, organisations=("khong-ro", "ubnd-huyen-song-may"))
    assert sorted(both) == sorted([*unknown, "tham-a", "tham-b"])


def test_an_unknown_organisation_has_nothing(searcher: Searcher) -> None:
    assert ids(searcher, organisations=("khong-co",)) == []


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2021, 12, 31), date(2021, 12, 31), "hoa-binh"),
        (date(2022, 1, 1), None, "giao-thua"),
        (None, date(2020, 7, 13), "giao-ban tin-van"),
        (None, date(2020, 7, 12), "tin-van"),
        (date(2021, 3, 1), date(2021, 3, 31), "mat-ong mat-mua"),
        (date(1, 1, 1), date(9999, 12, 31), " ".join(each.id for each in BULLETINS)),
        (date(2030, 1, 1), None, ""),
    ],
)
def test_by_days_in_vietnam(
    searcher: Searcher, first: date | None, last: date | None, found: str
) -> None:
    chosen = ids(searcher, published_from=first, published_to=last)
    assert sorted(chosen) == sorted(found.split())


def test_all_at_once(searcher: Searcher) -> None:
    huyen = ("ubnd-huyen-song-may",)
    day = date(2021, 9, 5)
    assert set(ids(searcher, "sách", organisations=huyen, published_to=day)) == {"tham-a", "tham-b"}
    assert ids(searcher, "sách", organisations=huyen, published_from=date(2021, 9, 6)) == []
    assert ids(searcher, "ong", organisations=huyen, published_to=day) == []
