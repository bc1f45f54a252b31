"""Each province of today has the resolution that merged its communes."""

import pytest

from search.places.founding import resolution_on_communes
from search.places.territory import territory


def test_each_province_of_today_has_a_resolution_of_its_own() -> None:
    provinces = [
        each for each in territory().units.values() if each.level == "tinh" and not each.is_former
    ]
    numbers = {resolution_on_communes(each.id) for each in provinces}
    assert numbers == {f"{number}/NQ-UBTVQH15" for number in range(1654, 1688)}


def test_a_former_province_has_none() -> None:
    with pytest.raises(KeyError):
        resolution_on_communes("tinh-ha-giang")
