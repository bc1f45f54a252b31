"""The units of Vietnam before and after the mergers of 1 July 2025 are known."""

from collections import Counter

import pytest

from search.parameters import read_request
from search.places.territory import territory
from search.places.unit import FORMER

RENAMED = {"tinh-thua-thien-hue-cu"}


def test_every_former_unit_leads_to_one_of_today() -> None:
    land = territory()
    for former, now in land.successors.items():
        assert not land.units[now].is_former
        if former in land.units and former not in RENAMED:
            assert former in land.origins[now]


def test_all_units_are_there() -> None:
    levels = Counter((each.level, each.is_former) for each in territory().units.values())
    assert levels["tinh", False] == 34
    assert levels["tinh", True] == 63 + len(RENAMED)
    assert levels["xa", False] == 3321
    assert levels["huyen", True] == 696


def test_old_and_new_name_find_equal_sets() -> None:
    land = territory()
    for former, now in land.successors.items():
        if not former.endswith(FORMER):
            old, new = ({"place": [each]} for each in (former, now))
            assert read_request(old).filters == read_request(new).filters


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("tinh-ha-giang", "tinh-tuyen-quang"),
        ("tinh-thua-thien-hue", "thanh-pho-hue"),
        ("xa-kim-quan-huyen-yen-son-tinh-tuyen-quang", "xa-tan-trao-tinh-tuyen-quang"),
        ("tinh-tuyen-quang", "tinh-tuyen-quang"),
        ("huyen-na-hang-tinh-tuyen-quang", "huyen-na-hang-tinh-tuyen-quang"),
        ("tinh-ha-giang-cu", "tinh-ha-giang-cu"),
        ("tinh-kontum", "tinh-quang-ngai"),
        ("tinh-bac-can-cu", "tinh-bac-kan-cu"),
        ("thanh-pho-sai-gon", "thanh-pho-ho-chi-minh"),
    ],
)
def test_a_name_asks_for_the_place_of_today(former: str, now: str) -> None:
    assert read_request({"place": [former]}).places == (now,)
