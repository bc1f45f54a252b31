"""Parameters as a page, a program or a command line sends them, read into a request.

Everything that is wrong is reported at once; nothing is changed silently.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from search.errors import Problem, RequestError
from search.marks import Marks
from search.request import SearchRequest, Sort
from search.spelling import clean

NAMES = ("q", "org", "from", "to", "sort", "page", "per_page", "marks", "literal", "advice")
"""All parameters; only `org` may come more than once."""

TEXT_LIMIT = 512
"""Characters of a query; longer ones are no one's question (GOV.UK search draws the same line)."""

PAGE_LIMIT = 1_000_000

_UNCHANGED = SearchRequest()

Choice = TypeVar("Choice", bound=StrEnum)

_NUMBER = re.compile(r"[0-9]{1,9}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def read_request(
    values: Mapping[str, Sequence[str]], *, per_page_limit: int = 100
) -> SearchRequest:
    """Return the request that parameters ask for.

    Raises:
        RequestError: with every unknown, repeated, malformed or contradictory parameter.

    """
    reader = _Reader(values)
    reader.check_names()
    text = reader.one("q")
    if len(clean(text)) > TEXT_LIMIT:
        reader.reject(
            "q",
            f"câu hỏi dài quá {TEXT_LIMIT} ký tự; hãy bớt chữ",
            f"the query is longer than {TEXT_LIMIT} characters; shorten it",
        )
    first, last = reader.day("from"), reader.day("to")
    if first and last and first > last:
        reader.reject(
            "to",
            f"ngày cuối {_show(last)} đứng trước ngày đầu {_show(first)}; hãy đổi chỗ",
            f"the last day {last} comes before the first day {first}; swap them",
        )
    sort = reader.sort()
    page = reader.number("page", 1, PAGE_LIMIT)
    per_page = reader.number("per_page", 10, per_page_limit)
    marks, is_literal = reader.marks(), reader.flag("literal")
    wants_advice = reader.flag("advice")
    organisations = tuple(dict.fromkeys(each for each in values.get("org", ()) if each))
    if reader.problems:
        raise RequestError(reader.problems)
    return SearchRequest(
        text, organisations, first, last, sort, page, per_page, marks, is_literal, wants_advice
    )


def parameters_of(request: SearchRequest) -> dict[str, Any]:
    """Return what a request differs in from an empty one, always in the same order.

    Whether advice is wanted is no part of what is asked for.
    """
    values: dict[str, Any] = {}
    if request.text:
        values["q"] = request.text
    if request.organisations:
        values["org"] = sorted(request.organisations)
    if request.published_from:
        values["from"] = request.published_from.isoformat()
    if request.published_to:
        values["to"] = request.published_to.isoformat()
    if request.marks:
        values["marks"] = request.marks.value
    if request.is_literal:
        values["literal"] = 1
    if request.sort is not _UNCHANGED.sort:
        values["sort"] = request.sort.value
    if request.page != _UNCHANGED.page:
        values["page"] = request.page
    if request.per_page != _UNCHANGED.per_page:
        values["per_page"] = request.per_page
    return values


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes parameters one by one and gathers what is wrong with them."""

    values: Mapping[str, Sequence[str]]
    problems: list[Problem] = field(default_factory=list)

    def reject(self, name: str, message: str, message_en: str) -> None:
        self.problems.append(Problem(name, message, message_en))

    def check_names(self) -> None:
        for name, given in self.values.items():
            if name not in NAMES:
                known = ", ".join(NAMES)
                self.reject(
                    name,
                    f"không có tham số này; các tham số là {known}",
                    f"no such parameter; the parameters are {known}",
                )
            elif name != "org" and len(given) > 1:
                self.reject(
                    name,
                    f"chỉ được một giá trị, nhưng có {len(given)}",
                    f"takes one value, got {len(given)}",
                )

    def one(self, name: str) -> str:
        given = self.values.get(name, ())
        return given[0].strip() if given else ""

    def number(self, name: str, default: int, limit: int) -> int:
        given = self.one(name)
        if not given:
            return default
        if _NUMBER.fullmatch(given) and 1 <= int(given) <= limit:
            return int(given)
        self.reject(
            name,
            f"phải là số từ 1 đến {limit}, không phải “{given}”",
            f"must be a number from 1 to {limit}, not “{given}”",
        )
        return default

    def sort(self) -> Sort:
        return self.choice("sort", Sort) or Sort.RELEVANCE

    def marks(self) -> Marks | None:
        return self.choice("marks", Marks)

    def flag(self, name: str) -> bool:
        given = self.one(name)
        if given not in ("", "0", "1"):
            self.reject(
                name, f"phải là 0 hoặc 1, không phải “{given}”", f"must be 0 or 1, not “{given}”"
            )
        return given == "1"

    def choice(self, name: str, values: type[Choice]) -> Choice | None:
        given = self.one(name)
        if not given:
            return None
        if given in list(values):
            return values(given)
        known = ", ".join(values)
        self.reject(
            name,
            f"phải là một trong {known}, không phải “{given}”",
            f"must be one of {known}, not “{given}”",
        )
        return None

    def day(self, name: str) -> date | None:
        given = self.one(name)
        if not given:
            return None
        try:
            return _read_day(given)
        except ValueError:
            self.reject(
                name,
                f"“{given}” không phải một ngày; hãy viết như 13/7/2020 hoặc 2020-07-13",
                f"“{given}” is no day; write it as 13/7/2020 or 2020-07-13",
            )
        return None


def _read_day(given: str) -> date:
    if iso := _ISO.fullmatch(given):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if day_first := _DAY_FIRST.fullmatch(given):
        return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    raise ValueError(given)


def _show(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
