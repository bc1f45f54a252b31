"""An HTML page, as a browser saves it, made a bulletin."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from index.bulletin import Bulletin
from index.identity import bulletin_id
from index.problem import Problem
from index.reading.dates.dateline import Dateline, ImpossibleDateError, read_dateline
from index.reading.html.blocks import Block, read_blocks
from index.reading.html.main_text import extract, main_lines, title_place
from index.reading.html.metadata import Metadata, read_metadata
from index.reading.html.parsing import parse
from index.reading.items import Found, Item
from index.reading.prose.article import Article, compose
from index.reading.prose.furniture import read_listing


def read_html(path: Path, data: bytes) -> Iterator[Item]:
    """Yield the bulletin of one page, its problems, and the listing that the page shows."""
    tree = parse(path, data)
    if isinstance(tree, Problem):
        yield tree
        return
    metadata = read_metadata(tree)
    main = extract(tree)
    blocks = read_blocks(tree)
    for block in blocks:
        if listing := read_listing(path, block.line.number, block.line.text):
            yield listing
    date = None
    for item in _dates(path, metadata, blocks):
        if isinstance(item, Problem):
            yield item
        else:
            date = item
    if not metadata.title:
        yield _no_title(path)
    if date is None:
        yield _no_date(path)
    if metadata.title and date:
        lines = main_lines(blocks, main, metadata.title)
        article = compose(line for line in lines if line.text != metadata.author)
        if not (article.lead or article.body):
            yield _no_text(path)
        if metadata.lost_attachments:
            yield _lost_attachments(path, metadata.lost_attachments)
        yield Found(_bulletin(metadata, date, article), 1)


def _bulletin(metadata: Metadata, date: Dateline, article: Article) -> Bulletin:
    return Bulletin(
        id=bulletin_id("", metadata.url, metadata.title, date.published),
        title=metadata.title,
        published=date.published,
        lead=article.lead,
        body=article.body,
        captions=article.captions,
        author=metadata.author or article.author,
        publisher=metadata.publisher or article.source,
        url=metadata.url,
        attachments=metadata.attachments,
    )


def _dates(path: Path, metadata: Metadata, blocks: Sequence[Block]) -> Iterator[Dateline | Problem]:
    """Yield problems, then the date from the most trusted place that has one.

    Of visible date lines the first below the title is meant: one above it is often the clock in
    the site's head.
    """
    title_at = title_place(blocks, metadata.title)
    visible = [(block.line.number, block.line.text) for block in blocks]
    declared = [(1, written) for written in metadata.dates]
    for number, text in (*declared, *visible[title_at:], *visible[:title_at]):
        try:
            date = read_dateline(text)
        except ImpossibleDateError as error:
            yield error.as_warning(path, number)
            continue
        if date:
            yield from date.problems(path, number)
            yield date
            return


def _no_title(path: Path) -> Problem:
    return Problem.error(path, None, "trang không có tiêu đề", "the page has no title")


def _no_date(path: Path) -> Problem:
    return Problem.error(
        path, None, "trang không cho biết ngày đăng", "the page does not say when it was published"
    )


def _no_text(path: Path) -> Problem:
    return Problem.warning(
        path, None, "không tìm thấy nội dung trong trang", "no text was found in the page"
    )


def _lost_attachments(path: Path, count: int) -> Problem:
    return Problem.warning(
        path,
        None,
        f"bỏ qua {count} tệp đính kèm vì trang không cho biết địa chỉ của mình",
        f"attachments left out: {count}; the page does not say its own address",
    )
