"""Reads a bulletin from an HTML page as browsers save it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from index.bulletin import Bulletin
from index.identity import bulletin_id
from index.problem import SourceProblem
from index.reading.dates.in_line import split_stamp
from index.reading.html.article_text import ArticleText, read_article
from index.reading.html.attachments import base_of, read_attachments
from index.reading.html.blocks import Blocks, read_blocks
from index.reading.html.heading import (
    Heading,
    declared_heading,
    declared_titles,
    foremost_heading,
    nearest_heading,
)
from index.reading.html.metadata import Metadata, read_metadata
from index.reading.html.parsing import parse
from index.reading.html.published import find_published
from index.reading.html.refusal import Page, why_no_article
from index.reading.html.region import Region, find_region
from index.reading.items import FoundItem, Item
from index.reading.prose.article import Article, compose
from index.reading.prose.furniture import read_listing
from index.reading.prose.person import is_author, is_signature


def read_html(path: Path, data: bytes) -> Iterator[Item]:
    """Yield the bulletin of one page, its problems, and the listing that it shows."""
    tree = None
    for item in parse(path, data):
        if isinstance(item, SourceProblem):
            yield item
        else:
            tree = item
    if tree is None:
        return
    metadata = read_metadata(tree)
    base = base_of(tree, metadata.url)
    blocks = read_blocks(tree)
    for block in blocks:
        if listing := read_listing(path, block.line.number, block.text):
            yield listing
    if metadata.linked_data.is_broken:
        yield _broken_linked_data(path)
    yield from _read_bulletin(path, tree, metadata, blocks, base)


def _read_bulletin(
    path: Path, tree: Any, metadata: Metadata, blocks: Blocks, base: str
) -> Iterator[Item]:
    heading, region = _locate(blocks, metadata)
    date = None
    at = heading.at if heading else None
    for item in find_published(path, blocks, at, region, metadata.dates):
        if isinstance(item, SourceProblem):
            yield item
        else:
            date = item
    title = split_stamp(heading.text)[0] if heading else ""
    text = read_article(blocks, at, title, region, date)
    parts = [
        each for each in (_part(text.top), region.element if region else None) if each is not None
    ]
    attachments = read_attachments(parts, base)
    authors = [
        each
        for declared in metadata.authors
        if is_author(each := declared.removeprefix("Theo "), metadata.site_names)
    ]
    unsigned = [line for line in text.lines if line.text not in authors]
    article = compose(unsigned, " ".join(text.lead))
    page = Page(tree, blocks, metadata, heading, region, text, attachments)
    if refusal := why_no_article(path, page):
        yield refusal
        return
    if heading is None:
        yield _no_title(path)
    if date is None:
        yield _no_date(path)
    if heading is None or date is None:
        return
    if not (article.lead or article.body):
        yield _no_text(path)
    if attachments.lost:
        yield _lost_attachments(path, attachments.lost)
    author = _author(metadata, authors, text, article)
    source = article.source or ", ".join(dict.fromkeys(text.sources))
    bulletin = Bulletin(
        id=bulletin_id("", metadata.url, title, date.dateline.published),
        title=title,
        published=date.dateline.published,
        lead=article.lead,
        body=article.body,
        captions=article.captions,
        author=author,
        publisher=source or metadata.publisher,
        url=metadata.url,
        attachments=attachments.found,
    )
    yield FoundItem(bulletin, 1)


def _part(element: Any) -> Any:
    """Return the element of an article, or None if it is the whole page."""
    return None if element is None or element.tag in ("body", "html") else element


def _locate(blocks: Blocks, metadata: Metadata) -> tuple[Heading | None, Region | None]:
    """Return the heading and the region of the text; each helps to find the other."""
    heading = declared_heading(blocks, metadata)
    region = find_region(blocks, heading.at if heading else None)
    if heading is None and region is not None:
        heading = nearest_heading(blocks, region, metadata)
    if heading is None:
        heading = foremost_heading(blocks, region)
    if heading is None and (titles := declared_titles(metadata)):
        heading = Heading(titles[0], None)
    return heading, region


def _author(
    metadata: Metadata, declared: Sequence[str], text: ArticleText, article: Article
) -> str:
    """Return the author: of the signature after the text, else beside the date, else declared."""
    labelled = [each for each in text.labelled if is_signature(each, metadata.site_names)]
    if labelled or article.author:
        return ", ".join(dict.fromkeys([*labelled, *filter(None, [article.author])]))
    for byline in (each.removeprefix("Theo ") for each in text.bylines):
        if is_author(byline, metadata.site_names):
            same = [each for each in declared if each.casefold() in byline.casefold()]
            return same[0] if same else byline
    return ", ".join(declared)


def _broken_linked_data(path: Path) -> SourceProblem:
    return SourceProblem.warning(
        path,
        None,
        "phần JSON-LD của trang bị hỏng; đã đọc trang mà không dùng phần ấy",
        "the page's JSON-LD is broken; the page was read without it",
    )


def _no_title(path: Path) -> SourceProblem:
    return SourceProblem.error(path, None, "trang không có tiêu đề", "the page has no title")


def _no_date(path: Path) -> SourceProblem:
    return SourceProblem.error(
        path, None, "trang không cho biết ngày đăng", "the page does not say when it was published"
    )


def _no_text(path: Path) -> SourceProblem:
    return SourceProblem.warning(
        path, None, "không tìm thấy nội dung trong trang", "no text was found in the page"
    )


def _lost_attachments(path: Path, count: int) -> SourceProblem:
    return SourceProblem.warning(
        path,
        None,
        f"bỏ qua {count} tệp đính kèm vì trang không cho biết địa chỉ của mình",
        f"attachments left out: {count}; the page does not say its own address",
    )
