import pytest

from search.query.keystrokes.decoding import decode_keystrokes
from search.query.keystrokes.telex_keys import telex_keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Mặt trận Tổ quốc", "Mawtj traanj Toor quoocs"),
        ("Đường 15, thửa đất", "Dduwowngf 15, thuwar ddaats"),
        ("mặt", "mawtj"),
    ],
)
def test_a_text_is_written_by_these_keys(text: str, keys: str) -> None:
    assert telex_keys(text) == keys


@pytest.mark.parametrize(
    "text", ["Mặt trận Tổ quốc", "khánh thành cầu dân sinh", "đường nước sạch", "người nghèo"]
)
def test_the_keys_are_read_back(text: str) -> None:
    assert decode_keystrokes(telex_keys(text)) == text
