"""`/suggest`: what somebody may be about to type."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response
from pydantic import Field

from search.parameter_reader import ParameterReader
from search.parameters import TEXT_LIMIT, take_text
from search.suggest.suggestion import LIMIT, SuggestionKind
from webui.api.description import described
from webui.api.model import Model
from webui.api.query import Query
from webui.api.reply import reply
from webui.current import current_searcher
from webui.i18n.language import N_

blueprint = Blueprint("api_suggestion", __name__)

MOST = 10


class SuggestionQuery(Query):
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
        description=N_("Bao nhiêu gợi ý mỗi loại, nhiều nhất."),
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the text, and how many suggestions are wanted."""
        return {"q": take_text(reader), "count": reader.number("count", LIMIT, MOST)}


class Suggestion(Model):
    """A text to search for."""

    kind: SuggestionKind = Field(description=N_("Cụm từ, cơ quan, số hiệu hay tiêu đề."))
    text: str = Field(description=N_("Câu tìm được gợi ý."))
    count: int = Field(description=N_("Tìm thấy bao nhiêu bản tin."))
    id: str = Field(
        description=N_(
            "Mã cơ quan, hoặc mã bản tin mới nhất có tiêu đề ấy; các loại khác để trống."
        )
    )


class SuggestionAnswer(Model):
    """What the text may go on to, by kinds."""

    suggestions: list[Suggestion] = Field(description=N_("Các gợi ý, xếp theo loại."))


@blueprint.get("/suggest")
@described("suggest", N_("Gợi ý khi đang gõ"), SuggestionAnswer)
def suggest(query: SuggestionQuery) -> Response:
    """Answer with suggestions for what is typed so far."""

    def make() -> SuggestionAnswer:
        found = current_searcher().suggest(query.q, query.count)
        return SuggestionAnswer(
            suggestions=[
                Suggestion(kind=each.kind, text=each.text, count=each.count, id=each.id)
                for each in found
            ]
        )

    return reply(query.canonical(), make)
