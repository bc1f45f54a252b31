"""All spellings of a name or an abbreviation in a query ask for the same."""

from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Bulletin
from search.highlight.highlighter import Highlighter
from search.highlight.snippet import highlight_text
from search.query.abbreviation import Abbreviation, abbreviations
from search.query.clause import (
    Or,
    Query,
    SynonymClause,
    TermClause,
)
from search.query.expansion import expand
from search.query.parser import parse
from search.text.spelling import bare
from tests.search.indexing import FIRST, tell
from tests.search.query.test_parser import leaves, told
from tests.search.reference import answers
from tests.search.writing import writings

UBND = '("ub nhân dân" | "uỷ ban nhân dân" | ubnd)'


def read(text: str) -> Query:
    return expand(parse(text))


YOUTH_UNION = (
    '("đoàn thanh niên cộng sản" | "đoàn tn cộng sản" | "đoàn tncs" | "đtn cộng sản" | đtncs)'
)


def sorted_ways(text: str) -> list[str]:
    """Return the clauses of a query, each with its spellings in order."""
    return [
        f"({' | '.join(sorted(told(each.clauses)))})"
        if isinstance(each, SynonymClause)
        else told([each])[0]
        for each in read(text).required
    ]


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("UBND", [UBND]),
        ("ubnd tỉnh", [UBND, "tỉnh"]),
        ("U.B.N.D", ["u", "b", "n", "d"]),
        ("Ủy ban nhân dân", [UBND]),
        ("họp ỦY BAN NHÂN DÂN", ["họp", UBND]),
        ("UB nhân dân xã", [UBND, "xã"]),
        ("ủy ban nhan dan", ['("ub nhân dân" | "uỷ ban nhan dan" | ubnd)']),
        ("uy ban nhan dan", ['("ub nhan dan" | "uy ban nhan dan" | ubnd)']),
        ("ủy bản nhân dân", ["uỷ", "bản", "nhân", "dân"]),
        ("nhân dân ủy ban", ["nhân", "dân", "uỷ", "ban"]),
        ("HĐND", ['("hội đồng nhân dân" | hđnd)']),
        ("hdnd", ['("hoi dong nhan dan" | hdnd)']),
        ("hoi dong nhan dan", ['("hoi dong nhan dan" | hdnd)']),
        ("hội lhpn", ['("hội lhpn" | "hội liên hiệp phụ nữ" | hlhpn)']),
        ("Tp. Vinh", ['("thành phố" | tp | tphcm)', "vinh"]),
        # Words that stand twice are read twice.
        ("ban thường vụ ban chấp hành", ['("ban thường vụ" | btv)', '("ban chấp hành" | bch)']),
        ("ủy ban nhân dân ban hành", [UBND, "ban", "hành"]),
        ("UBND và ủy ban nhân dân", [UBND, "và"]),
        # Ambiguous ones need capitals that mean something.
        ("BTV TU", ['("ban thường vụ" | btv)', '("tỉnh uỷ" | tu)']),
        ("TU Nghệ An", ['("tỉnh uỷ" | tu)', "nghệ", "an"]),
        ("TU", ['("tỉnh uỷ" | tu)']),
        ("KH 12", ['("kế hoạch" | kh)', "12"]),
        ("tu bo", ["tu", "bo"]),
        ("Tu bổ", ["tu", "bổ"]),
        ("TU BO DI TICH", ["tu", "bo", "di", "tich"]),
        ("Tỉnh ủy", ["tỉnh", "uỷ"]),
        ("kế hoạch", ["kế", "hoạch"]),
        # Codes, phrases and stems are what they are.
        ("73-NQ/TU", ["73-nq/tu"]),
        ("12/KH-UBND", ["12/kh-ubnd"]),
        ('"UBND tỉnh"', ['"ubnd tỉnh"']),
        ('"ủy ban nhân dân"', ['"uỷ ban nhân dân"']),
        ("ubn*", ["ubn*"]),
        # One word in quotes is no name, and is asked for; so are words before a word with a star.
        ('"ubnd"', ["ubnd"]),
        ('"mặt" trận', ["mặt", "trận"]),
        ("hợp-tác-x*", ["hợp", "tác", "x*"]),
        # Names that overlap: the Youth Union, and the young communists.
        ("họp đtncs", ["họp", YOUTH_UNION]),
        ("đoàn thanh niên cộng sản", [YOUTH_UNION]),
    ],
)
def test_what_a_query_asks_for(text: str, required: list[str]) -> None:
    for form in ("NFC", "NFD"):
        assert sorted_ways(normalize(form, text)) == required


def test_alternatives_and_exclusions_are_expanded_too() -> None:
    assert told(read("UBND OR HĐND").required) == [
        '((ubnd | "uỷ ban nhân dân" | "ub nhân dân") | (hđnd | "hội đồng nhân dân"))'
    ]
    query = read("họp -UBND")
    assert told(query.required) == ["họp"]
    assert told(query.excluded) == ['(ubnd | "uỷ ban nhân dân" | "ub nhân dân")']


def test_words_around_an_or_are_no_name() -> None:
    assert told(read("ủy ban nhân dân OR xã").required) == ["uỷ", "ban", "nhân", "(dân | xã)"]


@pytest.mark.parametrize("row", abbreviations(), ids=lambda row: row.short[0])
def test_every_way_in_the_table_finds_every_other(row: Abbreviation) -> None:
    ways = [*row.short, *row.names, *row.also]
    bulletins = tell([f"Sáng nay {each} họp tại nhà văn hóa" for each in ways])
    asked = row.short if row.ambiguous or row.one_way else ways
    for typed in asked:
        query = read(f"sáng nay {typed}")
        assert [each.title for each in bulletins if answers(each, query)] == [
            each.title for each in bulletins
        ]


def test_without_marks_no_less_is_found() -> None:
    for row in abbreviations():
        for text in () if row.ambiguous else (*row.short, *row.names, *row.also):
            with_marks, without = (_found(each) for each in (f"họp {text}", f"hop {bare(text)}"))
            assert with_marks <= without


def _found(text: str) -> set[str]:
    query = read(text)
    return {each.title for each in EVERYTHING if answers(each, query)}


EVERYTHING = [
    Bulletin(f"b{number}", f"Họp {text}", FIRST)
    for number, text in enumerate(
        way for row in abbreviations() for way in (*row.short, *row.names, *row.also)
    )
]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("UBND xã", "Ủy ban nhân dân xã và UBND huyện", ["Ủy ban nhân dân xã", "UBND"]),
        ("ủy ban nhân dân xã", "UBND xã vì nhân dân", ["UBND xã"]),
        ("mặt trận tổ quốc", "UBMTTQ và Mặt trận", ["UBMTTQ"]),
    ],
)
def test_every_way_is_marked(query: str, text: str, marked: list[str]) -> None:
    spans = highlight_text(text, Highlighter(read(query))).highlights
    assert [text[start:end] for start, end in spans] == marked


def test_a_name_is_one_part_of_a_query_however_it_is_written() -> None:
    highlighter = Highlighter(read("họp UBND tỉnh"))
    assert highlighter.term_count == 3
    marks = highlighter.highlight("Ủy ban nhân dân tỉnh họp, UBND tỉnh họp")
    assert [each.term_index for each in marks] == [1, 1, 1, 1, 2, 0, 1, 2, 0]


def test_names_keep_the_slice_that_was_typed() -> None:
    (name, tỉnh) = read("ủy  ban nhân dân tỉnh").required
    assert isinstance(name, SynonymClause) and isinstance(tỉnh, TermClause)
    assert (name.start, name.end, name.position, name.last_position) == (0, 16, 0, 3)
    typed, *others = name.synonyms
    assert [(each.start, each.end) for each in typed] == [(0, 2), (4, 7), (8, 12), (13, 16)]
    assert all(each.start == each.end == 0 for way in others for each in way)


WORDS = ("UBND", "ủy", "ban", "nhân", "dân", "uy ban nhan dan", "TU", "tu", "MTTQ", "OR", '"', "-")


@given(st.one_of(writings, st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)))
def test_any_query_can_be_expanded_once(text: str) -> None:
    query = parse(text)
    expanded = expand(query)
    assert expand(expanded) == expanded
    assert (expanded.text, expanded.is_blank) == (query.text, query.is_blank)
    for unit in leaves((*expanded.required, *expanded.excluded)):
        assert 0 <= unit.start <= unit.end <= len(query.text)


@given(st.lists(st.sampled_from(("ban", "tu", "một", "hai", "xã")), max_size=6).map(" ".join))
def test_a_query_without_names_stays_as_it_is(text: str) -> None:
    assert expand(parse(text)) == parse(text)


@pytest.mark.parametrize("way", ["UBND", "Ủy ban nhân dân", "UB nhân dân"])
def test_the_same_is_found_however_it_is_spelled(way: str) -> None:
    for spelled in (way, way.lower(), way.upper(), normalize("NFD", way)):
        assert _found(f"họp {spelled}") == _found("họp UBND")


def test_an_either_of_the_reader_is_no_name() -> None:
    (either,) = read("xã OR huyện").required
    assert type(either) is Or


@pytest.mark.parametrize("unit", ["UBND ", "TU ", "12 KH/", "ủy ban ", "TU OR ", "-TU ", "1."])
def test_no_query_takes_long(unit: str) -> None:
    query = parse(unit * (40_000 // len(unit)))
    started = process_time()
    expand(query)
    assert process_time() - started < 4, "help: the time should grow with the text, not its square"
