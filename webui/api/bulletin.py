"""`/bulletins/…`: one bulletin whole, and those like it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, url_for
from pydantic import ConfigDict, Field

from search.answer_json import hit_json
from search.parameter_reader import ParameterReader
from webui.api.description import described
from webui.api.fields import fields_of, take_fields
from webui.api.hit import Hit, Label, only_id
from webui.api.model import Model
from webui.api.query import Query
from webui.api.reply import left_out, reply
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import N_
from webui.view.record import public_record

blueprint = Blueprint("api_bulletin", __name__)

SIMILAR_LIMIT = 20


class Attachment(Model):
    """A file that the source offers with a bulletin."""

    title: str = Field(description=N_("Tên tệp."))
    url: str = Field(description=N_("Địa chỉ tệp, do nguồn cho."))


class Bulletin(Model):
    """A whole bulletin, as its source gave it."""

    model_config = ConfigDict(json_schema_extra=only_id)

    id: str = Field(description=N_("Mã bản tin."))
    title: str = Field(description=N_("Tiêu đề."))
    published: datetime = Field(description=N_("Lúc đăng, kèm múi giờ."))
    lead: str = Field(description=N_("Sa-pô."))
    body: list[str] = Field(description=N_("Thân bài, từng đoạn."))
    captions: list[str] = Field(description=N_("Chú thích ảnh."))
    author: str = Field(description=N_("Tác giả."))
    publisher: str = Field(description=N_("Nơi đăng."))
    url: str = Field(description=N_("Địa chỉ ở nguồn, có thể trống."))
    attachments: list[Attachment] = Field(description=N_("Tệp đính kèm."))
    organisations: list[Label] = Field(description=N_("Các cơ quan mà bản tin nhắc đến."))
    source_organisations: list[str] = Field(description=N_("Tên cơ quan do nguồn ghi."))
    codes: list[str] = Field(description=N_("Số hiệu văn bản, viết như trong bài."))
    page: str = Field(description=N_("Trang của bản tin ở đây."))


class BulletinQuery(Query):
    """What is told of a bulletin."""

    fields: fields_of(Bulletin) = Field(())  # type: ignore[valid-type]

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the fields that are chosen."""
        return {"fields": take_fields(reader, Bulletin)}


class SimilarQuery(Query):
    """How many similar bulletins, and what is told of them."""

    count: int = Field(
        5,
        json_schema_extra={"minimum": 1, "maximum": SIMILAR_LIMIT},
        description=N_("Bao nhiêu bản tin, nhiều nhất."),
    )
    fields: fields_of(Hit) = Field(())  # type: ignore[valid-type]

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the number, and the fields that are chosen."""
        count = reader.number("count", 5, SIMILAR_LIMIT)
        return {"count": count, "fields": take_fields(reader, Hit)}


class SimilarAnswer(Model):
    """Bulletins on the same matter as another, most similar first."""

    hits: list[Hit] = Field(description=N_("Các bản tin."))


@blueprint.get("/bulletins/<path:id>")
@described("bulletin", N_("Một bản tin trọn vẹn"), Bulletin, 404, id="blg-100452")
def bulletin(id: str, query: BulletinQuery) -> Response:
    """Answer with a whole bulletin, and the organisations and documents found in it."""

    def make() -> Bulletin:
        stored = current_searcher().stored(id)
        if stored is None:
            raise missing_bulletin()
        page = url_for("bulletin_page.show", bulletin_id=id)
        return Bulletin.model_validate(public_record(stored, page))

    return reply(query.canonical(), make, exclude=left_out(Bulletin, query.fields))


@blueprint.get("/bulletins/<path:id>/similar")
@described("similar", N_("Những bản tin cùng chuyện"), SimilarAnswer, 404, id="blg-100452")
def similar(id: str, query: SimilarQuery) -> Response:
    """Answer with bulletins like another."""

    def make() -> SimilarAnswer:
        searcher = current_searcher()
        if searcher.stored(id) is None:
            raise missing_bulletin()
        hits = [hit_json(each) for each in searcher.similar(id, query.count)]
        return SimilarAnswer.model_validate({"hits": hits})

    left = left_out(Hit, query.fields)
    exclude = {"hits": {"__all__": left}} if left else None
    return reply(query.canonical(), make, exclude=exclude)


def missing_bulletin() -> MissingError:
    """Return the error of an id that no bulletin has."""
    return MissingError("Không có bản tin này.", "There is no such bulletin.", parameter="id")
