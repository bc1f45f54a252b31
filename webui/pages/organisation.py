"""`/co-quan/<slug>`: an organisation, its bulletins, and what bulletins name beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import render_template, request, url_for

from search.period import PeriodUnit
from search.request import SearchRequest, Sort
from search.result import ResultPage
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import N_, PageBlueprint
from webui.i18n.language import gettext as _
from webui.pages.organisation_list import LEVELS
from webui.request_args import read_search_request
from webui.view.histogram import histogram_of
from webui.view.page_address import page_of_organisation
from webui.view.pager import pager_of
from webui.view.period import days_of, name_of

blueprint = PageBlueprint("organisation_page", __name__)

_ROLES: Mapping[str, str] = {
    "issuer": N_("Nơi đăng"),
    "host": N_("Chủ trì"),
    "speaker": N_("Phát biểu"),
}


@blueprint.get("/co-quan/<slug>")
def show(slug: str) -> str:
    """Show an organisation with a page of its bulletins, the newest first by default.

    Raises MissingError, with the nearest names, if no bulletin names it.
    """
    searcher = current_searcher()
    organisation = searcher.organisation(slug)
    if organisation is None:
        raise _missing(slug)
    search_request = request_of(slug)
    other = searcher.organisation(search_request.beside) if search_request.beside else None
    if search_request.beside and other is None:
        raise _missing(search_request.beside)
    answer = searcher.answer(search_request)
    result = answer.page

    def at(**changes: Any) -> str:
        return page_of_organisation(slug, replace(search_request, page=1, **changes))

    def period_address(id: str) -> str:
        first, last = days_of(id)
        if (search_request.published_from, search_request.published_to) == (first, last):
            return at(published_from=None, published_to=None)
        return at(published_from=first, published_to=last)

    return render_template(
        "organisation.html",
        organisation=organisation,
        level=_(LEVELS.get(organisation.level, "")) if organisation.level in LEVELS else "",
        other=other,
        result=result,
        roles=_roles(slug, result),
        days=name_of(search_request.published_from, search_request.published_to),
        at=at,
        drawn=histogram_of(result, lambda: answer.date_values(PeriodUnit.DAY), period_address),
        pager=pager_of(
            result, lambda page: page_of_organisation(slug, replace(search_request, page=page))
        ),
    )


def request_of(slug: str) -> SearchRequest:
    """Return the search for an organisation's bulletins that the address asks for."""
    search_request = read_search_request()
    return SearchRequest(
        organisations=(slug,),
        published_from=search_request.published_from,
        published_to=search_request.published_to,
        sort=Sort.OLDEST if search_request.sort is Sort.OLDEST else Sort.NEWEST,
        page=search_request.page,
        beside=request.args.get("voi", ""),
    )


def _roles(slug: str, result: ResultPage) -> Mapping[str, str]:
    """Return the role of the organisation in the bulletins of a page, by id, where it is known."""
    stored = {hit.id: current_searcher().stored(hit.id) or {} for hit in result.hits}
    roles = {id: record.get("roles", {}).get(slug) for id, record in stored.items()}
    return {id: _(_ROLES[role]) for id, role in roles.items() if role in _ROLES}


def _missing(slug: str) -> MissingError:
    near: Sequence[tuple[str, str]] = [
        (each.label, page_of_organisation(each.id))
        for each in current_searcher().near_organisations(slug)
    ]
    everyone = _("Mọi cơ quan, tổ chức"), url_for("organisation_list.show")
    return MissingError(
        f"Không có bản tin nào nhắc đến cơ quan “{slug}”.",
        f"No bulletin names an organisation “{slug}”.",
        parameter="org",
        onward=[*near, everyone],
    )
