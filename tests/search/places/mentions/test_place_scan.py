"""Places that share one word are all read."""

import pytest

from search.organisations.mention import find_entities


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("hai xã Tân Trào và Kim Quan", ["xã Tân Trào", "xã Kim Quan"]),
        ("các quận 1, 3, Bình Thạnh họp", ["quận 1", "quận 3", "quận Bình Thạnh"]),
        ("quận Ba Đình và Tây Hồ", ["quận Ba Đình", "quận Tây Hồ"]),
        # A comma alone leads to what is above.
        ("xã Tân Trào, Kim Quan", ["xã Tân Trào"]),
        ("huyện Sóc Sơn và Hà Nội", ["huyện Sóc Sơn", "thành phố Hà Nội"]),
        ("phường Xuân Hương - Đà Lạt", ["phường Xuân Hương - Đà Lạt"]),
    ],
)
def test_places_of_a_row_share_its_word(text: str, places: list[str]) -> None:
    _, found = find_entities([text])
    assert [f"{each.word} {each.name}" for each in found] == places
