"""A snippet is the passage that shows best why a bulletin was found."""

from time import thread_time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlight.highlighter import Highlighter
from search.highlight.snippet import ELLIPSIS, LENGTH, SEARCHED, highlight_text, make_snippet
from search.query.parser import parse
from search.result import HighlightedText
from tests.search.writing import writings

FILLER = "Bà con cùng nhau dọn đường làng sạch đẹp đón xuân sang. "


def shown(marked: HighlightedText) -> str:
    """Return a highlighted text with ‹ and › around its highlights."""
    parts: list[str] = []
    end = 0
    for start, stop in marked.highlights:
        parts += (marked.text[end:start], "‹", marked.text[start:stop], "›")
        end = stop
    return "".join((*parts, marked.text[end:]))


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Mặt trận Tổ quốc tỉnh", "mat tran to quoc", "‹Mặt trận Tổ quốc› tỉnh"),
        ("Mặt trận Tổ quốc tỉnh", "trận mặt", "‹Mặt trận› Tổ quốc tỉnh"),
        ("Mặt trận, Tổ quốc", "mat tran to quoc", "‹Mặt trận›, ‹Tổ quốc›"),
        ("Mặt\u00a0trận  Tổ quốc", "mat tran to", "‹Mặt\u00a0trận  Tổ› quốc"),
        ("thu 500.000đ mỗi hộ", "500.000đ", "thu ‹500.000đ› mỗi hộ"),
        ("Họp ngày 10/7/2020", "ngày 10 tháng 7 năm 2020", "Họp ngày ‹10/7/2020›"),
        ("Không có gì", "mặt", "Không có gì"),
        ("", "mặt", ""),
    ],
)
def test_a_whole_text_with_its_marks(text: str, query: str, expected: str) -> None:
    assert shown(highlight_text(text, Highlighter(parse(query)))) == expected


def test_a_short_text_is_shown_whole() -> None:
    assert (
        shown(make_snippet(["", "Họp Mặt trận xã."], Highlighter(parse("mat tran"))))
        == "Họp ‹Mặt trận› xã."
    )


def test_without_a_marked_place_the_beginning_is_shown() -> None:
    snippet = make_snippet(["", FILLER * 9, "Khác"], Highlighter(parse("zzz")))
    assert snippet.text.startswith(FILLER) and snippet.text.endswith(ELLIPSIS)
    assert snippet.highlights == ()
    for texts in ([], ["", ""]):
        assert make_snippet(texts, Highlighter(parse("mặt"))) == HighlightedText("")


def test_a_cut_falls_between_words() -> None:
    text = FILLER * 9 + "Đoàn xã họp. " + FILLER * 9
    snippet = make_snippet([text], Highlighter(parse("đoàn xã họp")))
    assert "‹Đoàn xã họp›" in shown(snippet)
    inside = snippet.text.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS)
    assert LENGTH - 20 <= len(inside) <= LENGTH
    assert f" {inside} " in text
    assert snippet.text == f"{ELLIPSIS}{inside}{ELLIPSIS}"


def test_odd_spaces_are_places_to_cut_too() -> None:
    text = (FILLER * 9 + "Đoàn xã họp. " + FILLER * 9).replace(" ", "\u00a0")
    inside = make_snippet([text], Highlighter(parse("đoàn"))).text.strip(ELLIPSIS)
    assert f"\u00a0{inside}\u00a0" in text


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        # More units of the query.
        ("mặt trận", "mặt bằng của tổ dân phố và trận bóng"),
        # The same units, but in the order of the query and side by side.
        ("trận mặt quốc tổ", "mặt trận có tổ quốc"),
        ("mặt và trận và tổ và quốc", "mặt trận rồi mới đến tổ quốc"),
        ("mặt trận, quốc lộ, tổ dân phố", "mặt trận tổ quốc"),
        # The same units, closer together.
        ("mặt của những trận do các tổ trong quốc", "mặt ở trận ở tổ ở quốc"),
    ],
)
def test_the_better_passage_is_shown(worse: str, better: str) -> None:
    query = parse("mat tran to quoc")
    for texts in (
        [worse, better],
        [better, worse],
        [f"{worse}. {FILLER * 9}{better}."],
        [f"{better}. {FILLER * 9}{worse}."],
        [f"{FILLER * 5}{worse}.", FILLER, f"{FILLER * 5}{better}. {FILLER}"],
    ):
        assert better in make_snippet(texts, Highlighter(query)).text
        assert worse not in make_snippet(texts, Highlighter(query)).text


def test_of_equals_the_first_is_shown() -> None:
    assert make_snippet(
        ["mặt trận một", "mặt trận hai"], Highlighter(parse("mặt trận"))
    ).text.endswith("một")


def test_a_repeated_unit_does_not_tear_neighbours_apart() -> None:
    text = f"mặt trận {FILLER}mặt tổ quốc"
    assert shown(make_snippet([text], Highlighter(parse("mặt trận tổ quốc")))).startswith(
        "‹mặt trận›"
    )


def test_every_marked_place_that_is_shown_is_marked() -> None:
    text = f"{FILLER * 6}họp về trận bóng và họp mặt trận tổ quốc {FILLER * 6}họp"
    assert "‹họp› về ‹trận› bóng và ‹họp mặt trận tổ quốc›" in shown(
        make_snippet([text], Highlighter(parse("họp mặt trận tổ quốc")))
    )


@given(st.lists(writings, max_size=4), writings)
def test_snippets_are_total_and_their_marks_in_order(texts: list[str], query: str) -> None:
    snippet = make_snippet(texts, Highlighter(parse(query)))
    assert len(snippet.text) <= LENGTH + 2 * len(ELLIPSIS)
    inside = snippet.text.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS)
    assert not texts or any(inside in each or snippet.text in each for each in texts)
    end = 0
    for start, stop in snippet.highlights:
        assert end <= start < stop <= len(snippet.text)
        end = stop


@given(writings)
def test_composed_and_decomposed_texts_have_the_same_marks(query: str) -> None:
    text = f"{FILLER}Họp Mặt trận Tổ quốc ngày 10/7/2020 theo 73-NQ/TƯ"
    one, other = (
        make_snippet([normalize(form, text)], Highlighter(parse(query))) for form in ("NFC", "NFD")
    )
    assert normalize("NFC", shown(other)) == shown(one)


def test_a_run_without_spaces_is_cut() -> None:
    assert len(make_snippet(["x" * 1000], Highlighter(parse("x*"))).text) == LENGTH + 1


def test_whole_reports_are_searched_in_their_beginning() -> None:
    assert make_snippet(["a " * SEARCHED, "mặt trận"], Highlighter(parse("mặt"))).highlights == ()
    assert make_snippet(["a " * (SEARCHED // 3), "mặt trận"], Highlighter(parse("mặt"))).highlights


@pytest.mark.parametrize(
    "query",
    [
        "mặt trận tổ quốc",
        "mat tran to quoc covid",
        "b*",
        '"bà con cùng" đón xuân',
        "bà con " * 60,
        "a* " * 170,
    ],
)
def test_a_page_of_snippets_takes_no_time(query: str) -> None:
    parsed = parse(query[:512])
    bulletins = [[FILLER * 10, f"Mặt trận Tổ quốc {FILLER * 20}", FILLER * 17] for _ in range(10)]
    best = min(_seconds(bulletins, query) for _ in range(3))
    assert parsed.text and best < 0.1, "help: a page should take some 10 ms, slow machines more"


def _seconds(bulletins: list[list[str]], query: str) -> float:
    parsed = parse(query)
    started = thread_time()
    for texts in bulletins:
        make_snippet(texts, Highlighter(parsed))
    return thread_time() - started
