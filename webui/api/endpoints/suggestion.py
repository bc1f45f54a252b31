"""`/suggest`: completions of what has been typed so far."""

from collections.abc import Mapping
from typing import Annotated, Any

from flask import Blueprint, Response
from pydantic import Field
from typing_extensions import TypedDict

from index.answer_json.meaning import Meaning
from search.parameter_reader import ParameterReader
from search.parameters import TEXT_LIMIT, take_text
from search.suggest.suggestion import LIMIT, SuggestionKind
from webui.api.description import described
from webui.api.query import Parameters
from webui.api.reply import reply
from webui.current import current_searcher
from webui.i18n.language import N_

blueprint = Blueprint("api_suggestion", __name__)

MOST = 10


class SuggestionQuery(Parameters):
    """What is typed so far."""

    q: str = Field(
        "",
        json_schema_extra={"maxLength": TEXT_LIMIT},
        description=N_("Chữ đã gõ."),
        examples=["mat tr"],
    )
    count: int = Field(
        LIMIT,
        json_schema_extra={"minimum": 1, "maximum": MOST},
        description=N_("Số gợi ý nhiều nhất của mỗi loại."),
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the text, and the number of suggestions of each kind."""
        return {"q": take_text(reader), "count": reader.number("count", LIMIT, MOST)}


class SuggestionJson(TypedDict):
    """A text to search for."""

    kind: Annotated[SuggestionKind, Meaning("Cụm từ, cơ quan, số hiệu hay tiêu đề.")]
    text: Annotated[str, Meaning("Câu tìm được gợi ý.")]
    count: Annotated[int, Meaning("Số kết quả.")]
    id: Annotated[
        str, Meaning("Mã cơ quan, hoặc mã bản tin mới nhất có tiêu đề ấy; các loại khác để trống.")
    ]


class SuggestionAnswerJson(TypedDict):
    """What the text may go on to, by kinds."""

    suggestions: Annotated[list[SuggestionJson], Meaning("Các gợi ý, xếp theo loại.")]


@blueprint.get("/suggest")
@described("suggest", N_("Gợi ý khi đang gõ"), SuggestionAnswerJson)
def suggest(query: SuggestionQuery) -> Response:
    """Answer with suggestions for what is typed so far."""

    def make() -> SuggestionAnswerJson:
        found = current_searcher().suggest(query.q, query.count)
        return {
            "suggestions": [
                {"kind": each.kind, "text": each.text, "count": each.count, "id": each.id}
                for each in found
            ]
        }

    return reply(query.canonical(), make)
