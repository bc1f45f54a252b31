import pytest

from search.organisations.label import stem
from search.organisations.registry import registry
from search.places.place import NATIONAL, Place


@pytest.mark.parametrize(
    ("kind", "place", "expected"),
    [
        ("dang-uy", Place("huyện"), ("huyen-uy", "Huyện ủy")),
        ("so-y-te", Place("tỉnh"), ("so-y-te", "Sở Y tế")),
        ("so-y-te", Place("tỉnh", "Hà Giang"), ("so-y-te-tinh", "Sở Y tế tỉnh")),
        ("hoi-nong-dan", Place(NATIONAL), ("hoi-nong-dan-viet-nam", "Hội Nông dân Việt Nam")),
        ("ban-to-chuc", Place(NATIONAL), ("ban-to-chuc-trung-uong", "Ban Tổ chức Trung ương")),
        ("bo-y-te", Place(NATIONAL), ("bo-y-te", "Bộ Y tế")),
    ],
)
def test_a_stem_is_all_but_the_name_of_the_place(
    kind: str, place: Place, expected: tuple[str, str]
) -> None:
    assert stem(registry().kinds[kind], place) == expected
