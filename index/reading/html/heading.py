"""The heading: the title of an article, and the block above its text that shows it."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from re import IGNORECASE, compile

from index.reading.dates.dateline import ImpossibleDateError, read_dateline
from index.reading.dates.in_line import find_date
from index.reading.html.blocks import Block, Blocks
from index.reading.html.cues import Cue, cues_of
from index.reading.html.metadata import Metadata
from index.reading.html.region import Region, is_paragraph
from index.reading.prose.furniture import ends_article, is_licence, is_rubric, is_widget

LONGEST_TITLE = 400
LIKE_DECLARED = 0.72
"""A heading that is more similar (0 to 1) to a declared title belongs to the same article."""

MOST_BETWEEN = 12
"""The most blocks between an undeclared heading and the first paragraph."""

_SITE_MARK = compile(r"\s*(?:\||–|—|-|»|::|•|·|›)\s*")
MOST_WORDS_BESIDE_DATE = 4
BESIDE_DATE = 1.2
"""What a dateline beside it adds to the prominence of a heading."""

LOWEST_HEADING = 3
"""`h3`; lower headings are inside texts."""

_SITE = compile(
    r"(?:trang (?:chủ|thông tin|tin|web)|cổng (?:thông tin|ttđt|tin)|website|portal|home)\b",
    IGNORECASE,
)
MOST_TO_TEXT = 30
"""The most blocks between a heading and its text; headings of boxes and footers have no text."""

_UP = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, and the index of the block that shows it; None if only `<head>` has it.

    `is_declared` means that the metadata of the page have this title.
    """

    text: str
    at: int | None
    is_declared: bool = True


def declared_heading(blocks: Blocks, metadata: Metadata) -> Heading | None:
    """Return the visible heading that is most similar to a title that the page declares."""
    titles = [_packed(each) for each in declared_titles(metadata)]
    best, best_score = None, 0.0
    for at, block in enumerate(blocks):
        if len(block.text) > LONGEST_TITLE or block.of_site:
            continue
        text = _packed(block.text)
        likeness = max((_likeness(text, each) for each in titles), default=0.0)
        if likeness < LIKE_DECLARED or len(text) < 4:
            continue
        score = likeness + _prominence(block) / 10 - (0.5 if block.linked else 0)
        score -= 0 if _text_follows(blocks, at) else 0.5
        if score > best_score:
            best, best_score = Heading(block.text, at), score
    return best


def nearest_heading(blocks: Blocks, region: Region, metadata: Metadata) -> Heading | None:
    """Return the heading above the first paragraph; for pages that declare only the site."""
    sites = {_packed(each) for each in (*metadata.site_names, *metadata.titles)}
    first = next(
        (at for at in range(region.first, region.end) if is_paragraph(blocks[at])), region.first
    )
    best, best_score = None, 1.0
    start = max(0, first - MOST_BETWEEN)
    for at in range(start, first + 1):
        block = blocks[at]
        if not _may_be_title(block) or _packed(block.text) in sites:
            continue
        is_text = at == first or (is_paragraph(block) and not block.heading)
        between = sum(not is_paragraph(each) for each in blocks[at + 1 : first])
        score = _prominence(block) - (1 + between) / 4 - (2 if is_text else 0)
        score += 0.5 if len(block.text.split()) >= 5 else -0.5
        score += BESIDE_DATE if _is_beside_date(blocks, at) else 0
        # No menu comes between a heading and its text.
        score -= sum(each.linked for each in blocks[at + 1 : first])
        if score > best_score:
            best, best_score = Heading(block.text, at, is_declared=False), score
    return best


def foremost_heading(blocks: Blocks, region: Region | None) -> Heading | None:
    """Return the first heading of the highest level above the text; for pages without metadata."""
    headings = [
        (block.heading, at)
        for at, block in enumerate(blocks[: region.first + 1] if region else blocks)
        if 0 < block.heading <= LOWEST_HEADING and _may_be_title(block)
    ]
    at = min(headings)[1] if headings else None
    return Heading(blocks[at].text, at, is_declared=False) if at is not None else None


def declared_titles(metadata: Metadata) -> list[str]:
    """Return the declared titles, each unchanged and without the name of the site at either end."""
    found: dict[str, None] = {}
    for title in metadata.titles:
        if len(title) > LONGEST_TITLE:
            continue
        found[title] = None
        for site in metadata.site_names:
            if title.endswith(site) and title != site:
                found[title.removesuffix(site).rstrip(" |:–—-»")] = None
        parts = _SITE_MARK.split(title)
        if len(parts) > 1:
            found[max(parts, key=len)] = None
            found[title[: title.rfind(parts[-1])].rstrip(" |:–—-»›•·")] = None
    return [each for each in found if each and not _SITE.match(each)]


def _text_follows(blocks: Blocks, at: int) -> bool:
    return any(is_paragraph(each) for each in blocks[at + 1 : at + 1 + MOST_TO_TEXT])


def _prominence(block: Block) -> float:
    """Return how much a block looks like a title: its tag, its classes, its letters."""
    named = 0.0
    element = block.element
    for _ in range(_UP):
        if element is None:
            break
        cues = cues_of(element)
        if Cue.TITLE in cues:
            named = 2.0
        if cues & {Cue.RELATED, Cue.MENU, Cue.FOOTER, Cue.BREADCRUMB}:
            return -2.0
        element = element.getparent()
    level = {1: 3.0, 2: 2.5, 3: 1.5, 4: 1.0}.get(block.heading, 0.0)
    return level + named + (1.0 if block.bold else 0.0)


def _may_be_title(block: Block) -> bool:
    text = block.text
    if block.linked or block.of_site or _is_about_date(text) or not 6 <= len(text) <= LONGEST_TITLE:
        return False
    return not (ends_article(text) or is_widget(text) or is_rubric(text) or is_licence(text))


def _is_beside_date(blocks: Blocks, at: int) -> bool:
    """Tell whether the line above or below a block, or the next but one, is about a date."""
    nearby = (*range(max(0, at - 2), at), *range(at + 1, min(at + 3, len(blocks))))
    return any(
        _is_about_date(text) or find_date(text) is not None
        for text in (blocks[each].text for each in nearby if not blocks[each].linked)
    )


def _is_about_date(text: str) -> bool:
    try:
        date = find_date(text)
        is_short = date is not None and len(date.rest.split()) <= MOST_WORDS_BESIDE_DATE
        return is_short or read_dateline(text) is not None
    except ImpossibleDateError:
        return True


def _packed(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


def _likeness(text: str, declared: str) -> float:
    if text == declared:
        return 1.0
    if not declared or min(len(text), len(declared)) < 12:
        return 0.0
    if text.startswith(declared) or declared.startswith(text):
        return 0.9 if min(len(text), len(declared)) > 20 else 0.0
    if abs(len(text) - len(declared)) > 0.4 * len(declared) or len(text) > LONGEST_TITLE:
        return 0.0
    matcher = SequenceMatcher(None, text, declared, autojunk=False)
    # The quick ratios are upper bounds: they avoid most computations of the exact one.
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < LIKE_DECLARED:
        return 0.0
    return matcher.ratio()
