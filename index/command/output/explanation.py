"""An explanation on the terminal: clauses, steps and hits as tables, and why one bulletin is there.

Headings are Vietnamese, with English below.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from search.engine.explained import (
    ClauseKind,
    ExplainedClause,
    ExplainedPlainTerm,
    ExplainedTerm,
    Obstacle,
    Step,
    StepName,
)
from search.explanation.result import ExplainedHit, ExplainedMiss, Explanation, RankedHit
from search.field import Field
from search.text.token import TokenKind

# The most terms in a row or a column, so that the table stays readable; --json gives all.
_TERMS = 8

# The width where there is no terminal: rows are not wrapped, so that grep sees whole rows.
_WIDTH = 1000

_CLAUSES: Mapping[str, str] = {
    ClauseKind.PHRASE: "cụm từ / phrase",
    ClauseKind.PREFIX: "phần đầu / prefix",
    ClauseKind.EITHER: "một trong / either",
    ClauseKind.ENOUGH: "phần lớn / most of",
    ClauseKind.NAME: "tên / name",
    TokenKind.SYLLABLE.value: "tiếng / syllable",
    TokenKind.CODE.value: "số hiệu / code",
    TokenKind.DATE.value: "ngày / date",
    TokenKind.AMOUNT.value: "số / amount",
}
_STEPS = {
    StepName.READING: "đọc câu tìm / query read",
    StepName.CLAUSES: "tra từng điều kiện / clauses looked up",
    StepName.INTERSECTION: "có đủ mọi điều kiện / all clauses",
    StepName.EXCLUSION: "bớt phần bị loại / without the excluded",
    StepName.LISTING: "liệt kê / listed",
    StepName.DAYS: "lọc theo ngày / of the days",
    StepName.ORGANISATIONS: "lọc theo cơ quan / of the organisations",
    StepName.PLACES: "lọc theo địa phương / of the places",
    StepName.PUBLISHERS: "lọc theo nơi đăng / of the publishers",
    StepName.UNITS: "chấm điểm từng tiếng / units scored",
    StepName.PAIRS: "chấm điểm từng cặp / pairs scored",
    StepName.PAGE: "chọn trang / page chosen",
    StepName.SNIPPETS: "trích đoạn / snippets",
    StepName.ORGANISATION_FACET: "đếm theo cơ quan / counted by organisation",
    StepName.DATE_FACET: "đếm theo tháng / counted by month",
}
_FIELDS = {
    Field.TITLE: "tiêu đề / title",
    Field.LEAD: "sapo / lead",
    Field.BODY: "nội dung / body",
    Field.CAPTIONS: "chú thích / captions",
    Field.AUTHOR: "tác giả / author",
}
_OBSTACLES = {
    StepName.READING: "câu tìm chỉ có ký hiệu / the query has no words",
    StepName.INTERSECTION: "không có / lacks",
    StepName.EXCLUSION: "có phần bị loại / has what is excluded",
    StepName.DAYS: "ngoài những ngày đã chọn / outside of the days chosen",
    StepName.ORGANISATIONS: "không thuộc cơ quan đã chọn / of no organisation chosen",
    StepName.PLACES: "không thuộc địa phương đã chọn / of no place chosen",
    StepName.PUBLISHERS: "không của nơi đăng đã chọn / of no publisher chosen",
}


def print_explanation(explanation: Explanation) -> None:
    """Print how a request was answered."""
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDTH
    console.print(explanation.query or "mọi bản tin / all bulletins", style="bold")
    console.print(f"{explanation.total} bản tin / bulletins")
    if explanation.clauses:
        console.print(_clause_table(explanation.clauses))
    console.print(_step_table(explanation.steps, explanation.microseconds))
    _print_page(console, explanation.hits)
    match explanation.about:
        case ExplainedHit() as hit:
            console.print(f"Điểm của / The score of {hit.id}: {hit.title}", style="bold")
            nothing = "  không phần nào góp điểm / nothing adds to the score"
            console.print(_score_table(hit) if hit.units else nothing)
        case ExplainedMiss() as miss:
            title = f"{miss.id} không được tìm thấy / is not found: {miss.title}"
            console.print(title, style="bold")
            for each in miss.obstacles:
                console.print(f"  {_obstacle(each)}")


def _table(*headings: str) -> Table:
    """Return a table with headings; those that end with a space are right-aligned, for numbers."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for each in headings:
        table.add_column(each.strip(), justify="right" if each.endswith(" ") else "left")
    return table


def _clause_table(clauses: Sequence[ExplainedClause]) -> Table:
    table = _table(
        "Điều kiện\nClause",
        "Loại\nKind",
        "Không dấu\nPlain",
        "Trong chỉ mục\nIn the index",
        "Bản tin\nBulletins ",
        "µs ",
    )
    for clause in clauses:
        for row in _clause_rows(clause, "-" if clause.excluded else ""):
            table.add_row(*row)
    return table


def _clause_rows(clause: ExplainedClause, before: str) -> Iterator[Sequence[str]]:
    """Yield the row of a clause, and after it the rows of its terms or alternatives."""
    typed = before + clause.typed
    found = str(clause.documents), _time(clause.microseconds)
    if clause.kind is ClauseKind.TERM:
        for unit in clause.units:
            yield typed, _CLAUSES[unit.kind], unit.plain, _terms(unit.variants), *found
        return
    yield typed, _CLAUSES[clause.kind], "", "", *found
    indent = " " * len(before) + "  "
    for each in clause.alternatives:
        yield from _clause_rows(each, indent)
    for unit in clause.units[:_TERMS]:
        yield _unit_row(unit, indent)
    if len(clause.units) > _TERMS:
        rest = len(clause.units) - _TERMS
        yield f"{indent}…", "", f"{rest} nữa / more", "", "", ""


def _unit_row(unit: ExplainedPlainTerm, indent: str) -> Sequence[str]:
    terms = _terms(unit.variants)
    return indent + unit.typed, _CLAUSES[unit.kind], unit.plain, terms, str(unit.documents), ""


def _step_table(steps: Sequence[Step], microseconds: float) -> Table:
    table = _table("Bước\nStep", "Xem\nLooked at ", "Còn\nLeft ", "µs ")
    for each in steps:
        table.add_row(
            _STEPS[each.name], str(each.looked_at), str(each.left), _time(each.microseconds)
        )
    table.add_row("cộng / together", "", "", _time(microseconds), style="bold")
    return table


def _print_page(console: Console, hits: Sequence[RankedHit]) -> None:
    if hits:
        console.print("Trang này / This page", style="bold")
    for each in hits:
        console.print(f"{_number(each.score):>9}  {each.title}", soft_wrap=True)
        # Not wrapped, so that it can be copied to --hit.
        console.print(f"{'':>9}  {each.id}", style="dim", soft_wrap=True)
    if hits:
        console.print()


def _score_table(hit: ExplainedHit) -> Table:
    table = _table(
        "Phần\nPart", "Ở đâu\nWhere", "Độ hiếm\nRarity ", "Mức độ\nAmount ", "Điểm\nScore "
    )
    for unit in hit.units:
        where = [f"{_FIELDS[field]} {count}" for field, count in unit.frequencies.items()]
        numbers = map(_number, (unit.idf, unit.amount, unit.contribution))
        table.add_row(unit.typed, ", ".join(where), *numbers)
    for pair in hit.pairs:
        numbers = map(_number, (pair.idf, pair.amount, pair.contribution))
        table.add_row(pair.typed, f"cặp / pair × {pair.boost}", *numbers)
    if hit.newness != 1.0:
        table.add_row("tin mới / new", "", "", f"× {_number(hit.newness)}", "")
    if hit.title_score:
        table.add_row("tiêu đề / title", "", "", "", _number(hit.title_score))
    table.add_row("cộng / together", "", "", "", _number(hit.score), style="bold")
    return table


def _obstacle(obstacle: Obstacle) -> str:
    said = _OBSTACLES[obstacle.name]
    return f"{said}: {obstacle.typed}" if obstacle.typed else said


def _terms(variants: Sequence[ExplainedTerm]) -> str:
    terms = [f"{each.term} {each.documents}" for each in variants[:_TERMS]]
    if len(variants) > _TERMS:
        terms.append(f"… {len(variants) - _TERMS} nữa / more")
    return ", ".join(terms)


def _time(microseconds: float) -> str:
    return f"{microseconds:.0f}"


def _number(value: float) -> str:
    return f"{value:.3f}"
