"""The kernel makes the hits that Python makes, letter by letter, or leaves them to it."""

from collections.abc import Sequence
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from orjson import dumps

from search.highlight.compiled import CompiledHighlighter
from search.highlight.highlighter import Highlight, Highlighter
from search.highlight.hit import make_hits
from search.highlight.leaves import number_leaves
from search.highlight.packed_leaves import can_compile
from search.kernel.library import usable_kernel
from search.query.clause import Query
from search.query.expansion import expand
from search.query.parser import parse
from search.query.rows import find_rows
from search.result import Hit
from tests.search.writing import writings

kernel = usable_kernel()
pytestmark = pytest.mark.skipif(kernel is None, reason="there is no kernel here")

WORDS = (
    *("mặt", "Mặt", "MẶT", "mat", "mật", "mất", "trận", "Trận", "tran", "trần", "tổ", "quốc", "và"),
    *("kỹ", "kĩ", "ki", "kỳ", "quý", "quí", "qui", "thúy", "thuý", "tuy", "tui", "đường", "duong"),
    *("hội", "đồng", "nhân", "dân", "UBND", "ủy", "uỷ", "ban", "tỉnh", "nq", "TU", "tx", "iv"),
)
SIGNED = (
    *(
        "73-NQ/TU",
        "12/TU-TU",
        "5 - NQ / TU",
        "12 NQ-TU",
        "15/2020/NĐ-CP",
        "SGD&ĐT",
        "QCVN 06:2022/BXD",
    ),
    *(
        "TCVN 9362:2012",
        "ngày 10/7/2020",
        "tháng 7/2020",
        "quý IV/2020",
        "8,2 tỷ",
        "9 tỷ 500 triệu",
    ),
    *(
        "5km",
        "1,5km",
        "0.5mặt",
        "7mặt",
        "m²",
        "½",
        "ß",
        "ſ",
        "ĳ",
        "№",
        "₫",
        "😀",
        "mă\u0323t",
        "_",
        "Æ",
    ),
    *(
        "hội/đồng",
        "hội-đồng",
        "mặt–trận",
        "covid-19",
        "ISO 9001",
        "họp.",
        "…",
        "“",
        "”",
        "(",
        ")",
        '"',
    ),
)
NUMBERED = (
    *("0", "00", "7", "07", "10", "100", "2020", "073", "5km", "covid-19", "K19", "7/2020", "10-7"),
    *("10/7", "10/7/2020", "10.7.2020", "2020-07-10", "ngày 10 tháng 7", "ngày 10.7", "mùng 7-7"),
    *("quý 4/2020", "quý IV/2020", "73-NQ/TU", "73 – NQ / TU", "15/2020/NĐ-CP", "TCVN 9362:2012"),
    *("1,0", "0,5", "8,2", "8.20", "8,2 tỷ", "8.200 triệu", "8.200.000.000", "9,7 tỷ 500 triệu"),
    *(
        "10,2 tỷ",
        "9,7 nghìn tỷ 500 tỷ",
        "9,7tỷ 500 triệu",
        "0,57 nghìn 0,35 nghìn",
        "920",
        "1 tỷ 7",
        "11.2017",
    ),
)
GAPS = (" ", " ", " ", " ", "  ", "\u00a0", ", ", "-", "/", " - ", "\n", "\r\n", ". ", "")

words = st.sampled_from(WORDS)
numbers = st.sampled_from(NUMBERED)
pieces = words | st.sampled_from(SIGNED) | numbers
prose = st.lists(st.tuples(pieces, st.sampled_from(GAPS)), max_size=40)
passages = prose.map(lambda parts: "".join(each + gap for each, gap in parts)) | writings
queries = st.lists(words | words | numbers, min_size=1, max_size=5).map(" ".join)
asked = st.one_of(
    queries,
    queries.map(lambda text: f'"{text}"'),
    queries.map(lambda text: text.replace(" ", " OR ", 1)),
    queries.map(lambda text: f"{text}*"),
    st.sampled_from(("", "73-NQ/TU mặt", "mặt 2020", "mặt -trận", "UBND tỉnh")),
)


def stored(title: str, lead: str, body: Sequence[str], captions: Sequence[str]) -> bytes:
    """Return a record as the index stores it."""
    bulletin = {"id": "a", "title": title, "published": "2021-03-08T07:57:00+07:00"}
    texts = {"lead": lead, "body": body, "captions": captions, "author": '"}],\\', "url": ""}
    label = {"id": "ban-gio", "label": 'Ban "Gió"\\'}
    found = {"organisations": [label, label], "publisher": None, "codes": ["73-NQ/TU"]}
    return dumps({"bulletin": {**bulletin, **texts}, "places": [], "roles": {}, **found})


def made(query: Query, records: Sequence[bytes], *, compiled: bool) -> Sequence[Hit]:
    """Return the hits of records, by the kernel where it can, or by Python."""
    nothing = [tuple] * len(records)
    return make_hits(query, records, [1.5] * len(records), nothing, kernel if compiled else None)


def sure(query: Query, record: bytes) -> bool:
    """Tell whether the kernel makes a hit, on its own or after it asked Python of texts."""
    leaves = number_leaves(query)
    assert kernel is not None
    if not can_compile(leaves):
        return False
    return CompiledHighlighter(kernel, query, leaves).make_hits([record]).read() != [None]


def in_rows(query: Query) -> Query:
    """Return a query whose words must stand in a row, if they can."""
    return Query(query.text, find_rows(query) or query.required)


def check(text: str, records: Sequence[bytes]) -> None:
    # Most texts are read in only one or two of these ways.
    for query in dict.fromkeys((parse(text), expand(parse(text)), in_rows(expand(parse(text))))):
        assert made(query, records, compiled=True) == made(query, records, compiled=False)


@given(asked | writings, passages, passages, st.lists(passages, max_size=4), passages)
@example("mặt trận", "mặt trận", "", ["mặt 12/TU trận", "mặt\r\ntrận"], "x" * 300 + " mặt trận")
@example("mặt", "", "", ["", "bà con " * 90 + "mặt" + " bà con" * 90], "")
@example("7 mặt", "", "tháng 11.2017", ["mặt tháng 11.2017"], "1.2347 tỷ")
@example("mặt", "mặt" * 99, "x" * 600, ["x" * 200 + "mặt" + "y" * 300], "\r\n" * 200 + "mặt")
def test_hits_are_those_of_python(
    text: str, title: str, lead: str, body: list[str], caption: str
) -> None:
    decomposed = stored(title, normalize("NFD", lead), body, [])
    check(text, [stored(title, lead, body, [caption]), decomposed, stored(lead, "", [], [title])])


# Each has 24,000 words drawn at random, as many as hundreds of the examples above.
@settings(max_examples=settings().max_examples // 4)
@given(asked, st.integers(0, 1 << 32))
def test_long_bulletins_are_searched_as_python_does(text: str, seed: int) -> None:
    random = Random(seed)
    gaps = [random.choice((" ", " ", ", ", " bà con ", " - ")) for _ in range(4000)]
    words = random.choices((*WORDS, "73-NQ/TU", "bản", "làng", "xuân"), k=4000)
    pieces = [word + gap for word, gap in zip(words, gaps, strict=True)]
    body = ["".join(pieces[at : at + 400]) for at in range(0, 4000, 400)]
    check(text, [stored("Mặt trận", "", body, []), stored("", "".join(pieces) * 4, body, [])])


@pytest.mark.parametrize(
    ("text", "passage", "is_sure", "is_asked"),
    [
        ("mặt trận", "Họp Mặt trận tỉnh – “xã”, 12 hộ.", True, False),
        ('"mặt trận"', "Họp Mặt trận tỉnh theo 73-NQ/TU, 8,2 tỷ; giá 5₫/m².", True, False),
        ("đường", "Đường 5 km", True, False),
        ("", "Họp Mặt trận", True, False),
        ("mặt", "7mặt", True, True),
        ('"nq tu"', "theo 73-NQ/TU", True, True),
        ("mặt", "Mă\u0323t", False, False),
        ("mặt", "mặt 😀", False, False),
        ("mặt*", "mặt", False, False),
        ("=mặt", "mặt", True, False),
        ("7 mặt", "mặt", True, False),
        ("7 mặt", "mặt 7", True, True),
        ("7 mặt", "mặt 07-11", True, True),
        ("7 mặt", "mặt 17, 71, 2020", True, False),
        ("2020 mặt", "tháng 6 có 19 mặt", True, False),
        ("10/7 mặt", "mặt từ 11/8/2021", True, False),
        ("10/7 mặt", "mặt ngày 11 tháng 7", True, True),
        ("8,2 tỷ", "8.200 triệu", True, True),
        ("8,2 tỷ", "9,2 tỷ", True, False),
        ("10,2 tỷ", "9,7 tỷ 500 triệu", True, True),
        ("73-NQ/TU", "72-NQ/TU", True, False),
        ("73-NQ/TU mặt", "mặt, 73", True, True),
        ("7 mặt", "mặt m²", True, True),
        ("7 mặt", "mặt tháng 11.2017", True, False),
        ("7 mặt", "mặt tháng 11-2017", True, False),
        ("7" * 99 + " mặt", "mặt", False, False),
    ],
)
def test_what_the_kernel_is_sure_of(
    text: str, passage: str, is_sure: bool, is_asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Asked(Highlighter):
        def highlight(self, text: str) -> Sequence[Highlight]:
            asked.append(text)
            return super().highlight(text)

    monkeypatch.setattr("search.highlight.compiled.Highlighter", Asked)
    assert sure(parse(text), stored("Họp", passage, ["Xã"], [])) == is_sure
    assert asked == [passage] * is_asked


@pytest.mark.parametrize(
    "record",
    [b"", b"{", b"[]", b"{}", b'{"bulletin":{}}', b'{"bulletin":"', b'"\\', b"\xff" * 9, b"{" * 99],
)
def test_what_is_no_record_is_left_to_python(record: bytes) -> None:
    assert not sure(parse("mặt"), record)


@given(st.data())
def test_damaged_records_never_end_the_process(data: st.DataObject) -> None:
    record = bytearray(stored("Mặt trận", "Họp “Mặt”\n\\ trận", ["mặt", "trận" * 99], ["mặt"]))
    at = data.draw(st.integers(0, len(record) - 1))
    record[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    cut = bytes(record[: data.draw(st.integers(0, len(record)))])
    for each in (bytes(record), cut):
        try:
            made(parse("mặt trận"), [each, each], compiled=True)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            continue


def test_one_call_makes_all_hits_of_a_page() -> None:
    records = [
        stored(f"Mặt {n}", "7mặt" if n % 3 == 0 else f"Họp {n} mặt", [], []) for n in range(9)
    ]
    hits = made(parse("mặt"), records, compiled=True)
    assert hits == made(parse("mặt"), records, compiled=False)
    assert [each.title.text for each in hits] == [f"Mặt {n}" for n in range(9)]


def test_what_has_too_many_doubts_is_left_to_python() -> None:
    records = [stored("Mặt", "mặt", ["7mặt"] * 600, []) for _ in range(2)]
    assert made(parse("mặt"), records, compiled=True) == made(parse("mặt"), records, compiled=False)
    assert sure(parse("mặt"), records[0])


def test_rows_may_take_more_than_the_memory_that_there_is_at_first() -> None:
    records = [stored("Mặt", "Họp mặt", [], []) for _ in range(3)]
    large = records[1].replace(b'"ban-gio"', b'"' + b"ban-gio-" * 300_000 + b'"')
    records[1] = large
    assert made(parse("mặt"), records, compiled=True) == made(parse("mặt"), records, compiled=False)
    assert sure(parse("mặt"), large)


@pytest.mark.parametrize(
    "letter", ['"', "\\", "\n", "\x01", "\x1f", "ạ", "…", "\x7f", "\u07ff", "\u0800"]
)
def test_signs_in_a_snippet_are_written_as_json_has_them(letter: str) -> None:
    records = [stored("Mặt", f"{letter} mặt {letter}{letter} trận", [], [])]
    assert made(parse("mặt"), records, compiled=True) == made(parse("mặt"), records, compiled=False)
