"""The terminal shows each suggestion on a plain line, with what to type and what it finds."""

from datetime import date

from index.command.output.suggestions import suggestion_lines
from search.correction.query_suggestions import QuerySuggestion, QuerySuggestions
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import ResultPage, ResultPart, StricterInterpretation, Understanding

ASKED = SearchRequest("caauf", organisations=("td",))


def lines(understanding: Understanding, suggestions: QuerySuggestions | None) -> list[str]:
    page = ResultPage(ASKED, ResultPart(0, []), [], [], understanding)
    return [each.plain for each in suggestion_lines(page, suggestions)]


def test_nothing_is_said_of_what_is_read_as_typed() -> None:
    assert lines(Understanding("caauf", AccentMatching.COMPATIBLE), QuerySuggestions()) == []


def test_what_was_searched_is_said_on_every_page() -> None:
    stricter = (
        StricterInterpretation(AccentMatching.EXACT, 0),
        StricterInterpretation(AccentMatching.COMPATIBLE, 2),
    )
    assert lines(Understanding("cầu", AccentMatching.IGNORE, True, stricter, 0), None) == [
        "Đang tìm / Searching for: cầu",
        "Ít kết quả đúng dấu; đã tìm thêm từ khác dấu."
        " / Few results have the accents as typed, so other accents were searched too.",
    ]


def test_offers_say_what_to_type() -> None:
    fixed = SearchRequest("cây cầu", ("td",), marks=AccentMatching.COMPATIBLE)
    dated = SearchRequest("cầu", ("td",), date(2021, 3, 1), date(2021, 3, 31))
    suggestions = QuerySuggestions(
        literal=QuerySuggestion("caauf", SearchRequest("caauf", ("td",), is_literal=True), 0),
        restored=(
            QuerySuggestion("cây cầu", fixed, 3),
            QuerySuggestion("cậu", SearchRequest("cậu", ("td",)), 1),
        ),
        period=QuerySuggestion("tháng 3/2021", dated, 2),
        organisations=(QuerySuggestion("Liên đoàn", SearchRequest("cầu", ("ld",)), 1),),
        unfiltered=QuerySuggestion("cầu", SearchRequest("cầu"), 9),
    )
    assert lines(Understanding("cầu", AccentMatching.COMPATIBLE, literal_total=0), suggestions)[
        1:
    ] == [
        "Đúng như đã gõ / As typed: caauf (0, --literal)",
        "Có phải bạn muốn tìm / Did you mean: cây cầu (3, --marks compatible), cậu (1)",
        "Theo ngày đăng / By date of publication: tháng 3/2021"
        " (2, --from 2021-03-01 --to 2021-03-31)",
        "Chỉ xem / Only: Liên đoàn (1, --org ld)",
        "Bỏ bộ lọc / Without filters: cầu (9)",
    ]


def test_a_query_with_another_name_is_quoted_for_the_shell() -> None:
    code = QuerySuggestion("12-KH/TĐ", SearchRequest("12-KH/TĐ xây cầu", ("td",)), 1)
    assert lines(
        Understanding("12-KN/TĐ xây cầu", AccentMatching.COMPATIBLE),
        QuerySuggestions(codes=(code,)),
    ) == ["Số hiệu gần giống / Similar codes: 12-KH/TĐ (1, '12-KH/TĐ xây cầu')"]
