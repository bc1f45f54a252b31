"""`/facets/…`: all values of a facet, where an answer to a search has only the first."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from flask import Blueprint, Response
from pydantic import Field, WithJsonSchema

from search.parameter_reader import ParameterReader
from search.period import PeriodUnit
from webui.api.description import described
from webui.api.facet import (
    Facet,
    missing_of,
    organisation_address,
    period_address,
    writer,
)
from webui.api.paging import Page, page_of, shown
from webui.api.query import Filters, Paged
from webui.api.reply import reply
from webui.current import current_searcher
from webui.i18n.language import N_

blueprint = Blueprint("api_facets", __name__)


class Order(StrEnum):
    """In which order organisations come."""

    COUNT = "count"
    NAME = "name"


class FacetPage(Facet, Page):
    """A page of the values of a facet."""


class OrganisationFacetQuery(Paged):
    """Which organisations of which bulletins."""

    name: str = Field(
        "",
        description=N_("Chỉ những cơ quan có các chữ này trong tên; không cần gõ dấu."),
        examples=["ubnd"],
    )
    by: Annotated[Order, WithJsonSchema({"type": "string", "enum": list(Order)})] = Field(
        Order.COUNT, description=N_("Thứ tự: nhiều bản tin nhất trước, hay theo tên.")
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the filters, and which of the names are wanted."""
        by = reader.choice("by", Order) or Order.COUNT
        return {**super().take(reader), "name": reader.one("name"), "by": by}


class DateFacetQuery(Filters):
    """Which dates of which bulletins."""

    unit: Annotated[PeriodUnit, WithJsonSchema({"type": "string", "enum": list(PeriodUnit)})] = (
        Field(PeriodUnit.MONTH, description=N_("Đếm theo năm, quý, tháng hay ngày."))
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the filters, and the unit to count by."""
        return {
            **super().take(reader),
            "unit": reader.choice("unit", PeriodUnit) or PeriodUnit.MONTH,
        }


@blueprint.get("/facets/organisations")
@described("facetsOrganisations", N_("Mọi cơ quan của một lần tìm"), FacetPage, 404)
def organisations(query: OrganisationFacetQuery) -> Response:
    """Answer with the organisations of all bulletins that match, page by page."""

    def make() -> FacetPage:
        values = (
            current_searcher()
            .answer(query.request)
            .organisation_values(name=query.name, by_name=query.by is Order.NAME)
        )
        page = page_of(query, len(values))
        write = writer(organisation_address(query.request))
        these = [write(each) for each in shown(values, query)]
        return FacetPage.model_validate(
            {
                **dict(page),
                "exact": True,
                "total": len(values),
                "other": len(values) - len(these),
                "missing": missing_of(values),
                "values": these,
            }
        )

    return reply(query.canonical(), make)


@blueprint.get("/facets/dates")
@described("facetsDates", N_("Số bản tin theo năm, quý, tháng hay ngày"), Facet)
def dates(query: DateFacetQuery) -> Response:
    """Answer with the number of bulletins that match in each period that has any, oldest first."""

    def make() -> Facet:
        values = current_searcher().answer(query.request).date_values(query.unit)
        these = list(map(writer(period_address(query.request)), values))
        counts = {"exact": True, "total": len(these), "other": 0, "missing": 0}
        return Facet.model_validate({**counts, "values": these})

    return reply(query.canonical(), make)
