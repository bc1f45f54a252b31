"""How a query was understood, as JSON."""

from collections.abc import Iterator
from typing import Annotated

from typing_extensions import TypedDict

from index.answer_json.meaning import Meaning
from search.query.accent_matching import AccentMatching
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    SynonymClause,
    TermClause,
)
from search.query.parser import parse
from search.relaxation.notice import Notice, relaxation_notice
from search.result import Understanding


class StricterJson(TypedDict):
    """A stricter reading of the same query."""

    marks: Annotated[AccentMatching, Meaning("Cách so khớp dấu.")]
    total: Annotated[int, Meaning("Số bản tin tìm thấy, không kể bộ lọc.")]


class UnitJson(TypedDict):
    """One condition of a query."""

    text: Annotated[str, Meaning("Phần của câu tìm.")]
    kind: Annotated[
        str,
        Meaning(
            "syllable, code, date, amount, phrase (trong ngoặc kép), prefix (có dấu *), name (tên"
            " và tên viết tắt) hoặc either (OR)."
        ),
    ]
    excluded: Annotated[bool, Meaning("Bị loại trừ bằng dấu trừ.")]


class NoticeJson(TypedDict):
    """What a reader is told of a query that was read more loosely."""

    message: Annotated[str, Meaning("Bằng tiếng Việt.")]
    message_en: Annotated[str, Meaning("Bằng tiếng Anh.")]


class UnderstoodJson(TypedDict):
    """What was searched for."""

    text: Annotated[str, Meaning("Câu tìm, hoặc câu mà các phím Telex, VNI biểu thị.")]
    keystrokes: Annotated[bool, Meaning("Câu tìm được đọc như phím Telex hay VNI.")]
    corrected: Annotated[bool, Meaning("Câu tìm là câu đã sửa lỗi gõ.")]
    literal_total: Annotated[
        int | None, Meaning("Nếu vậy, số bản tin mà chính câu đã gõ tìm thấy.")
    ]
    marks: Annotated[AccentMatching, Meaning("Cách so khớp dấu đã gõ.")]
    all_units: Annotated[bool, Meaning("Phải có đủ mọi từ, hay chỉ cần phần lớn các từ.")]
    in_a_row: Annotated[bool, Meaning("Các từ phải đứng liền nhau như đã gõ.")]
    asking: Annotated[list[str], Meaning("Các từ chỉ để hỏi, không bắt buộc có.")]
    newest: Annotated[list[str], Meaning("Các từ yêu cầu tin mới: tin mới đứng trước.")]
    stricter: Annotated[
        list[StricterJson],
        Meaning("Những cách đọc chặt hơn, đã cho quá ít kết quả; chặt nhất trước."),
    ]
    units: Annotated[list[UnitJson], Meaning("Câu tìm gồm những điều kiện nào.")]
    notice: Annotated[
        NoticeJson | None, Meaning("Một câu cho người đọc biết vì sao tìm rộng hơn câu đã gõ.")
    ]


def understood_json(understanding: Understanding) -> UnderstoodJson:
    """Return as JSON how a query was understood, with each of its conditions."""
    return {
        "text": understanding.text,
        "keystrokes": understanding.literal_total is not None and not understanding.is_corrected,
        "corrected": understanding.is_corrected,
        "literal_total": understanding.literal_total,
        "marks": understanding.marks,
        "all_units": understanding.has_all_units,
        "in_a_row": understanding.is_joined,
        "asking": list(understanding.asking),
        "newest": list(understanding.newest),
        "stricter": [{"marks": each.marks, "total": each.total} for each in understanding.stricter],
        "units": list(_units(parse(understanding.text))),
        "notice": _notice(relaxation_notice(understanding)),
    }


def _notice(notice: Notice | None) -> NoticeJson | None:
    if notice is None:
        return None
    return {"message": notice.message, "message_en": notice.message_en}


def _units(query: Query) -> Iterator[UnitJson]:
    for clauses, is_excluded in ((query.required, False), (query.excluded, True)):
        for each in clauses:
            start, end = _span(each)
            yield {
                "text": query.text[start:end],
                "kind": _kind(each),
                "excluded": is_excluded,
            }


def _span(clause: Clause) -> tuple[int, int]:
    match clause:
        case PhraseClause(units):
            return units[0].start, units[-1].end
        case TermClause() | PrefixClause() | SynonymClause():
            return clause.start, clause.end
        case Or(clauses):
            spans = [_span(each) for each in clauses]
            return min(start for start, _ in spans), max(end for _, end in spans)


def _kind(clause: Clause) -> str:
    match clause:
        case TermClause():
            return clause.kind.value
        case _:
            return _KINDS[type(clause)]


_KINDS = {PhraseClause: "phrase", PrefixClause: "prefix", SynonymClause: "name", Or: "either"}
