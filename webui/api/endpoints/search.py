"""`/search`: the bulletins that answer a query, by page number or by cursor."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any

from flask import Blueprint, Response
from pydantic import Field, WithJsonSchema

from index.answer_json.advice import AdviceJson, advice_json
from index.answer_json.answer import AnsweredQueryJson, PartsJson, hits_json
from index.answer_json.facet import facet_counts_json, place_counts_json, publisher_counts_json
from index.answer_json.hit import HitJson
from index.answer_json.meaning import Meaning
from search.errors import BantinError, Problem, RequestError
from search.parameter_reader import ParameterReader
from search.request import SearchRequest, Sort
from search.result import ResultPage
from webui.api.cursor import BEGINNING, Cursor, WrongCursorError, read_cursor
from webui.api.description import described
from webui.api.facet import (
    LinkedFacetsJson,
    facet_json,
    organisation_addresses,
    period_addresses,
    place_addresses,
    publisher_addresses,
)
from webui.api.fields import fields_of, take_fields
from webui.api.hit import write_hits
from webui.api.paging import PageJson, page_json
from webui.api.query import FilteredPageParameters, Flag
from webui.api.reply import reply
from webui.current import answer_to, current_generation, hold_generation
from webui.errors import GoneError
from webui.i18n.language import N_

blueprint = Blueprint("api_search", __name__)

_WRONG_CURSOR = Problem(
    "cursor",
    "không phải con trỏ của lần tìm này; hãy bắt đầu lại bằng cursor=*, hoặc gửi đúng next_cursor"
    " với đúng các tham số cũ",
    "is not a cursor of this search; begin again with cursor=*, or send next_cursor as it came,"
    " with the same parameters",
)
_GONE = (
    "chỉ mục mà con trỏ đang đọc đã được thay và không còn nữa; hãy bắt đầu lại bằng cursor=*",
    "the index that the cursor was reading is gone, replaced by others; begin again with cursor=*",
)


class SearchQuery(FilteredPageParameters):
    """The parameters of the search page, and those that only programs need."""

    sort: Annotated[Sort, WithJsonSchema({"type": "string", "enum": list(Sort)})] = Field(
        Sort.RELEVANCE, description=N_("Thứ tự: liên quan nhất, mới nhất hay cũ nhất trước.")
    )
    advice: Flag = Field(False, description=N_("1: thêm những câu tìm khác có thể đúng ý hơn."))
    fields: fields_of(HitJson) = Field(())  # type: ignore[valid-type]
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
        """Return the same request as the search page's, the chosen fields, and the cursor."""
        values = {**super().take(reader), "fields": take_fields(reader, HitJson)}
        cursor = reader.one("cursor")
        if cursor and reader.one("page"):
            reader.reject("page", "không đi cùng cursor", "does not go with cursor")
        return {**values, "cursor": cursor}

    @property
    def request(self) -> SearchRequest:
        """The same as a request to a searcher."""
        return self._asked(self.sort, self.page, self.per_page, self.advice)

    @property
    def walk(self) -> str:
        """What must stay the same for a cursor to be valid; fields and advice may change."""
        aside = {"cursor", "page", "fields", "advice"}
        return str(self.model_dump(mode="json", exclude_defaults=True, exclude=aside))


class SearchAnswerJson(PageJson, AnsweredQueryJson, PartsJson):
    """A page of the bulletins that answer a query."""

    next_cursor: Annotated[
        str | None,
        Meaning("Gửi lại trong cursor để lấy phần tiếp; null là đã hết, hoặc không dùng cursor."),
    ]
    facets: Annotated[LinkedFacetsJson, Meaning("Có thể lọc tiếp theo những gì.")]
    advice: Annotated[AdviceJson | None, Meaning("Những câu tìm khác; null nếu không có advice=1.")]


@blueprint.get("/search")
@described("search", N_("Tìm bản tin"), SearchAnswerJson, 404, 410)
def search(query: SearchQuery) -> Response:
    """Answer a query with the hits of a page, the total, the facets, and any advice asked for."""
    query = _held(query)
    question = query.canonical()
    return reply(question, lambda: _answer(query, question))


def _held(query: SearchQuery) -> SearchQuery:
    """Return the query with the page of its cursor, and hold the generation of the cursor."""
    if query.cursor in ("", BEGINNING):
        return query
    try:
        cursor = read_cursor(query.cursor, query.walk)
    except WrongCursorError:
        raise RequestError([_WRONG_CURSOR]) from None
    current_generation()  # Without any index, the error is that one.
    try:
        hold_generation(cursor.generation)
    except BantinError as error:
        raise GoneError(*_GONE, parameter="cursor") from error
    return query.model_copy(update={"page": cursor.page})


def _answer(query: SearchQuery, question: str) -> Mapping[str, Any]:
    """Return a `SearchAnswerJson` whose hits have the chosen fields."""
    request = query.request
    found = answer_to(request)
    result = found.page
    # The canonical form of the first page is what the addresses of the others begin with.
    first = None if query.cursor or query.page > 1 else question
    page = page_json(query, result.strict.total + result.loose.total, first)
    told = hits_json(result, partial(write_hits, fields=query.fields))
    answer: SearchAnswerJson = {
        **told,
        "facets": _facets(result),
        "links": page["links"],
        "next_cursor": _next_cursor(query, page["pages"]),
        "advice": advice_json(found.suggestions) if query.advice else None,
    }
    return answer


def _facets(result: ResultPage) -> LinkedFacetsJson:
    request = result.request
    return {
        "organisations": facet_json(
            result.organisations,
            organisation_addresses(request),
            partial(facet_counts_json, result.organisations, result.organisation_total),
        ),
        "dates": facet_json(
            result.dates,
            period_addresses(request),
            partial(facet_counts_json, result.dates, None),
        ),
        "sources": facet_json(
            result.publishers,
            publisher_addresses(request),
            partial(publisher_counts_json, result),
        ),
        "places": facet_json(
            result.places, place_addresses(request), partial(place_counts_json, result)
        ),
    }


def _next_cursor(query: SearchQuery, pages: int) -> str | None:
    if not query.cursor or query.page >= pages:
        return None
    return Cursor(current_generation().path.name, query.page + 1).write(query.walk)
