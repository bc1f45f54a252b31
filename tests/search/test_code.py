"""Codes of documents: how offices write them, and the one form the index knows."""

import re
from unicodedata import normalize

import pytest

from search import code

CODE = re.compile(rf"(?<![^\W_])(?:{code.PATTERN})", re.IGNORECASE)
STEM = re.compile(code.STEM, re.IGNORECASE)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("73-NQ/TU", "73-nq/tu"),
        ("73–NQ/TU", "73-nq/tu"),
        ("73−NQ/TU", "73-nq/tu"),
        ("73-NQ/TƯ", "73-nq/tu"),
        ("15/2020/NĐ-CP", "15/2020/nd-cp"),
        ("15/2020/N\u00d0-CP", "15/2020/nd-cp"),
        ("123/QĐ-UBND", "123/qd-ubnd"),
        ("31/2024/QH15", "31/2024/qh15"),
        ("36-HD/VPTW", "36-hd/vptw"),
        ("05a/KH-MTTQ-BTT", "05a/kh-mttq-btt"),
        ("12-KL/HI", "12-kl/hi"),
    ],
)
def test_a_code_has_one_form(written: str, canonical: str) -> None:
    for form in ("NFC", "NFD"):
        text = normalize(form, f"theo {written}, ngày")
        (found,) = CODE.finditer(text)
        assert normalize("NFC", found[0]) == written
        assert code.canonical(found[0]) == canonical
        assert code.canonical(found[0].lower()) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "10/7/2020",
        "7/2020",
        "24/24",
        "covid-19",
        "2020-2025",
        "km 5-6/QL",
        "45/BC",
        "1/2 xã",
        "3-a",
    ],
)
def test_other_signs_between_numbers_make_no_code(text: str) -> None:
    assert not CODE.search(text)


def test_a_code_is_shown_in_its_authors_letters() -> None:
    assert code.display("73\u2013NQ/TU") == "73-NQ/TU"
    assert code.display("15/2020/N\u00d0-CP") == "15/2020/NĐ-CP"


@pytest.mark.parametrize("stem", ["73-", "73-N", "15/2020/N", "15/2020/NĐ-", "05a/KH"])
def test_a_stem_is_the_beginning_of_a_code(stem: str) -> None:
    assert STEM.fullmatch(stem)


@pytest.mark.parametrize("stem", ["73", "nq-73", "covid-1", "73 -nq"])
def test_not_all_is_the_beginning_of_a_code(stem: str) -> None:
    assert not STEM.fullmatch(stem)
