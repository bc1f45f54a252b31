"""`/facets/…`: all values of a facet; an answer to a search has only the most frequent ones."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from flask import Blueprint, Response
from pydantic import Field, WithJsonSchema

from index.answer_json.facet import missing_of
from search.parameter_reader import ParameterReader
from search.period import PeriodUnit
from webui.api.description import described
from webui.api.facet import (
    LinkedFacetJson,
    organisation_addresses,
    period_addresses,
    publisher_addresses,
    write_values,
)
from webui.api.paging import PageJson, items_of_page, page_json
from webui.api.query import FilteredPageParameters, FilterParameters
from webui.api.reply import reply
from webui.current import current_searcher
from webui.i18n.language import N_

blueprint = Blueprint("api_facets", __name__)


class OrganisationOrder(StrEnum):
    """The order of organisations."""

    COUNT = "count"
    NAME = "name"


class FacetPageJson(PageJson, LinkedFacetJson):
    """A page of the values of a facet."""


class OrganisationFacetQuery(FilteredPageParameters):
    """Which organisations of which bulletins."""

    name: str = Field(
        "",
        description=N_("Chỉ những cơ quan có các chữ này trong tên; không cần gõ dấu."),
        examples=["ubnd"],
    )
    by: Annotated[
        OrganisationOrder, WithJsonSchema({"type": "string", "enum": list(OrganisationOrder)})
    ] = Field(
        OrganisationOrder.COUNT, description=N_("Thứ tự: nhiều bản tin nhất trước, hay theo tên.")
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the filters, the text that names must contain, and the order."""
        by = reader.choice("by", OrganisationOrder) or OrganisationOrder.COUNT
        return {**super().take(reader), "name": reader.one("name"), "by": by}


class DateFacetQuery(FilterParameters):
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
@described("facetsOrganisations", N_("Các cơ quan trong kết quả tìm"), FacetPageJson, 404)
def organisations(query: OrganisationFacetQuery) -> Response:
    """Answer with the organisations of all bulletins that match, page by page."""

    def make() -> FacetPageJson:
        answer = current_searcher().answer(query.request)
        by_name = query.by is OrganisationOrder.NAME
        values = answer.organisation_values(name=query.name, by_name=by_name)
        page = page_json(query, len(values))
        listed = items_of_page(values, query)
        return {
            **page,
            "exact": True,
            "total": len(values),
            "other": len(values) - len(listed),
            "missing": missing_of(values),
            "values": write_values(listed, organisation_addresses(query.request)),
        }

    return reply(query.canonical(), make)


@blueprint.get("/facets/dates")
@described("facetsDates", N_("Số bản tin theo năm, quý, tháng hay ngày"), LinkedFacetJson)
def dates(query: DateFacetQuery) -> Response:
    """Answer with the number of matching bulletins of each period that has any, oldest first."""

    def make() -> LinkedFacetJson:
        values = current_searcher().answer(query.request).date_values(query.unit)
        return {
            "exact": True,
            "total": len(values),
            "other": 0,
            "missing": 0,
            "values": write_values(values, period_addresses(query.request)),
        }

    return reply(query.canonical(), make)


@blueprint.get("/facets/sources")
@described("facetsSources", N_("Các nơi đăng trong kết quả tìm"), FacetPageJson, 404)
def sources(query: FilteredPageParameters) -> Response:
    """Answer with the publishers of all bulletins that match, page by page."""

    def make() -> FacetPageJson:
        values = current_searcher().answer(query.request).publisher_values()
        page = page_json(query, len(values))
        listed = items_of_page(values, query)
        return {
            **page,
            "exact": True,
            "total": values.total,
            "other": len(values) - len(listed),
            "missing": values.missing,
            "values": write_values(listed, publisher_addresses(query.request)),
        }

    return reply(query.canonical(), make)
