"""The highlighter marks what matched a query, and nothing else."""

import pytest
from hypothesis import given

from search.highlight.highlighter import Highlighter
from search.highlight.snippet import highlight_text
from search.query.expansion import read_query
from search.query.parser import parse
from tests.search.writing import writings

TEXT = "Hội nghị: Mặt trận Tổ quốc giao ban quý III/2020 theo 73-NQ/TU, chi 1.500 tỷ; mặt hàng mất."


def marked(text: str, query: str) -> list[str]:
    return [text[each.start : each.end] for each in Highlighter(parse(query)).highlight(text)]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("mat", ["Mặt", "mặt", "mất"]),
        ("mặt", ["Mặt", "mặt"]),
        ("mật", []),
        ("tran mat", ["Mặt", "trận", "mặt", "mất"]),
        ('"mat tran"', ["Mặt", "trận"]),
        ('"trận mặt"', []),
        ('"mat tran" hang', ["Mặt", "trận", "hàng"]),
        ('"to quoc giao" quoc', ["Tổ", "quốc", "giao"]),
        ('"quốc giao" "giao ban"', ["quốc", "giao", "ban"]),
        ('"73-NQ/TU chi 1500"', ["73-NQ/TU", "chi", "1.500"]),
        ("quý 3/2020", ["quý III/2020"]),
        ("2020", ["2020"]),
        ("73-NQ/TU", ["73-NQ/TU"]),
        ("73-N*", ["73-NQ/TU"]),
        ("nq", ["NQ"]),
        ("1500", ["1.500"]),
        ("15*", ["1.500 tỷ"]),
        ("1.500 tỷ", ["1.500 tỷ"]),
        ("1500000000000", ["1.500 tỷ"]),
        ("m*", ["Mặt", "mặt", "mất"]),
        ("mặ*", ["Mặt", "mặt"]),
        ("xã OR nghị", ["nghị"]),
        ("hội -mặt", ["Hội"]),
        ("", []),
        ("!", []),
    ],
)
def test_marked_places(query: str, places: list[str]) -> None:
    assert marked(TEXT, query) == places


def test_a_mark_tells_which_unit_of_the_query_it_answers() -> None:
    marks = Highlighter(parse('trận "tổ quốc" mặt')).highlight("Mặt trận Tổ quốc")
    assert [(each.position, each.term_index) for each in marks] == [(0, 3), (1, 0), (2, 1), (3, 2)]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("nghị định 24/2031", ["Nghị định", "24/2031/NĐ-CP", "24"]),
        ("nđ 24", ["Nghị định", "24/2031/NĐ-CP", "24"]),
        ("quyết định 9", ["9-QĐ/TU"]),
        ("24", ["24", "24"]),
        ("nghị định 5/2030", ["Nghị định", "NĐ", "5/2030"]),
        ("2031 cp", ["2031", "CP"]),
        ("tu qđ", ["QĐ", "TU"]),
    ],
)
def test_a_code_of_which_the_number_and_more_is_asked_for_has_one_mark(
    query: str, places: list[str]
) -> None:
    text = "Nghị định số 24/2031/NĐ-CP, công văn 9-QĐ/TU, theo 5/2030: trồng 24 cây bàng."
    spans = highlight_text(text, Highlighter(read_query(query))).highlights
    assert [text[start:end] for start, end in spans] == places


def test_one_highlighter_serves_many_texts() -> None:
    highlighter = Highlighter(parse("mat tran"))
    first = highlighter.highlight("Mặt trận")
    assert highlighter.highlight("không có gì") == ()
    assert highlighter.highlight("Mặt trận") == first


@given(writings, writings)
def test_any_text_can_be_marked_for_any_query(text: str, query: str) -> None:
    end = 0
    for each in Highlighter(parse(query)).highlight(text):
        assert end <= each.start < each.end <= len(text)
        end = each.end


@given(writings)
def test_a_text_is_marked_by_its_own_syllables(text: str) -> None:
    first, *_ = [*text.split(maxsplit=1), ""]
    if first.isalpha() and first != "OR":
        assert first.lower() in [each.lower() for each in marked(f"{first} …", first)]
