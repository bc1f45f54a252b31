"""Reads page text copied from a site: first the title, then the date line, then the text.

    Giao ban công tác quý II

    Thứ Hai, ngày 13 tháng 7 năm 2020 - 07:57

    Cỡ chữ: A+ A-

    The first paragraph is the lead …

A line is a paragraph unless it starts in lower case below an unfinished one. A line of spaces,
no-break spaces included, is blank.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from pathlib import Path
from re import IGNORECASE, compile

from index.bulletin import Bulletin
from index.identity import bulletin_id
from index.problem import SourceProblem
from index.reading.dates.dateline import Dateline, ImpossibleDateError, read_dateline
from index.reading.dates.in_line import find_date
from index.reading.encoding import SAMPLE, WINDOWS_VIETNAMESE, guessed, sniff, undecodable
from index.reading.items import FoundItem, Item
from index.reading.prose.article import Article, compose
from index.reading.prose.furniture import is_widget, read_listing
from index.reading.prose.page_line import PageLine
from index.reading.prose.person import are_names
from index.reading.text import tidy

RIGHT_INDENT = 20
"""A line indented this much is right-aligned; sites indent paragraphs by four to eight."""

TAB = 8
SENTENCE_END = (".", "!", "?", ";", "…")

MOST_ABOVE_TEXT = 15
"""The most lines above the text."""

LONGEST_BREADCRUMB = 400
_AFTER_CLOCK = " -–—|,"
_BREADCRUMB = compile(r"\s*(?:trang chủ|home)(?:\s*[>»/›|]\s*|\s{2,}|\t)\S.*", IGNORECASE)
_LINE_END = compile(r"\r\n?|\n")


def read_page(path: Path, data: bytes) -> Iterator[Item]:
    """Yield the bulletin of one page, its problems, and the listing that the page shows."""
    text = _decoded(path, data)
    if isinstance(text, SourceProblem):
        yield text
        return
    if sniff(data[:SAMPLE]) == WINDOWS_VIETNAMESE:
        yield guessed(path, 1)
    lines = _read_lines(text)
    if not lines:
        yield SourceProblem.error(path, None, "tệp trống", "the file is empty")
        return
    for line in lines:
        if listing := read_listing(path, line.number, line.text):
            yield listing
    yield from _read_bulletin(path, lines)


def _read_bulletin(path: Path, lines: Sequence[PageLine]) -> Iterator[FoundItem | SourceProblem]:
    at, date, beside = _find_date(lines)
    heading = [line for line in lines[:at] if not _is_above_title(line)]
    if not heading:
        # Some sites set the date above the title.
        below = next((each for each in lines[at + 1 :] if not is_widget(each.text)), None)
        heading = [below] if below and not below.text.endswith(SENTENCE_END) else []
    title_lines = _title_lines(heading)
    if not title_lines:
        yield _no_title(path, lines[0].number)
    if date is None:
        yield _no_date(path)
    elif isinstance(date, ImpossibleDateError):
        yield date.as_error(path, lines[at].number)
    elif title_lines:
        yield from date.problems(path, lines[at].number)
        text = [line for line in lines[at + 1 :] if line not in title_lines]
        article = compose([*heading[len(title_lines) :], *text])
        if not (article.lead or article.body):
            yield _no_text(path, lines[at].number)
        title = " ".join(line.text for line in title_lines)
        author = article.author or (beside if are_names(beside) else "")
        yield FoundItem(_bulletin(title, date, author, article), title_lines[0].number)


def _bulletin(title: str, date: Dateline, author: str, article: Article) -> Bulletin:
    return Bulletin(
        id=bulletin_id("", "", title, date.published),
        title=title,
        published=date.published,
        lead=article.lead,
        body=article.body,
        captions=article.captions,
        author=author,
        publisher=article.source,
    )


def _find_date(
    lines: Sequence[PageLine],
) -> tuple[int, Dateline | ImpossibleDateError | None, str]:
    """Return the index of the date line, its date, and the other words of that line.

    A date above everything else is the clock of the site, if another date line follows. Without a
    date line the index is the end.
    """
    found = list(islice(_dates(lines), 2))
    if len(found) == 2 and found[1][0] <= MOST_ABOVE_TEXT:
        above = lines[: found[0][0]]
        found = found[1:] if all(is_widget(line.text) for line in above) else found
    if found:
        return (*found[0], "")
    # The first line is the title, even if it names a day.
    for at, line in enumerate(lines[1:MOST_ABOVE_TEXT], start=1):
        if date := find_date(line.text):
            return at, date.dateline, date.rest
    return len(lines), None, ""


def _dates(lines: Sequence[PageLine]) -> Iterator[tuple[int, Dateline | ImpossibleDateError]]:
    for at, line in enumerate(lines):
        try:
            date = read_dateline(line.text.rstrip(_AFTER_CLOCK))
        except ImpossibleDateError as error:
            yield at, error
            continue
        if date:
            yield at, date


def _is_above_title(line: PageLine) -> bool:
    """Tell whether a line is a widget or the clock of the site."""
    try:
        return is_widget(line.text) or read_dateline(line.text.rstrip(_AFTER_CLOCK)) is not None
    except ImpossibleDateError:
        return True


def _title_lines(heading: Sequence[PageLine]) -> list[PageLine]:
    """Return the first line, and the lines below that continue it in lower case or in capitals."""
    if not heading:
        return []
    first, *below = heading
    in_capitals = first.text.isupper()

    def goes_on(line: PageLine) -> bool:
        return line.close and (line.text[0].islower() or (in_capitals and line.text.isupper()))

    return [first, *takewhile(goes_on, below)]


def _read_lines(text: str) -> list[PageLine]:
    raw = [(line, tidy(line)) for line in _LINE_END.split(text)]
    paragraph_indents = {
        _indent(line) for line, words in raw if words.endswith(SENTENCE_END) and _indent(line)
    }
    lines = []
    for at, (line, words) in enumerate(raw):
        is_breadcrumb = at < MOST_ABOVE_TEXT and _BREADCRUMB.fullmatch(line[:LONGEST_BREADCRUMB])
        if words and not is_breadcrumb:
            below_blank = at == 0 or not raw[at - 1][1]
            above_blank = at == len(raw) - 1 or not raw[at + 1][1]
            indent = _indent(line)
            # Spaces and no-break spaces alternate, so that equal indents differ by one.
            like_paragraph = not paragraph_indents.isdisjoint(range(indent - 1, indent + 2))
            lines.append(
                PageLine(
                    words,
                    at + 1,
                    right=indent >= RIGHT_INDENT,
                    apart=below_blank and above_blank and not (indent and like_paragraph),
                    close=not below_blank,
                )
            )
    return lines


def _indent(line: str) -> int:
    line = line.expandtabs(TAB)
    return len(line) - len(line.lstrip())


def _decoded(path: Path, data: bytes) -> str | SourceProblem:
    encoding = sniff(data[:SAMPLE])
    encoding = encoding if encoding.startswith("utf-16") or encoding == WINDOWS_VIETNAMESE else ""
    try:
        text = data.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return undecodable(path, line, encoding or "UTF-8", error.start + 1, data[:SAMPLE])
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return SourceProblem.error(path, line, "không phải tệp văn bản", "not a text file")
    return text


def _no_title(path: Path, line: int) -> SourceProblem:
    return SourceProblem.error(
        path,
        line,
        "không có tiêu đề ở trên dòng ngày tháng",
        "there is no title above the date line",
    )


def _no_date(path: Path) -> SourceProblem:
    return SourceProblem.error(
        path,
        None,
        "không có dòng ngày tháng, như “Thứ Hai, ngày 13 tháng 7 năm 2020 - 07:57”",
        "there is no date line like “Thứ Hai, ngày 13 tháng 7 năm 2020 - 07:57”",
    )


def _no_text(path: Path, line: int) -> SourceProblem:
    return SourceProblem.warning(
        path, line, "dưới dòng ngày tháng không có nội dung", "no text follows the date line"
    )
