"""`/organisations/…`: the organisations that bulletins name, and their relations."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote

from flask import Blueprint, Response, request
from pydantic import Field, WithJsonSchema

from index.answer_json.hit import LabelJson, label_json
from index.answer_json.meaning import Meaning
from search.parameter_reader import ParameterReader
from search.request import SearchRequest
from search.result import FacetValue
from webui.api.description import described
from webui.api.endpoints.facets import OrganisationOrder
from webui.api.paging import PageJson, items_of_page, page_json
from webui.api.query import PageParameters, Parameters
from webui.api.reply import reply
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import N_

blueprint = Blueprint("api_organisation", __name__)


class OrganisationsQuery(PageParameters):
    """Which organisations."""

    name: str = Field(
        "",
        description=N_("Chỉ những cơ quan có các chữ này trong tên; không cần gõ dấu."),
        examples=["so"],
    )
    by: Annotated[
        OrganisationOrder, WithJsonSchema({"type": "string", "enum": list(OrganisationOrder)})
    ] = Field(
        OrganisationOrder.NAME, description=N_("Thứ tự: theo tên, hay nhiều bản tin nhất trước.")
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the page, the text that names must contain, and the order."""
        by = reader.choice("by", OrganisationOrder) or OrganisationOrder.NAME
        return {**super().take(reader), "name": reader.one("name"), "by": by}


class OrganisationQuery(Parameters):
    """No parameters."""


class CountedLabelJson(LabelJson):
    """Something, and how many bulletins have it."""

    count: Annotated[int, Meaning("Số bản tin.")]


class ListedOrganisationJson(CountedLabelJson):
    """An organisation of a list."""

    url: Annotated[str, Meaning("Trang của cơ quan trên Bantin.")]


class OrganisationsAnswerJson(PageJson):
    """A page of organisations."""

    total: Annotated[int, Meaning("Số cơ quan.")]
    organisations: Annotated[list[ListedOrganisationJson], Meaning("Các cơ quan.")]


class OrganisationJson(ListedOrganisationJson):
    """An organisation with its relatives in the tree."""

    full_name: Annotated[str, Meaning("Tên không viết tắt.")]
    level: Annotated[str, Meaning("Cấp: trung-uong, tinh, huyen, xa; trống nếu không rõ.")]
    above: Annotated[list[LabelJson], Meaning("Các cơ quan bên trên, từ trên xuống.")]
    below: Annotated[list[CountedLabelJson], Meaning("Các đơn vị ngay bên dưới, theo tên.")]
    companions: Annotated[
        list[CountedLabelJson], Meaning("Các cơ quan thường được nhắc cùng, nhiều nhất trước.")
    ]
    codes: Annotated[
        list[CountedLabelJson], Meaning("Các văn bản thường được nhắc cùng, nhiều nhất trước.")
    ]


@blueprint.get("/organisations")
@described("organisations", N_("Các cơ quan có trong bản tin"), OrganisationsAnswerJson, 404)
def organisations(query: OrganisationsQuery) -> Response:
    """Answer with the organisations of all bulletins, page by page."""

    def make() -> OrganisationsAnswerJson:
        answer = current_searcher().answer(SearchRequest())
        by_name = query.by is OrganisationOrder.NAME
        values = answer.organisation_values(name=query.name, by_name=by_name)
        page = page_json(query, len(values))
        organisations: list[ListedOrganisationJson] = [
            {**counted_label_json(each), "url": _url(each.id)}
            for each in items_of_page(values, query)
        ]
        return {**page, "total": len(values), "organisations": organisations}

    return reply(query.canonical(), make)


@blueprint.get("/organisations/<slug>")
@described(
    "organisation", N_("Một cơ quan"), OrganisationJson, 404, slug="uy-ban-mttq-tinh-lam-giang"
)
def organisation(slug: str, query: OrganisationQuery) -> Response:
    """Answer with an organisation, its relatives, and what bulletins name beside it."""

    def make() -> OrganisationJson:
        searcher = current_searcher()
        found = searcher.organisation(slug)
        if found is None:
            raise MissingError(
                "không có cơ quan này trong các bản tin",
                "no bulletin names such an organisation",
                parameter="slug",
                suggestion=next((each.id for each in searcher.near_organisations(slug)), ""),
            )
        return {
            "id": found.id,
            "label": found.label,
            "count": found.count,
            "url": _url(found.id),
            "full_name": found.full_name,
            "level": found.level,
            "above": [label_json(each) for each in found.above],
            "below": [counted_label_json(each) for each in found.below],
            "companions": [counted_label_json(each) for each in found.companions],
            "codes": [counted_label_json(each) for each in found.codes],
        }

    return reply(query.canonical(), make)


def counted_label_json(value: FacetValue) -> CountedLabelJson:
    """Return a value and its count as JSON, without the values below it."""
    return {"id": value.id, "label": value.label, "count": value.count}


def _url(id: str) -> str:
    return f"{request.root_path}/co-quan/{quote(id)}"
