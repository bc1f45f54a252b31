"""`/dia-phuong`: the provinces; `/dia-phuong/<slug>`: a place, what merged, its bulletins."""

from dataclasses import replace
from typing import Any

from flask import render_template

from search.request import UNKNOWN, SearchRequest, Sort
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import PageBlueprint
from webui.i18n.language import gettext as _
from webui.request_args import read_search_request
from webui.view.page_address import page_of_place, places_address
from webui.view.pager import pager_of

blueprint = PageBlueprint("place_page", __name__)

_NAMED_MOST = 6
"""Places above the list of provinces, which has none that are too new for it, or invented."""


@blueprint.get("/dia-phuong")
def provinces() -> str:
    """Show what bulletins name most, and the provinces of today with those they were made of."""
    searcher = current_searcher()
    named = searcher.answer(SearchRequest()).places[:_NAMED_MOST]
    return render_template("places.html", named=named, provinces=searcher.provinces())


@blueprint.get("/dia-phuong/<slug>")
def show(slug: str) -> str:
    """Show a place with a page of its bulletins, the newest first by default.

    Raises MissingError, with the nearest names, if no list and no bulletin knows it.
    """
    searcher = current_searcher()
    place = searcher.place(slug)
    if place is None:
        raise _missing(slug)
    asked = read_search_request()
    search_request = SearchRequest(
        places=(place.id,),
        sort=Sort.OLDEST if asked.sort is Sort.OLDEST else Sort.NEWEST,
        page=asked.page,
    )
    result = searcher.answer(search_request).page

    def at(**changes: Any) -> str:
        return page_of_place(place.id, replace(search_request, page=1, **changes))

    return render_template(
        "place.html",
        place=place,
        result=result,
        unknown=UNKNOWN,
        at=at,
        pager=pager_of(
            result, lambda page: page_of_place(place.id, replace(search_request, page=page))
        ),
    )


def _missing(slug: str) -> MissingError:
    near = [(each.label, page_of_place(each.id)) for each in current_searcher().near_places(slug)]
    provinces_ = _("Tỉnh, thành phố từ ngày 1/7/2025"), places_address()
    return MissingError(
        f"Không có địa phương nào có mã “{slug}”.",
        f"There is no place “{slug}”.",
        parameter="place",
        onward=[*near, provinces_],
    )
