"""`/sitemap.xml`: all pages of the site for search engines, in a part for each month.

https://www.sitemaps.org/protocol.html
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, url_for
from markupsafe import escape

from search.period import PeriodUnit, id_of, period_of
from search.request import SearchRequest, Sort
from webui.current import current_generation, current_searcher
from webui.errors import MissingError
from webui.view.markup import absolute
from webui.view.page_address import document_address, month_address, page_of_organisation

blueprint = Blueprint("sitemap", __name__)

PART = 10_000
"""Addresses of a part: few enough to be answered in a second; the protocol allows 50,000."""

_DOCUMENTS = 1_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Entry:
    """An address with its host, and the day of its last change."""

    address: str
    changed: date


@blueprint.get("/sitemap.xml")
def index() -> Response:
    """Answer with the addresses of all parts, and the last day of each."""
    built = current_generation().meta.built_at.date()
    entries = [Entry(url_for("sitemap.pages", _external=True), built)]
    for month, days in _months(current_searcher().days()):
        parts = -(-sum(count for _, count in days) // PART)
        entries += [
            Entry(url_for("sitemap.of_month", month=month, part=part, _external=True), days[-1][0])
            for part in range(1, parts + 1)
        ]
    return _answer("sitemapindex", "sitemap", entries)


@blueprint.get("/sitemap/<month>/<int:part>.xml")
def of_month(month: str, part: int) -> Response:
    """Answer with the bulletins of a month; raises MissingError if there is no such part."""
    months = {id for id, _ in _months(current_searcher().days())}
    if month not in months:
        raise _missing()
    days = period_of(month)
    request = SearchRequest(published_from=days.first, published_to=days.last, sort=Sort.OLDEST)
    listing = current_searcher().answer(request).listing
    chosen = listing.doc_ids[(part - 1) * PART : part * PART].tolist()
    if not chosen:
        raise _missing()
    folder = url_for("bulletin_page.show", bulletin_id="", _external=True)
    return _answer("urlset", "url", (_bulletin(listing.read(each), folder) for each in chosen))


@blueprint.get("/sitemap/pages.xml")
def pages() -> Response:
    """Answer with the pages that are no bulletins: calendar, organisations, documents, help."""
    searcher = current_searcher()
    built = current_generation().meta.built_at.date()
    paths = [
        url_for(each)
        for each in ("search_page.show", "organisation_list.show", "document_page.listing")
    ]
    paths += [url_for("help_page.show"), url_for("api_page.show")]
    entries = [Entry(absolute(each), built) for each in paths]
    for _, days in _months(searcher.days()):
        last = days[-1][0]
        entries.append(Entry(absolute(month_address(last.year, last.month)), last))
    ids = (each.id for each in searcher.organisations())
    entries += [Entry(absolute(page_of_organisation(each)), built) for each in ids]
    codes = searcher.document_ids()[:_DOCUMENTS]
    entries += [Entry(absolute(document_address(each)), built) for each in codes]
    return _answer("urlset", "url", entries[:50_000])


def _months(
    days: Sequence[tuple[date, int]],
) -> Iterator[tuple[str, Sequence[tuple[date, int]]]]:
    """Yield the months that have bulletins, as "2020-07", with their days."""
    for month, members in groupby(days, key=lambda each: id_of(each[0], PeriodUnit.MONTH)):
        yield month, list(members)


def _bulletin(record: Any, folder: str) -> Entry:
    bulletin = record["bulletin"]
    address = folder + quote(bulletin["id"], safe="!$&'()*+,/:;=@")
    return Entry(address, date.fromisoformat(bulletin["published"][:10]))


def _answer(root: str, name: str, entries: Iterable[Entry]) -> Response:
    lines = [
        f"<{name}><loc>{escape(each.address)}</loc><lastmod>{each.changed}</lastmod></{name}>\n"
        for each in entries
    ]
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{_NAMESPACE}">\n'
    return Response(f"{text}{''.join(lines)}</{root}>\n", mimetype="application/xml")


def _missing() -> MissingError:
    return MissingError(
        "Bản đồ trang không có phần này.", "The site map has no such part.", parameter="address"
    )
