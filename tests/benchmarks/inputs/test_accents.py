import pytest

from benchmarks.inputs.accents import with_half_accents, without_accents


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Đường lối", "Duong loi"), ("Ủy ban, NGÀY 3", "Uy ban, NGAY 3"), ("", "")],
)
def test_accents_go_and_all_else_stays(text: str, expected: str) -> None:
    assert without_accents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chợ nổi đông khách", "Chợ noi đông khach"),
        ("  Chợ  nổi\nđông ", "  Chợ  noi\nđông "),
        ("Chợ", "Chợ"),
        ("", ""),
        (" ", " "),
    ],
)
def test_every_second_syllable_loses_its_accents(text: str, expected: str) -> None:
    assert with_half_accents(text) == expected
