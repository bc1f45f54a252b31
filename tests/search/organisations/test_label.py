import pytest

from search.organisations.label import placed, stem
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


@pytest.mark.parametrize(
    ("label", "name", "expected"),
    [
        ("Công an quận", "9", "Công an Quận 9"),
        ("UBND phường", "12", "UBND Phường 12"),
        ("Quận Đoàn", "3", "Quận Đoàn Quận 3"),
        ("Công an quận", "Ba Đình", "Công an quận Ba Đình"),
        ("UBND phường", "Hà Giang 1", "UBND phường Hà Giang 1"),
    ],
)
def test_the_word_before_a_mere_number_has_a_capital(label: str, name: str, expected: str) -> None:
    assert placed(label, name) == expected
