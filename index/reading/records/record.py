"""Checks a record of JSON Lines or CSV and makes a bulletin of it.

docs/bulletin.schema.json describes records. Values of unknown names are ignored.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from index.bulletin import Attachment, Bulletin
from index.identity import bulletin_id
from index.problem import SourceProblem
from index.reading.dates.dateline import Dateline, ImpossibleDateError, read_iso
from index.reading.items import FoundItem
from index.reading.text import paragraphs, tidy, tidy_paragraphs
from index.reading.web import web_address

Fault = tuple[str, str]
"""A reason in Vietnamese, and in English."""

_STRINGS = ("title", "published", "lead", "author", "publisher", "url")
_STATED = "source_organisations"
"""The organisations that the source stated, in downloads from Bantin, which adds those it found."""

_LISTS = ("captions", "organisations", _STATED)


def read_record(
    path: Path,
    line: int,
    record: Mapping[str, Any],
    read_date: Callable[[str], Dateline | None] = read_iso,
    *,
    digest: bytes = b"",
) -> Iterator[FoundItem | SourceProblem]:
    """Yield every problem of the record, and then its bulletin unless one of them is an error.

    The item has the digest unless there is a warning, which the next run repeats.
    """
    record = _with_stated_organisations(record)
    problems = [
        SourceProblem.error(path, line, *fault)
        for fault in (*_wrong_types(record), *_missing(record))
    ]
    date = None
    if isinstance(written := record.get("published"), str) and written.strip():
        try:
            date = read_date(written)
        except ImpossibleDateError as error:
            problems.append(error.as_error(path, line))
        else:
            if date is None:
                problems.append(SourceProblem.error(path, line, *_no_date(written)))
    yield from problems
    if problems or date is None:
        return
    warnings = list(date.problems(path, line))
    bulletin = _bulletin(record, date.published)
    warnings += (SourceProblem.warning(path, line, *fault) for fault in _left_out(record, bulletin))
    yield from warnings
    is_named = bool(record.get("id") or bulletin.url)
    yield FoundItem(bulletin, line, b"" if warnings else digest, is_named)


def _bulletin(record: Mapping[str, Any], published: datetime) -> Bulletin:
    title = tidy(record["title"])
    url = web_address(record.get("url") or "")
    given_id = record.get("id")
    return Bulletin(
        id=bulletin_id("" if given_id is None else tidy(str(given_id)), url, title, published),
        title=title,
        published=published,
        lead=tidy(record.get("lead") or ""),
        body=_paragraphs(record.get("body")),
        captions=_paragraphs(record.get("captions")),
        author=tidy(record.get("author") or ""),
        publisher=tidy(record.get("publisher") or ""),
        url=url,
        attachments=_attachments(record.get("attachments"), url),
        organisations=_paragraphs(record.get("organisations")),
    )


def _with_stated_organisations(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record with stated organisations only, as names: the form of a source's record."""
    given, stated = record.get("organisations"), record.get(_STATED)
    if isinstance(given, list) and given and all(isinstance(each, dict) for each in given):
        found = [each.get("label", each.get("name")) for each in given]
        given = [each for each in found if isinstance(each, str)]
    # Values of wrong types stay, so that they are reported.
    if _all_are(str, stated) and (given is None or _all_are(str, given)):
        given = stated
    return {**record, "organisations": given}


def _paragraphs(value: str | list[str] | None) -> tuple[str, ...]:
    if isinstance(value, list):
        return tidy_paragraphs(value)
    return paragraphs(value) if value else ()


def _attachments(values: list[dict[str, Any]] | None, url: str) -> tuple[Attachment, ...]:
    found = (
        (tidy(value.get("title") or ""), web_address(value["url"], url)) for value in values or ()
    )
    return tuple(
        Attachment(title or address.rpartition("/")[2], address)
        for title, address in found
        if address
    )


def _missing(record: Mapping[str, Any]) -> Iterator[Fault]:
    title, published = record.get("title"), record.get("published")
    if title is None or (isinstance(title, str) and not tidy(title)):
        yield "thiếu tiêu đề “title”", "no title"
    if published is None or (isinstance(published, str) and not published.strip()):
        yield "thiếu ngày đăng “published”", "no date of publication, “published”"


def _wrong_types(record: Mapping[str, Any]) -> Iterator[Fault]:
    for name in _STRINGS:
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            yield f"“{name}” phải là chuỗi", f"“{name}” must be a string"
    given_id = record.get("id")
    if given_id is not None and (not isinstance(given_id, str | int) or isinstance(given_id, bool)):
        yield "“id” phải là chuỗi hoặc số nguyên", "“id” must be a string or a whole number"
    body = record.get("body")
    if body is not None and not isinstance(body, str) and not _all_are(str, body):
        yield (
            "“body” phải là chuỗi hoặc mảng các đoạn văn",
            "“body” must be a string or an array of paragraphs",
        )
    for name in _LISTS:
        value = record.get(name)
        if value is not None and not _all_are(str, value):
            yield f"“{name}” phải là mảng các chuỗi", f"“{name}” must be an array of strings"
    attachments = record.get("attachments")
    if attachments is not None and not (
        _all_are(dict, attachments) and all(_is_attachment(each) for each in attachments)
    ):
        yield (
            "“attachments” phải là mảng các đối tượng có “url” và, nếu muốn, “title”",
            "“attachments” must be an array of objects with “url” and perhaps “title”",
        )


def _all_are(kind: type, value: object) -> bool:
    # Of exact types, for values come from JSON or a table.
    return isinstance(value, list) and {kind}.issuperset(map(type, value))


def _is_attachment(value: dict[str, Any]) -> bool:
    return isinstance(value.get("url"), str) and isinstance(value.get("title"), str | None)


def _no_date(written: str) -> Fault:
    written = tidy(written)[:40]
    return (
        f"không hiểu ngày đăng “{written}”; hãy viết như 2020-07-13T07:57:00+07:00",
        f"“{written}” is not a date; write it like 2020-07-13T07:57:00+07:00",
    )


def _left_out(record: Mapping[str, Any], bulletin: Bulletin) -> Iterator[Fault]:
    if (record.get("url") or "").strip() and not bulletin.url:
        yield "bỏ qua “url” vì không phải địa chỉ http(s)", "left out “url”: not an http(s) address"
    lost = len(record.get("attachments") or ()) - len(bulletin.attachments)
    if lost:
        yield (
            f"bỏ qua {lost} tệp đính kèm không có địa chỉ http(s) đầy đủ",
            f"attachments left out, for they have no full http(s) address: {lost}",
        )
