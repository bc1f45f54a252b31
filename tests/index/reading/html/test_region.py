"""The region of a page that holds its text is found."""

from lxml.html import document_fromstring

from index.reading.html.blocks import Blocks, read_blocks
from index.reading.html.region import Region, find_region, is_paragraph
from tests.index.reading.html.pages import FIRST, RELATED, SECOND, TITLE


def blocks(markup: str) -> Blocks:
    return read_blocks(document_fromstring(f"<html><body>{markup}</body></html>"))


def region(markup: str, title_at: int | None = None) -> Region | None:
    return find_region(blocks(markup), title_at)


def texts(markup: str, title_at: int | None = None) -> list[str]:
    found = blocks(markup)
    where = find_region(found, title_at)
    return [each.text for each in found[where.first : where.end]] if where else []


def test_the_element_of_the_paragraphs() -> None:
    markup = f"<div>Tin</div><div><p>{FIRST}</p><p>{SECOND}</p></div>{RELATED}"
    assert texts(markup) == [FIRST, SECOND]


def test_paragraphs_in_parts_side_by_side() -> None:
    markup = f"<div>Tin</div><div><div><p>{FIRST}</p></div><div><p>{SECOND}</p></div></div>"
    assert texts(markup) == [FIRST, SECOND]


def test_short_lines_below_the_heading_belong_to_it() -> None:
    lines = "".join(f"<div>Chi hội bản {n}</div>" for n in range(4))
    markup = f"<div><h1>{TITLE}</h1><div><div><p>{FIRST}</p></div>{lines}</div></div>"
    assert len(texts(markup, title_at=0)) == 5


def test_what_stands_above_the_heading_counts_little() -> None:
    above = f"<div><p>{SECOND}</p><p>{SECOND}</p></div>"
    markup = f"{above}<div><h1>{TITLE}</h1><div><p>{FIRST}</p></div></div>"
    assert texts(markup, title_at=2) == [FIRST]


def test_a_page_without_paragraphs_has_none() -> None:
    assert region("<ul><li><a href=/>Trang chủ</a></ul>") is None


def test_paragraphs() -> None:
    (paragraph, label, link) = blocks(f"<p>{FIRST}</p><p>Tin tức</p><p><a href=/>{FIRST}</a></p>")
    assert [is_paragraph(each) for each in (paragraph, label, link)] == [True, False, False]
