"""Spellings of readers that differ from those of texts ask for the same."""

import pytest
from hypothesis import given

from index.bulletin import Bulletin
from search.query.parser import parse
from search.query.plain_words import alternatives_of
from search.text.token import TokenKind
from tests.search.indexing import FIRST
from tests.search.query.test_parser import told
from tests.search.reference import answers
from tests.search.writing import typed, writings

CODE = ["73-nq/tu"]
LOOSE = ["(73-nq/tu | 73/nq-tu)"]


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("73-NQ/TU", CODE),
        ("73 NQ/TU", CODE),
        ("73–NQ/TU", CODE),
        ("73 - NQ/TU", CODE),
        ("73-NQ / TU", CODE),
        ("73 nq/tu", CODE),
        ("số 73-NQ/TU", CODE),
        ("Nghị quyết 73-NQ/TU", CODE),
        ("Nghị quyết số 73-NQ/TU", CODE),
        ("nghi quyet so 73-nq/tu", CODE),
        ("NQ số 73-NQ/TU", CODE),
        ("nq 73-nq/tu", CODE),
        ("nq 73 tu", LOOSE),
        ("NQ số 73 TU", LOOSE),
        ("73 nq tu", LOOSE),
        ("73-nq tu", LOOSE),
        ("nghị quyết số 73 nq tu", LOOSE),
        ("kế hoạch thực hiện nghị quyết 73-NQ/TU", ["kế", "hoạch", "thực", "hiện", *CODE]),
        ("kế hoạch 73-NQ/TU", ["kế", "hoạch", *CODE]),
        ("nghị quyết và chỉ thị 73-NQ/TU", ["nghị", "quyết", "và", "chỉ", "thị", *CODE]),
        ("quy định 37-QĐ/TW", ["37-qd/tw"]),
        ("Nghị định số 15/2020/NĐ-CP", ["15/2020/nd-cp"]),
        ("nđ 15/2020 cp", ["15/2020/nd-cp"]),
        ("kh 01 mttq-btt", ["(01-kh/mttq-btt | 01/kh-mttq-btt)"]),
        # Less than a code is words.
        ("nghị quyết 73", ["nghị", "quyết", "73"]),
        ("nq 73", ["nq", "73"]),
        ("kh 12 xa", ["kh", "12", "xa"]),
        ("nq 73 tuần", ["nq", "73", "tuần"]),
        ("nq 73 tu*", ["nq", "73", "tu*"]),
        # In quotes, a text is asked for as it stands.
        ('"nghị quyết 73-NQ/TU"', ['"nghị quyết 73-nq/tu"']),
        ('"nq 73 tu"', ['"nq 73 tu"']),
        # What introduces a day.
        ("ngày 10/7/2020", ["2020-07-10"]),
        ("hom ngay 10/7/2020", ["2020-07-10"]),
        ("mùng 10/7", ["07-10"]),
        ("sáng 10/7", ["sáng", "07-10"]),
        ("ngày 10", ["ngày", "10"]),
        # Amounts.
        ("9 tỷ đồng", ["9000000000", "đồng"]),
        ("9 tỉ", ["9000000000"]),
        ("8,2 tỷ", ["8200000000"]),
        ("9 tỷ 500 triệu", ["9500000000"]),
        ("9 ty dong", ['(9000000000 | "9 ty")', "dong"]),
        ("8,2 ti", ['(8200000000 | "8.2 ty")']),
        ("5 ngan hang", ['(5000 | "5 ngan")', "hang"]),
        ("2020 ty le", ["2020", "ty", "le"]),
        ("5 ti vi", ["5", "ty", "vi"]),
        ("9 tý", ["9", "tý"]),
        ('"9 tỷ đồng"', ['"9000000000 đồng"']),
    ],
)
def test_what_is_asked_for(text: str, required: list[str]) -> None:
    assert told(parse(text).required) == required


def test_what_is_asked_for_keeps_its_slice() -> None:
    text = "họp nq 73 tu"
    (alternatives,) = (each for each in alternatives_of(text) if each[0][0].kind is TokenKind.CODE)
    assert {text[row[0].start : row[0].end] for row in alternatives} == {"nq 73 tu"}
    assert [each[0][0].position for each in alternatives_of(text)] == [0, 1]


TEXTS = (
    "Triển khai Nghị quyết số 73-NQ/TU của Tỉnh ủy",
    "Triển khai Nghị quyết 73 - NQ/TU",
    "Triển khai Nghị quyết 73 NQ/TU",
    "Theo Quyết định 73/QĐ-UBND",
    "Theo Nghị quyết 74-NQ/TU; Nghị quyết 73 của tỉnh",
    "Quyên góp 9 tỷ đồng",
    "Quyên góp 9.000.000.000 đồng",
    "Quyên góp 9000 triệu đồng",
    "Quyên góp 9 triệu đồng, 5 tỷ lệ",
    "Quyên góp 9 ty dong",
    "Sáng 10/7/2020",
    "Ngày 10 tháng 7 năm 2020",
    "Ngày 7/10/2020",
    "Mùng 10 tháng 7",
    "Ngày 10-7",
    "Quý III/2020",
)


@pytest.mark.parametrize(
    ("queries", "found"),
    [
        (("73-NQ/TU", "nghị quyết số 73-NQ/TU", "nq 73 tu", "73 - nq / tu"), {0, 1, 2}),
        (("73/NQ-TU", "73-NQ/TW", "73-TU/NQ"), set()),
        (("9 tỷ", "9.000.000.000", "9,0 tỷ", "9000000000", "9 tỷ đồng"), {5, 6, 7}),
        (("9 ty", "9 ti dong"), {5, 6, 7, 9}),
        (("9 đồng",), {5, 8}),
        (("10/7/2020", "ngày 10 tháng 7 năm 2020", "10.7.2020", "hôm 10-07-2020"), {10, 11}),
        (("10/7", "mùng 10/7", "ngày 10-7"), {10, 11, 13, 14}),
        (("7/10/2020", "ngày 7 tháng 10 năm 2020"), {12}),
        (("tháng 7/2020", "7/2020"), {10, 11}),
        (("2020",), {10, 11, 12, 15}),
        (("quý 3 năm 2020",), {15}),
    ],
)
def test_every_way_to_write_a_thing_finds_the_same(
    queries: tuple[str, ...], found: set[int]
) -> None:
    bulletins = [Bulletin(f"b{number}", text, FIRST) for number, text in enumerate(TEXTS)]
    for each in queries:
        query = parse(each)
        assert {n for n, bulletin in enumerate(bulletins) if answers(bulletin, query)} == found


@given(writings)
def test_alternatives_are_slices_in_order(text: str) -> None:
    end = -1
    for alternatives in alternatives_of(text):
        for row in alternatives:
            assert end <= row[0].start < row[-1].end <= len(text)
        end = alternatives[0][-1].end


@given(typed)
def test_what_is_no_number_is_read_as_it_is_tokenized(text: str) -> None:
    letters = "".join(each for each in text if not each.isdigit() and not each.isnumeric())
    assert all(
        len(alternatives) == len(alternatives[0]) == 1 for alternatives in alternatives_of(letters)
    )
