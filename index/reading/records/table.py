"""CSV: a first row of column names, then one bulletin a row.

The separator is the one of comma, semicolon and tab that gives most known names in the first row. A
line `sep=;` above it, which spreadsheets write, is skipped. CSV downloads of Bantin can be read
back. docs/bulletin-formats.md lists the names.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from re import IGNORECASE, compile
from typing import Any, BinaryIO

from index.identity import slug
from index.problem import Severity, SourceProblem
from index.reading.dates.dateline import read_dateline
from index.reading.items import Item
from index.reading.records.file_lines import LONGEST_LINE, FileLine, read_lines
from index.reading.records.record import read_record
from index.reading.text import paragraphs, tidy

COLUMNS = {
    "id": ("id", "ma", "ma-ban-tin", "id-of-the-bulletin"),
    "title": ("title", "tieu-de"),
    "published": ("published", "ngay-dang", "ngay", "ngay-xuat-ban", "dang-luc"),
    "lead": ("lead", "sapo", "tom-tat", "trich-yeu"),
    "body": ("body", "noi-dung"),
    "captions": ("captions", "chu-thich-anh", "chu-thich"),
    "author": ("author", "tac-gia"),
    "publisher": ("publisher", "nguon", "noi-dang"),
    "url": ("url", "dia-chi", "lien-ket", "duong-dan", "bai-goc", "source"),
    "attachments": ("attachments", "tep-dinh-kem", "dinh-kem"),
    "organisations": ("organisations", "co-quan", "to-chuc", "don-vi", "co-quan-to-chuc"),
}
"""The names of a record, and for each the column names that mean it, without marks and capitals."""

DELIMITERS = (",", ";", "\t")

_SEPARATOR = compile(r'"?sep=."?\s*', IGNORECASE)
_BETWEEN_NAMES = compile(r"\s*[;\n]\s*")
# Downloads put it before text that spreadsheets would take for a formula.
_GUARDED = compile(r"'(?=[=+\-@\t\r\n＝＋－＠])")

_KNOWN = {alias: name for name, aliases in COLUMNS.items() for alias in aliases}


def read_table(path: Path, stream: BinaryIO) -> Iterator[Item]:
    """Yield the bulletins and problems of a CSV file, row by row."""
    # The limit belongs to the csv module, not to a reader; its default of 128 KB is too small.
    csv.field_size_limit(LONGEST_LINE)
    feed = _Feed(read_lines(path, stream))
    first = None
    for line in feed.lines:
        if line.problem:
            yield line.problem
            if line.problem.severity is Severity.ERROR:
                return
        elif line.text.strip() and not _SEPARATOR.fullmatch(line.text):
            first = line
            break
    if first is None:
        yield SourceProblem.error(path, None, "tệp trống", "the file is empty")
        return
    delimiter, names = _columns(first.text)
    if not {"title", "published"} <= set(names):
        yield _no_columns(path, first.number)
        return
    if twice := [name for name, count in Counter(filter(None, names)).items() if count > 1]:
        yield _same_columns(path, first.number, ", ".join(twice))
        return
    yield from _read_rows(path, feed, delimiter, names)


class _Feed:
    """Feeds lines to the csv module, and remembers the lines of the current row."""

    def __init__(self, lines: Iterator[FileLine]) -> None:
        self.lines = lines
        self.row: list[FileLine] = []
        self._again: list[FileLine] = []

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self.lines)
        self.row.append(line)
        return line.text

    def retry_after_first_line(self) -> None:
        """Feed the lines of the current row again, except the first."""
        self._again.extend(reversed(self.row[1:]))


def _read_rows(path: Path, feed: _Feed, delimiter: str, names: list[str]) -> Iterator[Item]:
    rows = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.row = []
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            # An unclosed quotation mark takes in the rows below it; these are read again.
            yield _not_a_row(path, feed.row[0].number, error)
            feed.retry_after_first_line()
            continue
        start = feed.row[0].number
        damage = [line.problem for line in feed.row if line.problem]
        if damage:
            yield from damage
        elif (len(cells) < len(names) and any(cells)) or any(cells[len(names) :]):
            yield _wrong_width(path, start, len(cells), len(names))
        elif any(cells):
            yield from _read_cells(path, start, dict(zip(names, cells, strict=False)))


def _read_cells(path: Path, line: int, cells: dict[str, str]) -> Iterator[Item]:
    record: dict[str, Any] = {
        name: _GUARDED.sub("", cell, count=1) if _GUARDED.match(cell) else cell
        for name, cell in cells.items()
        if name and tidy(cell)
    }
    record["captions"] = list(paragraphs(record.get("captions", "")))
    record["organisations"] = [
        name for name in _BETWEEN_NAMES.split(record.get("organisations", "")) if tidy(name)
    ]
    record["attachments"] = [
        _attachment(each) for each in paragraphs(record.get("attachments", ""))
    ]
    yield from read_record(path, line, record, read_dateline)


def _attachment(line: str) -> dict[str, str]:
    title, _, url = line.rpartition(" ")
    return {"title": title.rstrip(" :|-"), "url": url}


def _columns(header: str) -> tuple[str, list[str]]:
    """Return the separator, and for each column its name in a record or ""."""
    readings = []
    # The csv module refuses a row with a lone carriage return, which does not end a line here.
    header = header.replace("\r", " ")
    for delimiter in DELIMITERS:
        cells = next(csv.reader([header], delimiter=delimiter))
        slugs = [slug(tidy(cell)) for cell in cells]
        names = [_KNOWN.get(each, "") for each in slugs]
        if "publisher" not in names:
            # If there is a publisher, "source" is the address; otherwise it is the publisher.
            names = [
                "publisher" if each == "source" else name
                for each, name in zip(slugs, names, strict=True)
            ]
        readings.append((delimiter, names))
    return max(readings, key=lambda reading: len(set(filter(None, reading[1]))))


def _no_columns(path: Path, line: int) -> SourceProblem:
    return SourceProblem.error(
        path,
        line,
        "dòng đầu phải nêu tên các cột, ít nhất có “tiêu đề” và “ngày đăng”",
        "the first row must name the columns, at least “title” and “published”",
    )


def _same_columns(path: Path, line: int, names: str) -> SourceProblem:
    return SourceProblem.error(
        path,
        line,
        f"có nhiều cột cùng nghĩa: {names}; chỉ giữ mỗi thứ một cột",
        f"several columns mean the same: {names}; keep one of each",
    )


def _not_a_row(path: Path, line: int, error: csv.Error) -> SourceProblem:
    return SourceProblem.error(
        path,
        line,
        f"hàng bắt đầu ở đây sai dấu ngoặc kép: {error}",
        f"the quotation marks of the row that begins here are wrong: {error}",
    )


def _wrong_width(path: Path, line: int, cells: int, columns: int) -> SourceProblem:
    return SourceProblem.error(
        path,
        line,
        f"hàng có {cells} ô, nhưng có {columns} cột; ô có dấu phân cách phải đặt trong ngoặc kép",
        f"the row has {cells} cells for {columns} columns; quote cells that hold the separator",
    )
