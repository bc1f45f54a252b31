from search.places.place import Place
from search.places.units import District, units


def test_provinces_before_and_after_the_mergers_are_known() -> None:
    provinces = units().provinces
    assert len(provinces) == 64
    assert provinces["ha-giang"] == Place("tỉnh", "Hà Giang")
    assert provinces["ho-chi-minh"].word == "thành phố"


def test_a_district_knows_its_province_and_its_namesakes() -> None:
    assert units().district("na-hang") == (District("huyện", "Na Hang", "tuyen-quang"),)
    assert len(units().district("chau-thanh")) > 3
    assert units().district("son-khe") == ()
