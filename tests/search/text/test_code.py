"""Codes of documents are read as offices write them, and get one form in the index."""

import re
from unicodedata import normalize

import pytest

from search.text import code

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
        # The forms of decree 30/2020, of the Party's guide 36-HD/VPTW, and of the Front.
        ("15/2020/NĐ-CP", "15/2020/nd-cp"),
        ("30a/2008/NQ-CP", "30a/2008/nq-cp"),
        ("18/2025/NQ-HĐND", "18/2025/nq-hdnd"),
        ("35-CT/TW", "35-ct/tw"),
        ("123-TB/TU", "123-tb/tu"),
        ("05-CTr/HU", "05-ctr/hu"),
        ("08-QĐi/TU", "08-qdi/tu"),
        ("01/KH-MTTQ-BTT", "01/kh-mttq-btt"),
        ("02/HD-MTTW-BTT", "02/hd-mttw-btt"),
        ("110/CĐ-TTg", "110/cd-ttg"),
        ("31/2019/TT-BGDĐT", "31/2019/tt-bgddt"),
        ("08/2016/TTLT-BNV-BTC", "08/2016/ttlt-bnv-btc"),
        ("20/VBHN-BTC", "20/vbhn-btc"),
        ("14/2012/QH13", "14/2012/qh13"),
        ("12/TTr-SGD&ĐT", "12/ttr-sgd&dt"),
        ("45/KH-SVHTT&DL", "45/kh-svhtt&dl"),
        ("1234/UBND-VX1", "1234/ubnd-vx1"),
        ("101-QĐ/BTGTU", "101-qd/btgtu"),
        ("7/TB-VPCP", "7/tb-vpcp"),
        # The year behind a hyphen, as some sites write it, and wide slashes.
        ("19-2018/NQ-CP", "19-2018/nq-cp"),
        ("02-NQ/CP", "02-nq/cp"),
        ("15\uff0f2020\uff0fNĐ-CP", "15/2020/nd-cp"),
        ("73-NQ\uff0fTU", "73-nq/tu"),
        # Spaces around the signs, or for the first one.
        ("73 - NQ/TU", "73-nq/tu"),
        ("73-NQ / TU", "73-nq/tu"),
        ("73 – NQ / TU", "73-nq/tu"),
        ("73 NQ/TU", "73-nq/tu"),
        ("123 QĐ-UBND", "123/qd-ubnd"),
        ("123 / QĐ - UBND", "123/qd-ubnd"),
        ("15/2020 NĐ-CP", "15/2020/nd-cp"),
        ("15/2020/NĐ - CP", "15/2020/nd-cp"),
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
    ("written", "shown", "forms"),
    [
        ("QCVN 06:2022/BXD", "QCVN 06:2022/BXD", ("qcvn06:2022/bxd", "qcvn06:2022")),
        ("QCVN06:2022/BXD", "QCVN 06:2022/BXD", ("qcvn06:2022/bxd", "qcvn06:2022")),
        ("QCVN 06 : 2022 / BXD", "QCVN 06:2022/BXD", ("qcvn06:2022/bxd", "qcvn06:2022")),
        ("QCVN 01-1:2018/BYT", "QCVN 01-1:2018/BYT", ("qcvn01-1:2018/byt", "qcvn01-1:2018")),
        ("QCĐP 01:2020/HN", "QCĐP 01:2020/HN", ("qcdp01:2020/hn", "qcdp01:2020")),
        ("QCVN 06:2022", "QCVN 06:2022", ("qcvn06:2022",)),
        ("TCVN 9362:2012", "TCVN 9362:2012", ("tcvn9362:2012",)),
        ("TCVN 2737-1995", "TCVN 2737:1995", ("tcvn2737:1995",)),
        ("TCVN 9362 2012", "TCVN 9362:2012", ("tcvn9362:2012",)),
        ("TCVN ISO 9001:2015", "TCVN ISO 9001:2015", ("tcvniso9001:2015",)),
        ("TCXDVN 276:2003", "TCXDVN 276:2003", ("tcxdvn276:2003",)),
    ],
)
def test_a_standard_has_its_letters_first(written: str, shown: str, forms: tuple[str, ...]) -> None:
    (found,) = CODE.finditer(f"theo {written}, ngày")
    assert found[0] == written
    assert (code.display(written), code.forms(written)) == (shown, forms)
    assert code.forms(written.lower()) == forms


@pytest.mark.parametrize(
    "text", ["QCVN 06", "QCVN 06:22", "QCVN 06:2022a", "TCVN", "TCV 9362:2012"]
)
def test_less_than_a_standard_is_none(text: str) -> None:
    assert not CODE.search(text)


def test_only_standards_have_several_forms() -> None:
    assert code.forms("15/2020/NĐ-CP") == ("15/2020/nd-cp",)


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
        "3 - a/b",
        "12 nhà/xưởng",
        "5 - 6 NQ",
        "năm 2020 - 2025/xã",
        "73 NQ TU",
    ],
)
def test_other_signs_between_numbers_make_no_code(text: str) -> None:
    assert not CODE.search(text)


@pytest.mark.parametrize(
    ("canonical", "kind"),
    [
        ("73-nq/tu", "nq"),
        ("15/2020/nd-cp", "nd"),
        ("05a/kh-mttq", "kh"),
        ("31/2024/qh15", ""),
        ("qcvn06:2022/bxd", "qcvn"),
        ("tcvniso9001:2015", "tcvn"),
    ],
)
def test_a_code_has_the_letters_of_its_kind(canonical: str, kind: str) -> None:
    assert code.kind_of(canonical) == kind


def test_kinds_are_known_by_plain_letters() -> None:
    assert code.NAMES["nd"] == ("nghị định",)
    assert len(code.NAMES) == len(code.KINDS) + len(code.STANDARDS)


def test_a_code_is_shown_in_its_authors_letters() -> None:
    assert code.display("73 - NQ / TU") == "73-NQ/TU"
    assert code.display("15/2020 NĐ-CP") == "15/2020/NĐ-CP"
    assert code.display("73\u2013NQ/TU") == "73-NQ/TU"
    assert code.display("15/2020/N\u00d0-CP") == "15/2020/NĐ-CP"


@pytest.mark.parametrize("stem", ["73-", "73-N", "15/2020/N", "15/2020/NĐ-", "05a/KH"])
def test_a_stem_is_the_beginning_of_a_code(stem: str) -> None:
    assert STEM.fullmatch(stem)


@pytest.mark.parametrize("stem", ["73", "nq-73", "covid-1", "73 -nq"])
def test_not_all_is_the_beginning_of_a_code(stem: str) -> None:
    assert not STEM.fullmatch(stem)
