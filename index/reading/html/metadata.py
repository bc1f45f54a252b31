"""What a page says of itself, most trusted first: JSON-LD, OpenGraph, `<time>`, its own markup."""

from collections.abc import Iterator
from dataclasses import dataclass
from json import loads
from re import IGNORECASE, compile
from typing import Any

from index.bulletin import Attachment
from index.reading.text import tidy
from index.reading.web import web_address

ARTICLE_TYPES = frozenset(
    ("Article", "BlogPosting", "NewsArticle", "Report", "ReportageNewsArticle")
)

_DOCUMENT = compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)$", IGNORECASE)
_AUTHOR = (
    "//*[@itemprop='author' or @rel='author' or"
    " contains(concat(' ', normalize-space(@class), ' '), ' author ')]"
)
_DATES = (
    "//meta[@property='article:published_time' or @property='og:published_time'"
    " or @itemprop='datePublished' or @name='pubdate']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "//time/@datetime",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about a page, "" where it is silent; `dates` are as written, most trusted first.

    `lost_attachments` are those whose links lead nowhere without the page's address.
    """

    title: str
    dates: tuple[str, ...]
    author: str
    publisher: str
    url: str
    attachments: tuple[Attachment, ...]
    lost_attachments: int


def read_metadata(tree: Any) -> Metadata:
    """Gather what the page says of itself."""
    linked = _linked_data(tree)
    site = _meta(tree, "og:site_name")
    url = next(filter(None, map(web_address, _addresses(tree, linked))), "")
    base = web_address(next(iter(tree.xpath("//base/@href")), ""), url) or url
    offered = list(_attachments(tree, base))
    return Metadata(
        title=next(filter(None, _titles(tree, linked, site)), ""),
        dates=tuple(filter(None, [_words(linked.get("datePublished")), *_visible_dates(tree)])),
        author=next(filter(None, _authors(tree, linked)), ""),
        publisher=_words(linked.get("publisher")) or site,
        url=url,
        # A file is often offered twice, by an icon and by its name; the last, its name, counts.
        attachments=tuple({each.url: each for each in offered if each.url}.values()),
        lost_attachments=sum(not each.url for each in offered),
    )


def _linked_data(tree: Any) -> dict[str, Any]:
    """Return the JSON-LD object of the article, else {}."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [data]
        while waiting:
            each = waiting.pop()
            if isinstance(each, list):
                waiting.extend(reversed(each))
            elif isinstance(each, dict):
                kinds = each.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and kind in ARTICLE_TYPES for kind in kinds):
                    return each
                waiting.append(each.get("@graph"))
    return {}


def _words(value: Any) -> str:
    """Return the words of a JSON-LD value: a text, a named thing, or several of either."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, dict):
        name = value.get("name", value.get("@value"))
        return tidy(name) if isinstance(name, str) else ""
    if isinstance(value, list):
        names = (_words(each) for each in value if not isinstance(each, list))
        return ", ".join(name for name in names if name)
    return ""


def _meta(tree: Any, name: str) -> str:
    contents = tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return tidy(contents[0]) if contents else ""


def _titles(tree: Any, linked: dict[str, Any], site: str) -> Iterator[str]:
    yield _words(linked.get("headline"))
    yield _without_site(_meta(tree, "og:title"), site)
    in_head = tidy(" ".join(tree.xpath("//head/title[1]//text()")))
    headings = [tidy(" ".join(heading.itertext())) for heading in tree.iter("h1", "h2", "h3")]
    # The heading that the window title repeats; the first is often the site's name.
    yield from (heading for heading in headings if heading and in_head.startswith(heading))
    yield from (tidy(" ".join(heading.itertext())) for heading in tree.iter("h1"))
    yield _without_site(in_head, site)


def _without_site(title: str, site: str) -> str:
    if site and title.endswith(site) and title != site:
        return title.removesuffix(site).rstrip(" |:–—-")
    return title


def _visible_dates(tree: Any) -> Iterator[str]:
    for path in _DATES:
        yield from map(tidy, tree.xpath(path)[:1])


def _authors(tree: Any, linked: dict[str, Any]) -> Iterator[str]:
    yield _words(linked.get("author"))
    # Some sites give the author's page here instead of a name.
    if not web_address(name := _meta(tree, "article:author")):
        yield name
    yield from (tidy(" ".join(each.itertext())) for each in tree.xpath(_AUTHOR)[:1])
    yield _meta(tree, "author")


def _addresses(tree: Any, linked: dict[str, Any]) -> Iterator[str]:
    yield from tree.xpath("//link[@rel='canonical']/@href")
    yield _words(linked.get("url"))
    yield _meta(tree, "og:url")


def _attachments(tree: Any, base: str) -> Iterator[Attachment]:
    """Yield what the page offers for download; the url is "" where the link leads nowhere."""
    for link in tree.xpath("//a[@href][not(ancestor::nav or ancestor::footer or ancestor::aside)]"):
        written = link.get("href")
        file_name = written.partition("?")[0].partition("#")[0].rpartition("/")[2].strip()
        if _DOCUMENT.search(file_name):
            title = tidy(" ".join(link.itertext())) or tidy(file_name)
            yield Attachment(title, web_address(written, base))
