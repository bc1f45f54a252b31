"""`/ban-tin.atom`, `/co-quan/<slug>.atom`: any search as an Atom feed, newest first.

https://www.rfc-editor.org/rfc/rfc4287, and pages as in section 3 of
https://www.rfc-editor.org/rfc/rfc5005.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from flask import Response, render_template, request, url_for
from werkzeug.urls import iri_to_uri

from index.bulletin import Bulletin
from search.request import SearchRequest, Sort
from search.result import Hit, ResultPage, ResultPart
from webui.current import current_generation, current_searcher
from webui.errors import MissingError
from webui.i18n.language import Language, PageBlueprint
from webui.request_args import read_search_request
from webui.serving.compression import held_tag
from webui.view.address import address, feed_address
from webui.view.chip import chips_of
from webui.view.markup import web_address, xml_text
from webui.view.pager import require_page

blueprint = PageBlueprint("feed", __name__)

# About as many as a newsroom publishes between two visits of a slow feed reader.
_PER_PAGE = 30
# The time of change of a feed without entries.
_NEVER = datetime.fromtimestamp(0, UTC)

AddressOf = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One bulletin of a feed; its id does not depend on the scheme or language of the address."""

    id: str
    page: str
    bulletin: Bulletin
    source: str | None
    organisations: Sequence[Mapping[str, Any]]
    publisher: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed; `links` are addresses of its other pages by their relation."""

    id: str
    title: str
    updated: datetime
    page: str
    links: Mapping[str, str]
    result: ResultPage
    entries: Sequence[Entry]


@blueprint.get("/ban-tin.atom")
def of_search() -> Response:
    """Answer with the newest bulletins of a search, whichever order it has."""
    search_request = replace(read_search_request(), sort=Sort.NEWEST, per_page=_PER_PAGE)
    address_of = partial(feed_address, search_request, duplicates=search_request.duplicates)
    return _answer(search_request, address_of)


@blueprint.get("/co-quan/<slug>.atom")
def of_organisation(slug: str) -> Response:
    """Answer with the newest bulletins of an organisation."""
    search_request = SearchRequest(
        organisations=(slug,), sort=Sort.NEWEST, page=read_search_request().page, per_page=_PER_PAGE
    )
    return _answer(search_request, partial(_organisation_address, slug), must_exist=True)


def _organisation_address(slug: str, page: int) -> str:
    return url_for(
        "feed.of_organisation", slug=slug, page=page if page > 1 else None, _external=True
    )


def _answer(
    search_request: SearchRequest, address_of: AddressOf, must_exist: bool = False
) -> Response:
    response = Response(mimetype="application/atom+xml")
    tag = _tag()
    response.set_etag(held_tag(tag) or tag)
    response.last_modified = current_generation().meta.built_at
    response.headers["Cache-Control"] = "public, no-cache"
    if response.make_conditional(request).status_code == HTTPStatus.NOT_MODIFIED:
        return response
    # What lacks a word is no news for whoever follows a search.
    result = replace(current_searcher().search(search_request), loose=ResultPart())
    if must_exist and not result.total:
        raise MissingError(
            "Không có cơ quan nào như vậy.", "There is no such organisation.", parameter="org"
        )
    require_page(result, address_of)
    text = render_template("feed.xml", feed=_feed(result, address_of))
    response.set_data(xml_text(text))
    return response


def _tag() -> str:
    """Return the tag of a feed: equal feeds have equal tags, since a generation never changes."""
    known_by = (current_generation().path.name, version("bantin"), request.url)
    return blake2b("\n".join(known_by).encode(), digest_size=12).hexdigest()


def _feed(result: ResultPage, address_of: AddressOf) -> Feed:
    search_request = result.request
    named = [f"“{search_request.text}”"] if search_request.text else []
    named += [chip.label for chip in chips_of(result)]
    page = address(replace(search_request, page=1, per_page=SearchRequest().per_page))
    return Feed(
        address_of(1),
        " · ".join(["Bantin", *named]),
        max((hit.published for hit in result.hits), default=_NEVER),
        request.host_url[:-1] + page,
        _links(result, address_of),
        result,
        [_entry(hit) for hit in result.hits],
    )


def _links(result: ResultPage, address_of: AddressOf) -> Mapping[str, str]:
    page, pages = result.request.page, result.pages
    numbers = {"self": page, "first": 1, "last": pages}
    if page > 1:
        numbers["previous"] = page - 1
    if page < pages:
        numbers["next"] = page + 1
    return {relation: address_of(number) for relation, number in numbers.items()}


def _entry(hit: Hit) -> Entry:
    stored = current_searcher().stored(hit.id) or {}
    bulletin = Bulletin.from_json(stored["bulletin"])
    source = web_address(bulletin.url)
    path = url_for("bulletin_page.show", bulletin_id=hit.id, language=Language.VIETNAMESE)
    return Entry(
        f"tag:{request.host.partition(':')[0]},{bulletin.published:%Y-%m-%d}:{path}",
        url_for("bulletin_page.show", bulletin_id=hit.id, _external=True),
        bulletin,
        iri_to_uri(source) if source else None,
        stored["organisations"],
        hit.publisher.label if hit.publisher else "",
        bulletin.lead or hit.snippet.text,
    )
