"""Bantin and its peers: a page's file in, an `Answer` out, or None when the page is refused."""

import logging
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.reading.answer import Answer
from index.bulletin import Bulletin
from index.problem import SourceProblem
from index.reading.source import read
from search.vietnam_time import VIETNAM

Reader = Callable[[Path], Answer | None]


def read_with_bantin(path: Path) -> Answer | None:
    """Return the first bulletin of a page; more than one of a page is not asked for."""
    items = list(read([path]))
    bulletin = next((each for each in items if isinstance(each, Bulletin)), None)
    if bulletin is None:
        return None
    attached = [each.title for each in bulletin.attachments]
    return Answer(
        title=bulletin.title,
        published=bulletin.published,
        lead=bulletin.lead,
        author=bulletin.author,
        paragraphs=tuple(filter(None, (bulletin.lead, *bulletin.body))),
        everything="\n".join(
            [
                bulletin.title,
                bulletin.lead,
                *bulletin.body,
                *bulletin.captions,
                bulletin.author,
                bulletin.publisher,
                *attached,
            ]
        ),
        is_warned=any(isinstance(each, SourceProblem) and "date" in each.reason for each in items),
    )


def read_with_trafilatura(path: Path) -> Answer | None:
    """Return what `bare_extraction` finds, metadata included."""
    from trafilatura import bare_extraction

    # Typed as a document or a dictionary; it is the latter only where that was asked for.
    found: Any = bare_extraction(path.read_bytes(), with_metadata=True, include_comments=False)
    if found is None or not found.text:
        return None
    return _peer_answer(found.title, _moment(found.date), found.author, found.text)


def read_with_newspaper(path: Path) -> Answer | None:
    """Return what newspaper4k's `Article` parses."""
    from newspaper import Article, ArticleException

    html = path.read_bytes().decode(errors="replace")
    article = Article("https://tin.example/", language="vi", fetch_images=False)
    try:
        article.download(input_html=html)
        article.parse()
    except ArticleException:
        return None
    if not article.text:
        return None
    authors = ", ".join(article.authors)
    return _peer_answer(article.title, _moment(article.publish_date), authors, article.text)


def read_with_readability(path: Path) -> Answer | None:
    """Return readability's title and text; it looks for neither dates nor authors."""
    from lxml.html import fragment_fromstring
    from readability import Document

    document = Document(path.read_bytes().decode(errors="replace"))
    try:
        title, summary = document.short_title(), document.summary(html_partial=True)
    except Exception:  # Its own `Unparseable`, and whatever odd markup makes lxml raise.
        return None
    text = fragment_fromstring(summary, create_parent=True).text_content()
    return _peer_answer(title, None, None, text) if text.strip() else None


READERS: Mapping[str, Reader] = {
    "bantin": read_with_bantin,
    "trafilatura": read_with_trafilatura,
    "newspaper4k": read_with_newspaper,
    "readability": read_with_readability,
}


@contextmanager
def quiet(names: Collection[str]) -> Iterator[None]:
    """Keep the named peers quiet meanwhile, and newspaper4k's tldextract off the network."""
    disabled = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if "newspaper4k" in names:
                import tldextract.tldextract

                tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
            yield
    finally:
        logging.disable(disabled)


def _peer_answer(
    title: str | None, published: datetime | None, author: str | None, text: str
) -> Answer:
    paragraphs = tuple(filter(None, text.splitlines()))
    everything = "\n".join([title or "", author or "", text])
    return Answer(title or "", published, "", author or "", paragraphs, everything)


def _moment(value: Any) -> datetime | None:
    if isinstance(value, str):
        with suppress(ValueError):
            value = datetime.fromisoformat(value)
    if not isinstance(value, datetime):
        return None
    return value.astimezone(VIETNAM) if value.tzinfo else value.replace(tzinfo=VIETNAM)
