import pytest

from search.places.home import home_of, read_home
from search.places.place import Place


@pytest.mark.parametrize(
    ("publisher", "url", "home"),
    [
        ("Báo Tuyên Quang", "", Place("tỉnh", "Tuyên Quang")),
        ("Cổng thông tin điện tử tỉnh Lâm Giang", "", Place("tỉnh", "Lâm Giang")),
        ("Trang tin TP Hà Nội", "", Place("thành phố", "Hà Nội")),
        ("", "https://mttq.tuyenquang.gov.vn/tin/7", Place("tỉnh", "Tuyên Quang")),
        ("Báo Nhân Dân", "https://www.baohagiang.vn/x", Place("tỉnh", "Hà Giang")),
        ("Báo Nhân Dân", "https://nhandan.example", None),
        ("Báo Hà Giang và Tuyên Quang", "", None),
        ("", "http://[", None),
        ("", "", None),
    ],
)
def test_a_home_is_told_by_name_or_address(publisher: str, url: str, home: Place | None) -> None:
    assert home_of(publisher, url) == home


@pytest.mark.parametrize(
    "written",
    ["Tuyên Quang", "tỉnh Tuyên Quang", "TUYEN QUANG", "tuyen-quang", " tinh tuyen quang "],
)
def test_a_province_is_named_in_many_ways(written: str) -> None:
    assert read_home(written) == Place("tỉnh", "Tuyên Quang")


def test_cities_of_the_centre_are_provinces() -> None:
    names = ("TP Hà Nội", "thành phố Hồ Chí Minh", "TP.HCM")
    assert [each and each.name for each in map(read_home, names)] == [
        "Hà Nội",
        "Hồ Chí Minh",
        "Hồ Chí Minh",
    ]


def test_a_province_that_no_list_has_says_what_it_is() -> None:
    assert read_home("tỉnh Lâm  Giang") == Place("tỉnh", "Lâm Giang")
    assert read_home("TP. Sơn Khê") == Place("thành phố", "Sơn Khê")


@pytest.mark.parametrize("written", ["", "Lâm Giang", "Na Hang", "tỉnh", "tỉnh ", "Tỉnhh", "\n"])
def test_other_names_are_no_province(written: str) -> None:
    assert read_home(written) is None
