import pytest

from search.places.place import Place, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Sơn Khê", "son-khe"), ("GD&ĐT", "gd-va-dt"), ("  Ea H'leo ", "ea-h-leo"), ("…", "")],
)
def test_a_slug_has_no_marks(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_city_of_the_centre_is_a_province() -> None:
    assert Place("thành phố", "Hải Phòng").level == "tinh"
    assert Place("thành phố", "Đồng Lau").level == "huyen"
    assert Place("").level == ""
