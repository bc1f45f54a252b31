"""The organisations above another, and their names where no bulletin names them."""

import pytest

from search.label import Label
from search.organisations.ancestry import ancestors, label_above, label_of_id


@pytest.mark.parametrize(
    ("id_", "label", "above"),
    [
        (
            "so-y-te-tinh-son-khe",
            "Sở Y tế tỉnh Sơn Khê",
            {"ubnd-tinh-son-khe": "UBND tỉnh Sơn Khê"},
        ),
        ("so-y-te-tinh", "Sở Y tế tỉnh", {"ubnd-tinh": "UBND tỉnh"}),
        # A ministry stands beside the government, whose count is its own.
        ("bo-y-te", "Bộ Y tế", {}),
        ("van-phong-chinh-phu", "Văn phòng Chính phủ", {"chinh-phu": "Chính phủ"}),
        (
            "hoi-lhpn-viet-nam",
            "Hội LHPN Việt Nam",
            {"uy-ban-trung-uong-mttq": "Ủy ban Trung ương MTTQ Việt Nam"},
        ),
        (
            "ban-dan-van-tinh-uy-son-khe",
            "Ban Dân vận Tỉnh ủy Sơn Khê",
            {"tinh-uy-son-khe": "Tỉnh ủy Sơn Khê"},
        ),
        (
            "ban-phap-che-hdnd-thanh-pho-son-khe",
            "Ban Pháp chế HĐND thành phố Sơn Khê",
            {"hdnd-thanh-pho-son-khe": "HĐND thành phố Sơn Khê"},
        ),
        # Councils elect governments; who asks for a council means its sittings.
        ("ubnd-tinh-son-khe", "UBND tỉnh Sơn Khê", {}),
        ("kiem-toan-nha-nuoc", "Kiểm toán Nhà nước", {}),
        ("mttq", "MTTQ", {}),
        ("cau-lac-bo-hoa-ban", "Câu lạc bộ Hoa Ban", {}),
    ],
)
def test_an_organisation_has_others_above_it(id_: str, label: str, above: dict[str, str]) -> None:
    assert {each: label_above(each, Label(id_, label)) for each in ancestors(id_)} == above


@pytest.mark.parametrize(
    ("id_", "label"),
    [
        ("ubnd-tinh-tuyen-quang", "UBND tỉnh Tuyên Quang"),
        ("tinh-uy-tuyen-quang", "Tỉnh ủy Tuyên Quang"),
        ("ubnd-huyen-na-hang", "UBND huyện Na Hang"),
        ("ubnd-thanh-pho-ha-noi", "UBND thành phố Hà Nội"),
        ("so-y-te", "Sở Y tế"),
        ("chinh-phu", "Chính phủ"),
        # The list of units does not tell how these are written.
        ("ubnd-xa-tan-khe", None),
        ("truong-thpt-le-loi", None),
        ("cau-lac-bo-hoa-ban", None),
        ("", None),
    ],
)
def test_an_id_alone_may_tell_a_name(id_: str, label: str | None) -> None:
    assert label_of_id(id_) == label
