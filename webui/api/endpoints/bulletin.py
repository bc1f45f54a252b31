"""`/bulletins/…`: a whole bulletin, and similar ones."""

from collections.abc import Mapping
from typing import Annotated, Any

from flask import Blueprint, Response, url_for
from pydantic import Field
from typing_extensions import TypedDict

from index.answer_json.bulletin import BulletinJson, bulletin_json
from index.answer_json.hit import HitJson, hit_json
from index.answer_json.meaning import Meaning
from search.parameter_reader import ParameterReader
from webui.api.description import described
from webui.api.fields import fields_of, only_fields, take_fields
from webui.api.query import Parameters
from webui.api.reply import reply
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import N_

blueprint = Blueprint("api_bulletin", __name__)

SIMILAR_LIMIT = 20


class BulletinQuery(Parameters):
    """Which fields of a bulletin."""

    fields: fields_of(BulletinJson) = Field(())  # type: ignore[valid-type]

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the chosen fields."""
        return {"fields": take_fields(reader, BulletinJson)}


class SimilarQuery(Parameters):
    """How many similar bulletins, and which of their fields."""

    count: int = Field(
        5,
        json_schema_extra={"minimum": 1, "maximum": SIMILAR_LIMIT},
        description=N_("Số bản tin nhiều nhất."),
    )
    fields: fields_of(HitJson) = Field(())  # type: ignore[valid-type]

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the number, and the chosen fields."""
        count = reader.number("count", 5, SIMILAR_LIMIT)
        return {"count": count, "fields": take_fields(reader, HitJson)}


class SimilarAnswerJson(TypedDict):
    """Bulletins on the same matter as another, most similar first."""

    hits: Annotated[list[HitJson], Meaning("Các bản tin.")]


@blueprint.get("/bulletins/<path:id>")
@described("bulletin", N_("Toàn văn một bản tin"), BulletinJson, 404, id="blg-100452")
def bulletin(id: str, query: BulletinQuery) -> Response:
    """Answer with a whole bulletin, and the organisations and documents found in it."""

    def make() -> Mapping[str, Any]:
        stored = current_searcher().stored(id)
        if stored is None:
            raise missing_bulletin()
        page = url_for("bulletin_page.show", bulletin_id=id)
        return only_fields(bulletin_json(stored, page), query.fields)

    return reply(query.canonical(), make)


@blueprint.get("/bulletins/<path:id>/similar")
@described("similar", N_("Bản tin liên quan"), SimilarAnswerJson, 404, id="blg-100452")
def similar(id: str, query: SimilarQuery) -> Response:
    """Answer with the bulletins that are most similar to another."""

    def make() -> Mapping[str, Any]:
        searcher = current_searcher()
        if searcher.stored(id) is None:
            raise missing_bulletin()
        hits = searcher.similar(id, query.count)
        return {"hits": [only_fields(hit_json(each), query.fields) for each in hits]}

    return reply(query.canonical(), make)


def missing_bulletin() -> MissingError:
    """Return the error of an id that no bulletin has."""
    return MissingError("Không có bản tin này.", "There is no such bulletin.", parameter="id")
