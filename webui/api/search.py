"""`/search`: the bulletins that answer a query, by pages for people and by cursor for programs."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from flask import Blueprint, Response
from pydantic import Field, WithJsonSchema

from search.answer_json import to_json
from search.errors import BantinError, Problem, RequestError
from search.parameter_reader import ParameterReader
from search.request import SearchRequest, Sort
from webui.api.cursor import BEGINNING, Cursor, WrongCursorError, read_cursor
from webui.api.description import described
from webui.api.facet import Facet, organisation_address, period_address, writer
from webui.api.fields import fields_of, take_fields
from webui.api.hit import Hit
from webui.api.model import Model
from webui.api.paging import Page, page_of
from webui.api.query import Flag, Paged
from webui.api.reply import left_out, reply
from webui.api.understood import Advice, Understood
from webui.current import answer_to, current_generation, hold_generation
from webui.errors import GoneError
from webui.i18n.language import N_

blueprint = Blueprint("api_search", __name__)

_WRONG_CURSOR = Problem(
    "cursor",
    "không phải con trỏ của câu hỏi này; hãy bắt đầu lại bằng cursor=*, hoặc gửi đúng next_cursor"
    " với đúng các tham số cũ",
    "is no cursor of this question; begin again with cursor=*, or send next_cursor as it came,"
    " with the same parameters",
)
_GONE = (
    "chỉ mục mà con trỏ đang đọc đã được thay và không còn nữa; hãy bắt đầu lại bằng cursor=*",
    "the index that the cursor was reading is gone, replaced by others; begin again with cursor=*",
)


class SearchQuery(Paged):
    """What the search page takes, and what programs need beside it."""

    sort: Annotated[Sort, WithJsonSchema({"type": "string", "enum": list(Sort)})] = Field(
        Sort.RELEVANCE, description=N_("Thứ tự: liên quan nhất, mới nhất hay cũ nhất trước.")
    )
    advice: Flag = Field(False, description=N_("1: thêm những câu tìm khác có thể đúng ý hơn."))
    fields: fields_of(Hit) = Field(())  # type: ignore[valid-type]
    cursor: Annotated[
        str, WithJsonSchema({"type": "string", "pattern": r"^(\*|[0-9A-Za-z_-]{16,120})$"})
    ] = Field(
        "",
        description=N_(
            "Để lấy hết: bắt đầu bằng *, rồi gửi next_cursor của câu trả lời trước. Mỗi bản tin"
            " đến đúng một lần, kể cả khi chỉ mục được lập lại giữa chừng."
        ),
        examples=[BEGINNING],
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return what the page would read, too, with the page that a cursor stands for."""
        values = {**super().take(reader), "fields": take_fields(reader, Hit)}
        cursor = reader.one("cursor")
        if cursor and reader.one("page"):
            reader.reject("page", "không đi cùng cursor", "does not go with cursor")
        return {**values, "cursor": cursor}

    @property
    def request(self) -> SearchRequest:
        """The same as a request to a searcher."""
        return replace(
            super().request,
            sort=self.sort,
            page=self.page,
            per_page=self.per_page,
            wants_advice=self.advice,
        )

    @property
    def walk(self) -> str:
        """What a cursor of this query is good for: the same walk, whatever is told of each hit."""
        aside = {"cursor", "page", "fields", "advice"}
        return str(self.model_dump(mode="json", exclude_defaults=True, exclude=aside))


class Facets(Model):
    """The facets of an answer."""

    organisations: Facet = Field(
        description=N_("Cơ quan, nhiều bản tin nhất trước; đếm không kể bộ lọc cơ quan.")
    )
    dates: Facet = Field(description=N_("Năm và tháng, mới nhất trước; đếm không kể bộ lọc ngày."))


class SearchAnswer(Page):
    """A page of the bulletins that answer a query."""

    query: str = Field(description=N_("Câu tìm."))
    understood: Understood = Field(description=N_("Câu ấy đã được hiểu thế nào."))
    total: int = Field(description=N_("Có đúng bao nhiêu bản tin."))
    sort: Sort = Field(description=N_("Thứ tự."))
    next_cursor: str | None = Field(
        description=N_("Gửi lại trong cursor để lấy phần tiếp; null là hết, hoặc không hỏi cursor.")
    )
    hits: list[Hit] = Field(description=N_("Các bản tin của trang này."))
    facets: Facets = Field(description=N_("Có thể lọc tiếp theo những gì."))
    advice: Advice | None = Field(
        description=N_("Những câu tìm khác; null nếu không hỏi bằng advice=1.")
    )


@blueprint.get("/search")
@described("search", N_("Tìm bản tin"), SearchAnswer, 404, 410)
def search(query: SearchQuery) -> Response:
    """Answer a query with the hits of a page, the total, the facets, and any advice asked for."""
    query = _held(query)
    return reply(query.canonical(), lambda: _answer(query))


def _held(query: SearchQuery) -> SearchQuery:
    """Return the query for the page that its cursor stands for, and hold to its generation."""
    if query.cursor in ("", BEGINNING):
        return query
    try:
        cursor = read_cursor(query.cursor, query.walk)
    except WrongCursorError:
        raise RequestError([_WRONG_CURSOR]) from None
    current_generation()  # Where there is no index at all, that is what is wrong.
    try:
        hold_generation(cursor.generation)
    except BantinError as error:
        raise GoneError(*_GONE, parameter="cursor") from error
    return query.model_copy(update={"page": cursor.page})


def _answer(query: SearchQuery) -> Mapping[str, Any]:
    """Return the values of a `SearchAnswer`."""
    request = query.request
    found = answer_to(request)
    result = found.page
    page = page_of(query, result.total)
    told = to_json(result, writer(organisation_address(request)), writer(period_address(request)))
    advice = found.suggestions.to_json() if query.advice else None
    left = left_out(Hit, query.fields)
    return {
        **told,
        "hits": [
            {name: value for name, value in hit.items() if name not in left} for hit in told["hits"]
        ],
        "links": page.links.model_dump(by_alias=True),
        "next_cursor": _next_cursor(query, page.pages),
        "advice": advice,
    }


def _next_cursor(query: SearchQuery, pages: int) -> str | None:
    if not query.cursor or query.page >= pages:
        return None
    return Cursor(current_generation().path.name, query.page + 1).write(query.walk)
