import pytest

from search.browse.code_parts import CodeParts, read_parts


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("168/2024/nd-cp", CodeParts("168", "2024", "nd", ("cp",))),
        ("073-nq/tu", CodeParts("73", "", "nq", ("tu",))),
        ("31/2024/qh15", CodeParts("31", "2024", "", ("qh15",))),
        ("12/ubnd-nc", CodeParts("12", "", "", ("ubnd", "nc"))),
    ],
)
def test_a_code_is_a_number_a_year_a_kind_and_an_issuer(code: str, parts: CodeParts) -> None:
    assert read_parts(code) == parts


def test_a_standard_has_no_such_parts() -> None:
    assert read_parts("qcvn 06:2022/bxd") is None
