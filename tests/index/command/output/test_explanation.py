"""The terminal shows an explanation like `explanation.txt`, under a clock that ticks evenly."""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from index.command.output.explanation import print_explanation
from search.engine import stopwatch
from search.request import SearchRequest
from search.searcher import Searcher

GOLDEN = Path(__file__).with_name("explanation.txt")

Printed = Callable[..., str]


@pytest.fixture
def printed(
    searcher: Searcher, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Printed:
    """Explain a request on a console that is no terminal; each reading of the clock adds 1 µs."""
    moments = count(0, 1000)
    monkeypatch.setattr(stopwatch, "perf_counter_ns", lambda: next(moments))

    def show(request: SearchRequest, hit_id: str | None = None) -> str:
        print_explanation(searcher.explain(request, hit_id))
        return "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())

    return show


def test_people_read_clauses_steps_and_scores(printed: Printed) -> None:
    request = SearchRequest(
        'mat tran -covid xã OR "tổ quốc" hi* 45-NQ/TU',
        ("uy-ban-mttq-tinh-thanh-giang",),
        date(2020, 7, 1),
        date(2020, 7, 31),
    )
    assert printed(request) == GOLDEN.read_text("utf-8"), f"help: if it is better, renew {GOLDEN}"


def test_people_read_why_a_bulletin_is_not_found(printed: Printed) -> None:
    request = SearchRequest("mật -ong", ("uy-ban-mttq-tinh-thanh-giang",), date(2022, 1, 1))
    text = printed(request, "mat-ong")
    assert text.endswith(
        "mat-ong không được tìm thấy / is not found: Mùa mật ong trên núi\n"
        "  có phần bị loại / has what is excluded: ong\n"
        "  ngoài những ngày đã chọn / outside of the days chosen\n"
        "  không thuộc cơ quan đã chọn / of no organisation chosen\n"
    )
    assert "không có / lacks: covid\n" in printed(SearchRequest("covid"), "mat-ong")
    assert "câu tìm chỉ có ký hiệu / the query has no words: ?!" in printed(
        SearchRequest("?!"), "mat-ong"
    )


def test_nothing_found_is_explained_too(printed: Printed) -> None:
    text = printed(SearchRequest("covid"))
    assert text.startswith("covid\n0 bản tin / bulletins\n")
    assert "This page" not in text and "Độ hiếm" not in text


def test_no_query_is_all_bulletins(printed: Printed) -> None:
    text = printed(SearchRequest(""))
    assert text.startswith("mọi bản tin / all bulletins\n10 bản tin / bulletins\n")
    assert "Điều kiện" not in text
    assert text.endswith("không phần nào góp điểm / nothing adds to the score\n")


def test_what_was_typed_is_no_markup(printed: Printed) -> None:
    assert printed(SearchRequest("[bold]mặt[/bold] :bee:")).startswith("[bold]mặt[/bold] :bee:\n")


def test_of_many_terms_the_commonest_are_shown(printed: Printed) -> None:
    text = printed(SearchRequest("t*"))
    assert "   truong " in text and "   tai " in text
    assert "nữa / more" in text and "   trong " not in text
