"""`bantin search`: a query answered on the terminal, or as the JSON that the web API gives."""

import atexit
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.command.group import BilingualCommand
from index.command.option import index_option, json_option
from index.command.store import reading_store

if TYPE_CHECKING:
    from search.explanation.result import Explanation
    from search.request import SearchRequest
    from search.result import ResultPage
    from search.searcher import Searcher


@contextmanager
def _uncollected() -> Iterator[None]:
    """Run and end without the garbage collector: a search makes little garbage.

    The collector would look at all modules again when it is enabled, and once more at the end of
    the process. Together that takes a sixth of the time of a search.
    """
    gc.disable()
    try:
        yield
    finally:
        # Puts what was made into the oldest generation, which is not looked at now.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
        atexit.register(_leave_garbage)


def _leave_garbage() -> None:
    """Keep the collector from looking at anything when the process ends."""
    gc.disable()
    gc.freeze()


@click.command(cls=BilingualCommand, short_help="Tìm bản tin. / Search bulletins.")
@click.argument("query")
@click.option(
    "--org",
    "organisations",
    metavar="ID",
    multiple=True,
    help="Chỉ của cơ quan này; lặp lại được. / Only of this organisation; repeatable.",
)
@click.option(
    "--source",
    "publishers",
    metavar="ID",
    multiple=True,
    help="Chỉ của nơi đăng này; lặp lại được. / Only of this publisher; repeatable.",
)
@click.option(
    "--place",
    "places",
    metavar="ID",
    multiple=True,
    help="Chỉ của địa phương này; lặp lại được. / Only of this place; repeatable.",
)
@click.option(
    "--from",
    "published_from",
    metavar="D",
    help="Từ ngày, như 2020-07-13 hay 13/7/2020. / From this day on.",
)
@click.option("--to", "published_to", metavar="D", help="Đến hết ngày. / Up to this day.")
@click.option(
    "--sort",
    metavar="S",
    default="relevance",
    show_default=True,
    help="Thứ tự: relevance, newest, oldest. / The order of the hits.",
)
@click.option("--page", metavar="N", default="1", show_default=True, help="Trang. / Page.")
@click.option(
    "--per-page",
    metavar="N",
    default="10",
    show_default=True,
    help="Số bản tin mỗi trang. / Hits on a page.",
)
@click.option(
    "--duplicates",
    metavar="D",
    help="Các bản tương tự: fold gộp làm một (mặc định), show để riêng (mặc định với"
    " --json). / Similar versions: fold them, or show each, as --json does by default.",
)
@click.option(
    "--marks",
    metavar="M",
    help="Dấu đã gõ: exact, compatible, ignore; để trống thì nới khi ít kết quả."
    " / How typed accents are matched; by default as typed, relaxed where little is found.",
)
@click.option(
    "--literal",
    "is_literal",
    is_flag=True,
    help="Không đọc theo phím Telex, VNI. / Never read the query as Telex or VNI keys.",
)
@click.option(
    "--advice",
    "wants_advice",
    is_flag=True,
    help="Thêm gợi ý vào JSON, với --json. / Add advice to the JSON, with --json.",
)
@click.option(
    "--explain",
    "explains",
    is_flag=True,
    help="Cho thấy vì sao: từng điều kiện, từng bước, điểm. / Show why: clauses, steps, scores.",
)
@click.option(
    "--hit",
    "hit_id",
    metavar="ID",
    help="Bản tin cần giải thích, với --explain. / The bulletin to explain, with --explain.",
)
@json_option
@index_option
@_uncollected()
def search(
    query: str,
    organisations: tuple[str, ...],
    publishers: tuple[str, ...],
    places: tuple[str, ...],
    published_from: str | None,
    published_to: str | None,
    sort: str,
    page: str,
    per_page: str,
    duplicates: str | None,
    marks: str | None,
    is_literal: bool,
    wants_advice: bool,
    explains: bool,
    hit_id: str | None,
    as_json: bool,
    index_dir: Path,
) -> None:
    """Tìm bản tin theo từ, "cụm từ", -từ loại trừ, OR và tiền tố*.

    Gõ không dấu cũng tìm được; dấu nào đã gõ thì được tôn trọng, trừ khi như vậy còn ít kết quả.
    Cơ quan được gọi bằng mã, như cuối mỗi lần tìm in ra.

    Search by words, "phrases", -excluded, OR and prefix*. Marks may be left out; those typed are
    honoured unless that leaves few hits. Organisations go by the ids that each search prints last.

    \b
    Ví dụ / Examples:
      bantin search "mat tran to quoc"
      bantin search '"vận động Nhân dân" -covid' --sort newest
      bantin search 73-NQ/TU --json
      bantin search "mat tran" --explain
    """
    # NumPy's library for matrices, which a search does not use, would start a thread for each core.
    environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from index.opening.index_store import reading
    from search.errors import Problem, RequestError
    from search.parameters import read_request
    from search.request import Duplicates

    values = {
        "q": [query],
        "org": list(organisations),
        "source": list(publishers),
        "place": list(places),
        "from": [published_from] if published_from else [],
        "to": [published_to] if published_to else [],
        "sort": [sort],
        "page": [page],
        "per_page": [per_page],
        "duplicates": [duplicates] if duplicates else [],
        "marks": [marks] if marks else [],
        "literal": ["1"] if is_literal else [],
        "advice": ["1"] if wants_advice else [],
    }
    request = read_request(values, duplicates=Duplicates.SHOW if as_json else Duplicates.FOLD)
    if hit_id is not None and not explains:
        problem = Problem("hit", "chỉ dùng cùng --explain", "goes with --explain only")
        raise RequestError([problem])
    with reading(reading_store(index_dir)) as generation:
        _require_known(generation.searcher, request)
        if explains:
            _show_explanation(generation.searcher.explain(request, hit_id), as_json)
        else:
            _show_answer(generation.searcher, request, as_json)


def _show_answer(searcher: "Searcher", request: "SearchRequest", as_json: bool) -> None:
    answer = searcher.answer(request)
    page = answer.page if as_json else answer.page_without_places
    _require_page(page)
    if as_json:
        from index.answer_json.advice import advice_json
        from index.answer_json.answer import answer_json

        values = answer_json(page)
        if request.wants_advice:
            _print_json({**values, "advice": advice_json(answer.suggestions)})
        else:
            _print_json(values)
    else:
        from index.command.output.answer import print_answer

        is_advised = bool(request.text) and request.page == 1
        print_answer(page, answer.suggestions if is_advised else None)


def _require_known(searcher: "Searcher", request: "SearchRequest") -> None:
    """Raise RequestError with the nearest ids if an organisation, place or publisher is unknown."""
    from difflib import get_close_matches

    from search.errors import Problem, RequestError
    from search.request import UNKNOWN, SearchRequest

    problems = []
    for id in request.organisations:
        if id != UNKNOWN and searcher.organisation(id) is None:
            near = [f"{each.id} ({each.label})" for each in searcher.near_organisations(id)]
            problems.append(Problem("org", *_unknown(id, near)))
    for id in request.places:
        if searcher.place(id) is None:
            near = [f"{each.id} ({each.label})" for each in searcher.near_places(id)]
            problems.append(Problem("place", *_unknown(id, near)))
    if request.publishers:
        known = {
            each.id: each.label for each in searcher.answer(SearchRequest()).publisher_values()
        }
        for id in request.publishers:
            if id not in known:
                close = get_close_matches(id, known, n=3)
                near = [f"{each} ({known[each]})" for each in close]
                problems.append(Problem("source", *_unknown(id, near)))
    if problems:
        raise RequestError(problems)


def _unknown(id: str, near: Sequence[str]) -> tuple[str, str]:
    """Return in both languages that no bulletin has an id, and which ids are near."""
    listed = ", ".join(near)
    return (
        f"không bản tin nào có mã “{id}”" + (f"; gần nhất: {listed}" if near else ""),
        f"no bulletin has the id “{id}”" + (f"; nearest: {listed}" if near else ""),
    )


def _require_page(page: "ResultPage") -> None:
    from search.errors import Problem, RequestError

    if page.request.page > page.pages:
        told = f"kết quả chỉ có {page.pages} trang, không có trang {page.request.page}"
        pages = "1 page" if page.pages == 1 else f"{page.pages} pages"
        told_en = f"the answer has {pages}, no page {page.request.page}"
        raise RequestError([Problem("page", told, told_en)])


def _show_explanation(explanation: "Explanation", as_json: bool) -> None:
    if as_json:
        _print_json(explanation.to_json())
    else:
        from index.command.output.explanation import print_explanation

        print_explanation(explanation)


def _print_json(values: Mapping[str, Any]) -> None:
    from datetime import datetime
    from json import dumps

    click.echo(dumps(values, ensure_ascii=False, indent=2, default=datetime.isoformat))
