"""The parser makes clauses of a reader's text, and accepts any text."""

from collections.abc import Iterator, Sequence
from time import thread_time
from unicodedata import normalize

import pytest
from hypothesis import given

from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    TermClause,
)
from search.query.parser import parse, typed_runs
from search.text.token import TokenKind
from tests.search.writing import writings


def told(clauses: Sequence[Clause]) -> list[str]:
    """Return clauses as a person would write them down."""
    return [_told(each) for each in clauses]


def _told(clause: Clause) -> str:
    if isinstance(clause, Or):
        return "(" + " | ".join(told(clause.clauses)) + ")"
    if isinstance(clause, PhraseClause):
        return '"' + " ".join(each.term for each in clause.terms) + '"'
    return f"{clause.stem}*" if isinstance(clause, PrefixClause) else clause.term


def leaves(clauses: Sequence[Clause]) -> Iterator[TermClause | PrefixClause]:
    for clause in clauses:
        if isinstance(clause, Or):
            yield from leaves(clause.clauses)
        elif isinstance(clause, PhraseClause):
            yield from clause.terms
        else:
            yield clause


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("", []),
        ("mặt trận", ["mặt", "trận"]),
        ("MẶT  Trận, tổ-quốc!", ["mặt", "trận", "tổ", "quốc"]),
        ("covid-19", ["covid", "19"]),
        ("xã - phường", ["xã", "phường"]),
        ("một -- hai", ["một", "hai"]),
        ("mặt mặt MẶT mat", ["mặt", "mat"]),
        # Phrases, whatever the quotes; one left open ends with the text.
        ('"vận động" dân', ['"vận động"', "dân"]),
        ("“vận động” dân", ['"vận động"', "dân"]),
        ("„vận động“ dân", ['"vận động"', "dân"]),
        ("‟vận động” dân", ['"vận động"', "dân"]),
        ("«vận động» dân", ['"vận động"', "dân"]),
        ("＂vận động＂ dân", ['"vận động"', "dân"]),
        ('bà con "vận động dân', ["bà", "con", '"vận động dân"']),
        ('xã"hội"', ["xã", "hội"]),
        ('"covid"', ["covid"]),
        ('"" " " "…"', []),
        ('"', []),
        ('"mặt tr*"', ['"mặt tr"']),
        ('"họp ngày 10/7/2020 tại"', ['"họp 2020-07-10 tại"'.replace("họp ", "họp ngày ")]),
        # OR joins the clauses on both sides of it.
        ("xã OR phường", ["(xã | phường)"]),
        ("xã | phường", ["(xã | phường)"]),
        ("xã OR phường OR thị trấn", ["(xã | phường | thị)", "trấn"]),
        ('"thị trấn" OR xã họp', ['("thị trấn" | xã)', "họp"]),
        ("bà con xã OR phường", ["bà", "con", "(xã | phường)"]),
        ("OR xã", ["xã"]),
        ("xã OR", ["xã"]),
        ("xã OR OR phường", ["(xã | phường)"]),
        ('xã OR "" phường', ["(xã | phường)"]),
        ("xã OR -họp phường", ["xã", "phường"]),
        ("xã or phường", ["xã", "or", "phường"]),
        ("xã ORphường", ["xã", "orphường"]),
        ("ti* OR xã", ["(ti* | xã)"]),
        # A star leaves the end of its word open.
        ("đườ*", ["đườ*"]),
        ("Hòa-đườ*", ["hoà", "đườ*"]),
        ("73-NQ*", ["73-nq*"]),
        ("15/2020/N*", ["15/2020/n*"]),
        ("73-*", ["73-*"]),
        ("mặt-*", ["mặt"]),
        ("8,5*", ["8.5"]),
        ("xã.8,5*", ["xã", "8.5"]),
        ("*", []),
        ("* xã **", ["xã"]),
        ("a*b", ["a*", "b"]),
        # Typed tokens are one unit, however many words they take.
        ("73-NQ/TU", ["73-nq/tu"]),
        ("theo nghị quyết 73–NQ/TƯ", ["theo", "73-nq/tu"]),
        ("ngày 10 tháng 7 năm 2020", ["2020-07-10"]),
        ("thang 7 nam 2020", ["2020-07"]),
        ("quý III/2020", ["2020-q3"]),
        ("30/2/2020", ["30", "2", "2020"]),
        ("168.473.250.000 đồng", ["168473250000", "đồng"]),
    ],
)
def test_what_must_be_there(text: str, required: list[str]) -> None:
    for form in ("NFC", "NFD"):
        query = parse(normalize(form, text))
        assert told(query.required) == required
    assert "-họp" in text or not query.excluded


@pytest.mark.parametrize(
    ("text", "required", "excluded"),
    [
        ("họp -covid", ["họp"], ["covid"]),
        ("-covid họp", ["họp"], ["covid"]),
        ("-covid", [], ["covid"]),
        ("họp -covid-19", ["họp"], ['"covid 19"']),
        ('họp -"mặt trận"', ["họp"], ['"mặt trận"']),
        ("họp -“mặt trận", ["họp"], ['"mặt trận"']),
        ("họp -73-NQ/TU", ["họp"], ["73-nq/tu"]),
        ("họp -73-NQ*", ["họp"], ["73-nq*"]),
        ("họp -đườ*", ["họp"], ["đườ*"]),
        ("họp -mặt-tr*", ["họp"], ['"mặt tr"']),
        ("họp- covid", ["họp", "covid"], []),
        ("nhà-trẻ", ["nhà", "trẻ"], []),
        ("họp --covid", ["họp", "covid"], []),
    ],
)
def test_what_must_not_be_there(text: str, required: list[str], excluded: list[str]) -> None:
    query = parse(text)
    assert (told(query.required), told(query.excluded)) == (required, excluded)


@given(writings)
def test_any_text_is_a_query_whose_units_are_its_slices(text: str) -> None:
    query = parse(text)
    for unit in leaves((*query.required, *query.excluded)):
        assert 0 <= unit.start < unit.end <= len(query.text)
        assert isinstance(unit, PrefixClause) or unit.term
    assert parse(query.text) == query


@given(writings)
def test_units_of_separate_runs_have_separate_places(text: str) -> None:
    units = [each for each in leaves(parse(text).required) if isinstance(each, TermClause)]
    apart = [each for each in units if each.kind is not TokenKind.SYLLABLE]
    assert len({each.position for each in apart}) == len(apart)


def test_places_count_as_positions_do() -> None:
    (phrase,) = parse('"ngày 10 tháng 7 tại xã"').required
    assert isinstance(phrase, PhraseClause)
    first = phrase.terms[0].position
    assert [(each.term, each.position - first) for each in phrase.terms] == [
        ("07-10", 0),
        ("tại", 4),
        ("xã", 5),
    ]


def test_a_blank_query_is_not_one_whose_signs_say_nothing() -> None:
    assert parse(" \u200b\u00a0").is_blank
    assert not parse("!?").is_blank
    assert parse("!?") == Query("!?")


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        '" ',
        "-",
        "- ",
        "*",
        "a*",
        "a-",
        "-a",
        "OR ",
        "| ",
        "1",
        "1-",
        "1/",
        "1-a/",
        "a",
        "_",
        "“a”",
        "1.",
        ",",
    ],
)
def test_no_query_takes_long(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    started = thread_time()
    parse(text)
    parse(f"{text}\u0301*")
    assert thread_time() - started < 4, "help: the time should grow with the text, not its square"


@pytest.mark.parametrize("text", ["covid -19", "Covid -19?", "tên lửa S -400, S -300", "lớp -1"])
def test_a_short_number_behind_a_minus_is_part_of_a_name(text: str) -> None:
    query = parse(text)
    assert not query.excluded
    assert [each.key for each in query.required if isinstance(each, TermClause)] == [
        each.key for each in parse(text.replace("-", "")).required if isinstance(each, TermClause)
    ]


@pytest.mark.parametrize("text", ["covid -2019", "chỉ thị -35-CT/TW", 'covid -"19"', "ngày -10/7"])
def test_years_codes_dates_and_what_is_quoted_are_excluded(text: str) -> None:
    assert len(parse(text).excluded) == 1


@pytest.mark.parametrize(
    "text", ["mặt trận Tổ quốc", "bo", "oà và òa", "Trận trận TRẬN", "ⅣⅤ x ʰ", "một" * 40]
)
def test_words_alone_are_read_as_words_among_signs(text: str) -> None:
    assert typed_runs(text) == typed_runs(f"{text} ?")
    assert parse(text).required == parse(f"{text} ?").required
