"""The date of publication that a page shows or declares; never the clock of the site.

The date is looked for beside the heading, above the first paragraph, and in the metadata. The shown
and the declared date mostly agree. If they differ by more than a day, the shown one is used, and a
warning names both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from index.problem import SourceProblem
from index.reading.dates.dateline import Dateline, ImpossibleDateError, read_dateline
from index.reading.dates.in_line import DateInLine, find_date, split_stamp
from index.reading.html.blocks import SITE_TAGS, Block, Blocks
from index.reading.html.cues import Cue, cues_of
from index.reading.html.region import Region, is_paragraph
from index.reading.prose.furniture import ends_article

MOST_ABOVE = 6
"""So many blocks above the heading may have the date; clocks and menus are further up."""

MOST_BELOW = 14
MOST_APART = timedelta(days=1)
_ELSEWHERE = frozenset((Cue.CLOCK, Cue.RELATED, Cue.COMMENT, Cue.FOOTER, Cue.MENU))


@dataclass(frozen=True, slots=True)
class Published:
    """A date, its line, and the other words of that line."""

    dateline: Dateline
    line: int
    beside: str = ""
    at: int | None = None


def find_published(
    path: Path,
    blocks: Blocks,
    title_at: int | None,
    region: Region | None,
    declared: Sequence[str],
) -> Iterator[Published | SourceProblem]:
    """Yield problems, and last the date (`Published`) if the page has one."""
    shown = None
    for each in _shown(path, blocks, title_at, region):
        if isinstance(each, SourceProblem):
            yield each
        elif shown is None or (shown[1] and not each[1]):
            shown = each
    said = None
    for written in declared:
        try:
            said = said or read_dateline(written) or _loosely(written)
        except ImpossibleDateError as error:
            yield error.as_warning(path, 1)
    yield from _chosen(path, shown, said)


def _chosen(
    path: Path, shown: tuple[Published, bool] | None, said: Dateline | None
) -> Iterator[Published | SourceProblem]:
    if shown is None:
        if said is not None:
            yield from said.problems(path, 1)
            yield Published(said, 1)
        return
    published, is_updated = shown
    yield from published.dateline.problems(path, published.line)
    if said is None:
        yield published
        return
    apart = abs(published.dateline.published - said.published)
    if apart > MOST_APART and not (is_updated and said.published < published.dateline.published):
        yield _contradiction(path, published, said)
        yield published
    elif is_updated or (said.has_time and not published.dateline.has_time):
        yield Published(said, published.line, published.beside, published.at)
    else:
        yield published


def _shown(
    path: Path, blocks: Blocks, title_at: int | None, region: Region | None
) -> Iterator[tuple[Published, bool] | SourceProblem]:
    """Yield the dates near the heading, nearest first, and whether each is the date of a change."""
    for at in _places(blocks, title_at, region):
        block = blocks[at]
        try:
            stamp = split_stamp(block.text)[1] if at == title_at else None
            found = DateInLine(stamp, False, "") if stamp else _date_of(block)
        except ImpossibleDateError as error:
            yield error.as_warning(path, block.line.number)
            continue
        if found:
            yield (
                Published(found.dateline, block.line.number, found.rest, at),
                found.is_updated,
            )


def _date_of(block: Block) -> DateInLine | None:
    if len(block.text) > 300:
        return None
    dateline = read_dateline(block.text)
    found = find_date(block.text)
    if dateline and not found:
        return DateInLine(dateline, False, "")
    return found


def _places(blocks: Blocks, title_at: int | None, region: Region | None) -> Iterator[int]:
    """Yield indices of blocks that may have the date: heading, below, above, after the text."""
    # Without a heading, dates of other items cannot be told from that of the article.
    if title_at is None:
        return
    start = title_at
    if split_stamp(blocks[title_at].text)[1]:
        yield title_at
    below = 0
    paragraphs = 0
    for at in range(start + 1, min(len(blocks), start + MOST_BELOW)):
        block = blocks[at]
        if ends_article(block.text) or paragraphs > 2:
            break
        if _is_clock_or_related(block, blocks[start]):
            continue
        below += 1
        paragraphs += is_paragraph(block)
        yield at
    yield from _above(blocks, start)
    if region is not None:
        yield from _closing(blocks, region)


def _above(blocks: Blocks, start: int) -> Iterator[int]:
    for at in range(start - 1, max(-1, start - 1 - MOST_ABOVE), -1):
        block = blocks[at]
        if block.linked and not _is_breadcrumb(block.element):
            return
        if is_paragraph(block):
            return
        if not _is_clock_or_related(block, blocks[start]) and _is_near(block, blocks[start]):
            yield at


def _closing(blocks: Blocks, region: Region) -> Iterator[int]:
    last = min(len(blocks), region.end + 3)
    for at in range(max(region.first, region.end - 4), last):
        block = blocks[at]
        if ends_article(block.text):
            return
        if (
            len(block.text) <= 80
            and not block.linked
            and not _is_clock_or_related(block, blocks[region.first])
        ):
            yield at


def _is_near(block: Block, title: Block) -> bool:
    """Tell whether a block above the heading belongs to the article, not to the site's header."""
    inner = {title.element, *title.element.iterancestors()}
    common = next((each for each in block.element.iterancestors() if each in inner), None)
    if block.element in inner:
        return True
    if common is None or common.tag not in ("body", "html", "form"):
        return True
    return block.element.getparent() is common and title.element.getparent() is common


def _is_clock_or_related(block: Block, title: Block) -> bool:
    """Tell whether a block is in a part of the page that the heading is not in."""
    shared = {title.element, *title.element.iterancestors()}
    element = block.element
    while element is not None and element not in shared:
        cues = cues_of(element)
        is_elsewhere = cues & _ELSEWHERE and not (Cue.DATE in cues and Cue.CLOCK not in cues)
        if is_elsewhere or element.tag in SITE_TAGS:
            return True
        element = element.getparent()
    return False


def _is_breadcrumb(element: Any) -> bool:
    for _ in range(5):
        if element is None:
            return False
        if Cue.BREADCRUMB in cues_of(element):
            return True
        element = element.getparent()
    return False


def _loosely(written: str) -> Dateline | None:
    found = find_date(written)
    return found.dateline if found else None


def _contradiction(path: Path, shown: Published, said: Dateline) -> SourceProblem:
    first, second = (
        f"{each:%d/%m/%Y %H:%M}" for each in (shown.dateline.published, said.published)
    )
    return SourceProblem.warning(
        path,
        shown.line,
        f"trang ghi hai ngày đăng: {first} cạnh tiêu đề, {second} trong phần khai báo;"
        " đã lấy ngày đầu",
        f"the page says two dates: {first} beside the heading, {second} in its metadata; the first"
        " was taken",
    )
