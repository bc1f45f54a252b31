"""Refusal of pages that are not a bulletin: listings, home pages, searches, errors, galleries."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from re import IGNORECASE, VERBOSE, compile
from typing import Any
from urllib.parse import urlsplit

from index.problem import SourceProblem
from index.reading.dates.dateline import ImpossibleDateError
from index.reading.dates.in_line import find_date
from index.reading.html.article_text import ArticleText
from index.reading.html.attachments import Attachments
from index.reading.html.blocks import Block, Blocks
from index.reading.html.heading import Heading
from index.reading.html.metadata import Metadata
from index.reading.html.region import Region, is_paragraph

FEWEST_TEASERS = 3
SHORTEST_HEADLINE = 20
"""A link of at least this many characters is the headline of another item."""

MOST_TEASERS = 0.5
"""If at least this share of the text's letters is in teasers, the page is a listing."""

FEWEST_PICTURES = 2

_ERROR = compile(
    r"""(?:lỗi\ )?(?:404|403|500|502|503)\b.*|.*\b(?:page\ )?not\ found\b.*
      | .*không\ (?:tìm\ thấy|tồn\ tại)\ (?:trang|nội\ dung|bài\ viết|đường\ dẫn).*
      | (?:trang|bài\ viết|nội\ dung).{0,30}\ không\ (?:tồn\ tại|tìm\ thấy).*
      | access\ denied.* | đăng\ nhập""",
    IGNORECASE | VERBOSE,
)
_SEARCH = compile(r"(?:kết quả )?tìm kiếm\b.*|search results?\b.*|kết quả tìm.*", IGNORECASE)
_PROPERTY = compile(
    r"(?:tiêu đề văn bản|số(?:/| )?(?:ký )?hiệu|cơ quan ban hành|ngày (?:ban hành|hiệu lực|ký)"
    r"|trích yếu|người ký|loại (?:văn bản|tài liệu)|lĩnh vực|phạm vi|trạng thái|tài liệu đính kèm"
    r"|tệp đính kèm|số lượt (?:xem|tải))\b",
    IGNORECASE,
)
FEWEST_PROPERTIES = 3

_LIST_CLASSES = frozenset(
    ("archive", "category", "search-results", "error404", "blog", "view-category", "tag", "author")
)
_HOME = ("", "/", "/index.html", "/index.php", "/default.aspx", "/trang-chu", "/home")


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and the parts that were found in it."""

    tree: Any
    blocks: Blocks
    metadata: Metadata
    heading: Heading | None
    region: Region | None
    text: ArticleText
    attachments: Attachments


def why_no_article(path: Path, page: Page) -> SourceProblem | None:
    """Return why a page is not an article, as a problem; None if it is one."""
    title = page.heading.text if page.heading else ""
    if _ERROR.fullmatch(title):
        return _error(path, f"trang báo lỗi: {title[:80]}", f"an error page: {title[:80]}")
    if _SEARCH.fullmatch(title):
        return _error(path, "trang kết quả tìm kiếm", "a page of search results")
    teasers = _teasers(page.blocks)
    if _is_listing(page, teasers):
        count = max(len(teasers), 1)
        return _error(
            path,
            f"trang liệt kê (khoảng {count} bản tin khác), không phải một bản tin",
            f"a listing of about {count} other items, not a bulletin",
        )
    if _is_property_table(page.text):
        return _error(
            path,
            "bảng thuộc tính của một văn bản (số hiệu, ngày ban hành …), không phải bản tin",
            "the properties of a document (its code, its day …), not a bulletin",
        )
    if not page.text.lines and not page.text.lead and not _has_attachments(page):
        pictures = _pictures(page)
        if pictures >= FEWEST_PICTURES:
            return _error(
                path,
                f"thư viện ảnh không có lời ({pictures} ảnh)",
                f"a gallery of {pictures} pictures without text",
            )
        if page.heading and (not page.heading.is_declared or page.heading.at is None):
            return _error(path, "trang không có nội dung", "the page has no text")
    return None


def _is_listing(page: Page, teasers: Sequence[Block]) -> bool:
    paragraphs = page.text.paragraphs
    letters = sum(len(each.text) for each in paragraphs)
    is_shown = page.heading is not None and page.heading.at is not None
    teaser_ids = {id(each) for each in teasers}
    teaser_letters = sum(len(each.text) for each in paragraphs if id(each) in teaser_ids)
    if paragraphs and teaser_letters >= MOST_TEASERS * letters:
        return len(teasers) >= FEWEST_TEASERS or not is_shown
    has_nothing = not letters and not _has_attachments(page)
    if has_nothing and len(teasers) >= FEWEST_TEASERS:
        return True
    if page.metadata.says_article:
        return False
    if _has_list_class(page.tree):
        return True
    return not is_shown and _is_home(page.metadata)


def _is_property_table(text: ArticleText) -> bool:
    """Tell whether a text is only the properties of a legal document (number, issuer, dates)."""
    lines = [*text.lead, *(line.text for line in text.lines)]
    labelled = sum(bool(_PROPERTY.match(each)) for each in lines)
    return labelled >= FEWEST_PROPERTIES and labelled * 2 >= len(lines)


def _teasers(blocks: Blocks) -> list[Block]:
    """Return the teasers of other items: dates and leads directly below linked headlines."""
    found: list[Block] = []
    headline = False
    for block in blocks:
        if block.linked and len(block.text) >= SHORTEST_HEADLINE:
            headline = True
        elif headline and _is_date(block):
            found.append(block)
        else:
            if headline and is_paragraph(block):
                found.append(block)
            headline = False
    return found


def _is_date(block: Block) -> bool:
    try:
        return find_date(block.text) is not None
    except ImpossibleDateError:
        return True


def _has_list_class(tree: Any) -> bool:
    """Tell whether `<body>` has a class that content systems give to listings."""
    classes = frozenset(
        name for body in tree.iter("body") for name in (body.get("class") or "")[:1000].split()
    )
    return bool(classes & _LIST_CLASSES) and not any("single" in each for each in classes)


def _is_home(metadata: Metadata) -> bool:
    return bool(metadata.url) and urlsplit(metadata.url).path.lower() in _HOME


def _has_attachments(page: Page) -> bool:
    return bool(page.attachments.found or page.attachments.lost)


def _pictures(page: Page) -> int:
    element = page.region.element if page.region else None
    if element is None and page.heading and page.heading.at is not None:
        element = page.blocks[page.heading.at].element.getparent()
        for _ in range(2):
            above = element.getparent()
            element = above if above is not None and above.tag not in ("body", "html") else element
    return sum(1 for _ in element.iter("img")) if element is not None else 0


def _error(path: Path, vietnamese: str, english: str) -> SourceProblem:
    return SourceProblem.error(path, None, vietnamese, english)
