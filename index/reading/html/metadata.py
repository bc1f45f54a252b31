"""The metadata of a page: JSON-LD, `<meta>`, microdata, RDFa and `<time>`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from index.reading.html.cues import Cue, cues_of
from index.reading.html.linked_data import (
    LinkedData,
    names,
    persons,
    read_linked_data,
    unescaped,
    words,
)
from index.reading.text import tidy
from index.reading.web import web_address

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate",
    "publish_date", "publish-date", "date.published", "dc.date.issued", "dc.date.created",
    "dcterms.created", "dcterms.date", "dc.date", "dc:date", "date", "article.published",
    "sailthru.date", "parsely-pub-date", "datecreated",
)  # fmt: skip
"""Lower-case names of `<meta>` that give the date of publication, most trusted first."""

_AUTHORS = ("article:author", "author", "dc.creator", "dc:creator", "parsely-author")
_RDFA_DATES = frozenset(("dc:date", "dc:created", "dcterms:created"))
_MOST_ANCESTORS = 12


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a page; "" or () for what it does not state.

    `titles` and `dates` are as written, most trusted first. `authors` leave out what the page marks
    as an organisation.
    """

    titles: tuple[str, ...]
    dates: tuple[str, ...]
    authors: tuple[str, ...]
    site_names: tuple[str, ...]
    description: str
    url: str
    kind: str
    linked_data: LinkedData

    @property
    def publisher(self) -> str:
        """The first name of the site that is not an address, "" if there is none."""
        return next((each for each in self.site_names if not looks_like_address(each)), "")

    @property
    def says_article(self) -> bool:
        """Whether the metadata say that the page is an article."""
        return self.kind == "article" or bool(self.linked_data.article)


def read_metadata(tree: Any) -> Metadata:
    """Return the metadata of a page, given its whole lxml tree."""
    linked = read_linked_data(tree)
    meta = _metas(tree)
    site = meta.get("og:site_name", "")
    addresses = [*_addresses(tree, linked, meta)]
    return Metadata(
        titles=tuple(filter(None, _titles(tree, linked, meta))),
        dates=tuple(dict.fromkeys(filter(None, _dates(tree, linked, meta)))),
        authors=tuple(dict.fromkeys(filter(None, _authors(tree, linked, meta)))),
        site_names=tuple(filter(None, [words(linked.article.get("publisher")), site])),
        description=meta.get("og:description", "") or meta.get("description", ""),
        url=next(filter(None, map(web_address, addresses)), ""),
        kind=meta.get("og:type", ""),
        linked_data=linked,
    )


def looks_like_address(name: str) -> bool:
    """Tell whether a name is a URL, a domain or an e-mail address."""
    return " " not in name and ("." in name or "@" in name or "/" in name)


def _metas(tree: Any) -> Mapping[str, str]:
    """Return the first content of each `<meta>`, by its lower-case name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = unescaped(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split():
                if content:
                    found.setdefault(name, content)
    return found


def _titles(tree: Any, linked: LinkedData, meta: Mapping[str, str]) -> Iterator[str]:
    yield words(linked.article.get("headline")) or words(linked.article.get("name"))
    yield meta.get("og:title", "")
    yield from (meta.get(name, "") for name in ("dc.title", "twitter:title"))
    yield unescaped(" ".join(tree.xpath("//head/title[1]//text()")))


def _dates(tree: Any, linked: LinkedData, meta: Mapping[str, str]) -> Iterator[str]:
    yield from names(linked.article.get("datePublished"))
    yield from (meta.get(name, "") for name in _PUBLISHED)
    for element in tree.iter("*"):
        if _shows_date(element) and not _is_around(element):
            written = element.get("content") or element.get("datetime")
            yield tidy((written or "".join(element.itertext()))[:80])


def _authors(tree: Any, linked: LinkedData, meta: Mapping[str, str]) -> Iterator[str]:
    yield from persons(linked.article.get("author"))
    for element in tree.iter("*"):
        if "author" not in (element.get("itemprop") or "").split():
            continue
        if (
            element.tag != "meta"
            and not _is_around(element)
            and "Organi" not in (element.get("itemtype") or "")
        ):
            yield tidy("".join(element.itertext())[:120])
            break
    yield from (meta.get(name, "") for name in _AUTHORS)


def _shows_date(element: Any) -> bool:
    if element.tag == "meta":
        return False
    named = (element.get("itemprop") or "").split()
    return (
        "datePublished" in named
        or element.get("pubdate") is not None
        or not _RDFA_DATES.isdisjoint((element.get("property") or "").split())
    )


def _is_around(element: Any) -> bool:
    """Tell whether an element belongs to a related item, a comment or the like."""
    for depth, each in enumerate(element.iterancestors()):
        if depth > _MOST_ANCESTORS:
            return False
        if cues_of(each) & {Cue.RELATED, Cue.COMMENT} or each.tag in ("li", "aside", "footer"):
            return True
    return False


def _addresses(tree: Any, linked: LinkedData, meta: Mapping[str, str]) -> Iterator[str]:
    yield from tree.xpath("//link[@rel='canonical']/@href")
    yield words(linked.article.get("url"))
    yield meta.get("og:url", "")
