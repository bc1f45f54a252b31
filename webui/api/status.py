"""`/status`: what the index holds, and since when."""

from datetime import date, datetime
from importlib.metadata import version

from flask import Blueprint, Response
from pydantic import Field

from webui.api.description import described
from webui.api.model import Model
from webui.api.query import Query
from webui.api.reply import reply
from webui.current import current_generation
from webui.i18n.language import N_

blueprint = Blueprint("api_status", __name__)


class StatusQuery(Query):
    """Nothing: there is one status."""


class Status(Model):
    """The index that answers now."""

    version: str = Field(description=N_("Phiên bản của Bantin."))
    generation: str = Field(description=N_("Số hiệu của chỉ mục; đổi mỗi lần lập lại."))
    built_at: datetime = Field(description=N_("Chỉ mục được lập lúc nào."))
    bulletins: int = Field(description=N_("Có bao nhiêu bản tin."))
    organisations: int = Field(description=N_("Các bản tin ấy nhắc đến bao nhiêu cơ quan."))
    first_day: date | None = Field(description=N_("Ngày đăng của bản tin cũ nhất."))
    last_day: date | None = Field(description=N_("Ngày đăng của bản tin mới nhất."))


@blueprint.get("/status")
@described("status", N_("Chỉ mục đang dùng"), Status)
def status(query: StatusQuery) -> Response:
    """Answer with what the index holds."""

    def make() -> Status:
        generation = current_generation()
        searcher = generation.searcher
        days = searcher.days()
        return Status(
            version=version("bantin"),
            generation=generation.path.name,
            built_at=generation.meta.built_at,
            bulletins=sum(count for _, count in days),
            organisations=len(searcher.organisations()),
            first_day=days[0][0] if days else None,
            last_day=days[-1][0] if days else None,
        )

    return reply(query.canonical(), make)
