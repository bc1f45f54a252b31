"""Persons, organisations and accounts are distinguished."""

import pytest

from index.reading.prose.person import are_names, is_author, is_name_with_post, is_signature


@pytest.mark.parametrize(
    "text",
    ["Lò Thị Hiền", "TS Ma Thị Thuý", "PGS.TS Lò Văn Bách", "Hà Linh (tổng hợp)", "Bùi Hà&Lò Mận"],
)
def test_names(text: str) -> None:
    assert are_names(text)


@pytest.mark.parametrize("text", ["", "Hiền", "Kết quả cụ thể", "Dạy trẻ kiên nhẫn", "Năm 2020"])
def test_what_is_no_name(text: str) -> None:
    assert not are_names(text)


def test_a_name_with_a_post() -> None:
    assert is_name_with_post("Lò Thị Hiền – Sở GD&ĐT Lâm Giang")
    assert not is_name_with_post("Bản Mới – bản thứ hai của xã")
    assert not is_name_with_post("Kết quả cụ thể – Sở GD&ĐT")


@pytest.mark.parametrize("text", ["Lò Thị Hiền", "Đoàn Loan", "Trúc Ly", "L.T.H"])
def test_authors(text: str) -> None:
    assert is_author(text, ["Báo Lâm Giang"]) is (text != "L.T.H")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Báo Lâm Giang",
        "Lâm Giang",
        "baolamgiang.example",
        "https://baolamgiang.example",
        "bbt@lamgiang.example",
        "Super User",
        "admin admin",
        "Ban Biên tập",
        "quan tri",
        "Trường Tiểu học Đồng Lau",
        "Đoàn Thanh niên xã",
        "12345",
    ],
)
def test_sites_organisations_and_accounts_are_no_authors(text: str) -> None:
    assert not is_author(text, ["Báo Lâm Giang"])


def test_what_a_page_labels_may_be_an_organisation() -> None:
    assert is_signature("Sở GDĐT", ["Báo Lâm Giang"])
    assert not is_signature("Báo Lâm Giang", ["Báo Lâm Giang"])
    assert not is_signature("admin")
