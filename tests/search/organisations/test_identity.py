import pytest

from search.organisations.identity import identify


@pytest.mark.parametrize(
    ("id_", "kind", "level", "place", "parent"),
    [
        ("so-y-te-tinh-ha-giang", "so-y-te", "tinh", "ha-giang", "ubnd-tinh-ha-giang"),
        ("so-y-te-thanh-pho-ha-noi", "so-y-te", "tinh", "ha-noi", "ubnd-thanh-pho-ha-noi"),
        ("ubnd-xa-tan-khe", "ubnd", "xa", "tan-khe", "hdnd-xa-tan-khe"),
        ("ubnd-tinh", "ubnd", "tinh", "", "hdnd-tinh"),
        ("huyen-uy-son-khe", "dang-uy", "huyen", "son-khe", ""),
        ("ban-dan-van-tinh-uy-ha-giang", "ban-dan-van", "tinh", "ha-giang", "tinh-uy-ha-giang"),
        ("bo-y-te", "bo-y-te", "trung-uong", "", ""),
        ("hoi-lhpn-viet-nam", "hoi-lhpn", "trung-uong", "", "uy-ban-trung-uong-mttq"),
        ("mttq", "uy-ban-mttq", "", "", ""),
        ("truong-thpt-le-loi", "truong-thpt", "", "le-loi", ""),
    ],
)
def test_an_id_tells_kind_level_place_and_parent(
    id_: str, kind: str, level: str, place: str, parent: str
) -> None:
    found = identify(id_)
    assert found is not None
    assert (found.kind.id, found.level, found.place, found.parent) == (kind, level, place, parent)


@pytest.mark.parametrize("id_", ["cau-lac-bo-hoa-ban", "", "so"])
def test_what_the_registry_does_not_know_has_no_identity(id_: str) -> None:
    assert identify(id_) is None
