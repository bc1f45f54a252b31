"""`/status`: what the index holds, and when it was built."""

from datetime import date, datetime
from importlib.metadata import version
from typing import Annotated

from flask import Blueprint, Response
from typing_extensions import TypedDict

from index.answer_json.meaning import Meaning
from webui.api.description import described
from webui.api.query import Parameters
from webui.api.reply import reply
from webui.current import current_generation
from webui.i18n.language import N_

blueprint = Blueprint("api_status", __name__)


class StatusQuery(Parameters):
    """No parameters."""


class StatusJson(TypedDict):
    """The index that answers now."""

    version: Annotated[str, Meaning("Phiên bản của Bantin.")]
    generation: Annotated[str, Meaning("Số hiệu của chỉ mục; đổi mỗi lần lập lại.")]
    built_at: Annotated[datetime, Meaning("Chỉ mục được lập lúc nào.")]
    bulletins: Annotated[int, Meaning("Số bản tin.")]
    organisations: Annotated[int, Meaning("Số cơ quan mà các bản tin ấy nhắc đến.")]
    first_day: Annotated[date | None, Meaning("Ngày đăng của bản tin cũ nhất.")]
    last_day: Annotated[date | None, Meaning("Ngày đăng của bản tin mới nhất.")]


@blueprint.get("/status")
@described("status", N_("Chỉ mục đang dùng"), StatusJson)
def status(query: StatusQuery) -> Response:
    """Answer with what the index holds."""

    def make() -> StatusJson:
        generation = current_generation()
        searcher = generation.searcher
        days = searcher.days()
        return {
            "version": version("bantin"),
            "generation": generation.path.name,
            "built_at": generation.meta.built_at,
            "bulletins": sum(count for _, count in days),
            "organisations": len(searcher.organisations()),
            "first_day": days[0][0] if days else None,
            "last_day": days[-1][0] if days else None,
        }

    return reply(query.canonical(), make)
