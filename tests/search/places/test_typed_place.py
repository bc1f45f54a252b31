"""Places are found in queries, however they are typed, and only where nothing else can be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.places.typed_place import find_typed_places


def found(query: str) -> list[tuple[str, str]]:
    return [(query[each.start : each.end], each.id) for each in find_typed_places(query)]


@pytest.mark.parametrize(
    ("query", "typed", "id"),
    [
        ("lũ quét Hà Giang", "Hà Giang", "tinh-ha-giang-cu"),
        ("lu quet ha giang", "ha giang", "tinh-ha-giang-cu"),
        ("tỉnh Tuyên Quang họp", "tỉnh Tuyên Quang", "tinh-tuyen-quang"),
        ("tphcm kẹt xe", "tphcm", "thanh-pho-ho-chi-minh"),
        ("tp ha giang", "tp ha giang", "thanh-pho-ha-giang-tinh-ha-giang"),
        ("mưa ở Huế", "Huế", "thanh-pho-hue"),
        ("thừa thiên huế mưa", "thừa thiên huế", "tinh-thua-thien-hue-cu"),
        ("quận 1 vỉa hè", "quận 1", "quan-1-thanh-pho-ho-chi-minh"),
        ("phường hà giang 1", "phường hà giang 1", "phuong-ha-giang-1-tinh-tuyen-quang"),
        ("tỉnh hòa bình", "tỉnh hòa bình", "tinh-hoa-binh-cu"),
        ("kontum", "kontum", "tinh-kon-tum-cu"),
        ("Đắc Lắc được mùa", "Đắc Lắc", "tinh-dak-lak"),
        ("bắc cạn", "bắc cạn", "tinh-bac-kan-cu"),
    ],
)
def test_a_place_is_found_however_it_is_typed(query: str, typed: str, id: str) -> None:
    assert found(query) == [(typed, id)]


@pytest.mark.parametrize(
    "query",
    [
        "hòa bình thế giới",
        "bão ở Thái Bình Dương",
        "lúa Đồng Tháp Mười",
        "đường Hà Nội",
        "hà giảng",
        "hue",
        "an sinh xã hội",
        "xã Khe Sậy",
        "",
    ],
)
def test_nothing_else_is(query: str) -> None:
    assert found(query) == []


def test_one_of_many_communes_of_a_name_is_told_by_its_province() -> None:
    assert found("xã Tân Trào") == []
    assert found("xã Tân Trào Tuyên Quang")[0] == ("xã Tân Trào", "xa-tan-trao-tinh-tuyen-quang")


@given(st.text(st.sampled_from("tỉnhxãàgiaHuếqậnuờ 1,.-\u0301\u200b"), max_size=60))
def test_any_text_gives_spans_in_order_inside_of_it(query: str) -> None:
    spans = [(each.start, each.end) for each in find_typed_places(query)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(query) for start, end in spans)
