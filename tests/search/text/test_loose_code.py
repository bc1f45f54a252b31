import pytest

from search.text.loose_code import groups_of, is_spelled_loosely


@pytest.mark.parametrize(
    "written", ["nq 73 tu", "73 NQ TU", "nghị quyết 73 tu", "Nghi quyet so 73 TU", "073-NQ/TU"]
)
def test_one_document_has_the_same_groups_however_it_is_written(written: str) -> None:
    assert groups_of(written) == groups_of("73-nq/tu")


def test_other_letters_or_numbers_are_other_groups() -> None:
    assert groups_of("74-nq/tu") != groups_of("73-nq/tu") != groups_of("73-nq/tw")


def test_only_what_has_no_sign_is_loose() -> None:
    assert is_spelled_loosely("nq 73 tu")
    assert not is_spelled_loosely("73/NQ-TU")
    assert not is_spelled_loosely("73–NQ TU")
