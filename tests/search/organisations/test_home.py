import pytest

from search.organisations.home import home_of
from search.organisations.place import Place


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
