import pytest

from search.places.province_name import find_provinces


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ở huyện Phú Ninh (Quảng Nam), rồi Hà Nội", ["Quảng Nam", "Hà Nội"]),
        ("người Hoà Bình và Hòa Bình", ["Hòa Bình", "Hòa Bình"]),
        ("bến xe TP HCM", ["Hồ Chí Minh"]),
        ("tại Thừa Thiên - Huế.", ["Thừa Thiên Huế"]),
        ("vùng Đồng Tháp Mười, ông Hà Nam", ["Hà Nam"]),
        ("", []),
    ],
)
def test_provinces_are_found_as_written(text: str, names: list[str]) -> None:
    assert [place.name for _, place in find_provinces(text)] == names


def test_a_row_of_names_is_read_to_its_end() -> None:
    names = [place.name for _, place in find_provinces("Lũ ở Hà Giang, Lào Cai (Bắc Hà), Yên Bái")]
    assert names == ["Hà Giang", "Lào Cai", "Yên Bái"]
    assert not find_provinces("Vùng Đồng Tháp Mười")
