"""`/organisations/…`: the organisations that bulletins name, and what stands around each."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from urllib.parse import quote

from flask import Blueprint, Response, request
from pydantic import Field, WithJsonSchema

from search.parameter_reader import ParameterReader
from search.request import SearchRequest
from search.result import FacetValue as Counted
from webui.api.description import described
from webui.api.facets import Order
from webui.api.hit import Label
from webui.api.paging import Page, page_of, shown
from webui.api.query import Numbered, Query
from webui.api.reply import reply
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import N_

blueprint = Blueprint("api_organisation", __name__)


class OrganisationsQuery(Numbered):
    """Which organisations."""

    name: str = Field(
        "",
        description=N_("Chỉ những cơ quan có các chữ này trong tên; không cần gõ dấu."),
        examples=["so"],
    )
    by: Annotated[Order, WithJsonSchema({"type": "string", "enum": list(Order)})] = Field(
        Order.NAME, description=N_("Thứ tự: theo tên, hay nhiều bản tin nhất trước.")
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the page, and which names are wanted."""
        by = reader.choice("by", Order) or Order.NAME
        return {**super().take(reader), "name": reader.one("name"), "by": by}


class OrganisationQuery(Query):
    """Nothing beside the organisation."""


class CountedLabel(Label):
    """Something, and how many bulletins have it."""

    count: int = Field(description=N_("Bao nhiêu bản tin."))


class ListedOrganisation(CountedLabel):
    """An organisation of a list."""

    url: str = Field(description=N_("Trang của cơ quan ở đây."))


class OrganisationsAnswer(Page):
    """A page of organisations."""

    total: int = Field(description=N_("Có bao nhiêu cơ quan."))
    organisations: list[ListedOrganisation] = Field(description=N_("Các cơ quan."))


class Organisation(ListedOrganisation):
    """An organisation, and what stands around it."""

    full_name: str = Field(description=N_("Tên không viết tắt."))
    level: str = Field(description=N_("Cấp: trung-uong, tinh, huyen, xa; trống nếu không rõ."))
    above: list[Label] = Field(description=N_("Các cơ quan bên trên, từ trên xuống."))
    below: list[CountedLabel] = Field(description=N_("Các đơn vị ngay bên dưới, theo tên."))
    companions: list[CountedLabel] = Field(
        description=N_("Các cơ quan hay được nhắc cùng, nhiều nhất trước.")
    )
    codes: list[CountedLabel] = Field(
        description=N_("Các văn bản hay được nhắc cùng, nhiều nhất trước.")
    )


@blueprint.get("/organisations")
@described("organisations", N_("Các cơ quan có trong bản tin"), OrganisationsAnswer, 404)
def organisations(query: OrganisationsQuery) -> Response:
    """Answer with the organisations of all bulletins, page by page."""

    def make() -> OrganisationsAnswer:
        values = (
            current_searcher()
            .answer(SearchRequest())
            .organisation_values(name=query.name, by_name=query.by is Order.NAME)
        )
        page = page_of(query, len(values))
        these = [
            ListedOrganisation(id=each.id, label=each.label, count=each.count, url=_url(each.id))
            for each in shown(values, query)
        ]
        return OrganisationsAnswer(**dict(page), total=len(values), organisations=these)

    return reply(query.canonical(), make)


@blueprint.get("/organisations/<slug>")
@described("organisation", N_("Một cơ quan"), Organisation, 404, slug="uy-ban-mttq-tinh-lam-giang")
def organisation(slug: str, query: OrganisationQuery) -> Response:
    """Answer with an organisation, and what is named beside it."""

    def make() -> Organisation:
        searcher = current_searcher()
        found = searcher.organisation(slug)
        if found is None:
            raise MissingError(
                "không có cơ quan này trong các bản tin",
                "no bulletin names such an organisation",
                parameter="slug",
                suggestion=next((each.id for each in searcher.near_organisations(slug)), ""),
            )
        return Organisation(
            id=found.id,
            label=found.label,
            count=found.count,
            url=_url(found.id),
            full_name=found.full_name,
            level=found.level,
            above=[Label(id=each.id, label=each.label) for each in found.above],
            below=_counted(found.below),
            companions=_counted(found.companions),
            codes=_counted(found.codes),
        )

    return reply(query.canonical(), make)


def _counted(values: Sequence[Counted]) -> list[CountedLabel]:
    return [CountedLabel(id=each.id, label=each.label, count=each.count) for each in values]


def _url(id: str) -> str:
    return f"{request.root_path}/co-quan/{quote(id)}"
