"""Places of a text are the units that it means."""

from datetime import date

import pytest

from search.places.found_place import resolve_places
from search.places.units import read_place

BEFORE = date(2016, 5, 1)


def terms(*named: str) -> list[tuple[str, ...]]:
    return [each.terms for each in resolve_places([*map(read_place, named)], BEFORE)]


def test_a_renamed_province_is_that_of_today() -> None:
    (found,) = terms("tỉnh Thừa Thiên Huế")
    assert found == ("tinh-thua-thien-hue-cu", "thanh-pho-hue")


@pytest.mark.parametrize(
    ("district", "province", "expected"),
    [
        ("huyện Phong Điền", "tỉnh Thừa Thiên Huế", "thi-xa-phong-dien-thanh-pho-hue"),
        ("huyện Phong Điền", "thành phố Cần Thơ", "huyen-phong-dien-thanh-pho-can-tho"),
        ("huyện Kỳ Anh", "tỉnh Hà Tĩnh", "huyen-ky-anh-tinh-ha-tinh"),
        ("thị xã Kỳ Anh", "tỉnh Hà Tĩnh", "thi-xa-ky-anh-tinh-ha-tinh"),
    ],
)
def test_what_is_a_town_now_may_have_been_a_district(
    district: str, province: str, expected: str
) -> None:
    assert terms(district, province)[0][0] == expected
