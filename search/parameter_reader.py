"""The reader of a request's parameters: takes them one by one and gathers all problems.

Pages, API and command line have names of their own, and share the rules for values and messages.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from search.errors import Problem, RequestError
from search.period import Period, read_written

_NUMBER = re.compile(r"[0-9]{1,9}")

TEXTS = ("q", "name")
"""Parameters that are texts, which can be empty."""

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ParameterReader:
    """The parameters of one request; those in `repeatable` can have several values.

    An empty value counts as none, since forms send all their fields, unless `refuses_empty`.
    """

    values: Mapping[str, Sequence[str]]
    repeatable: tuple[str, ...] = ("org", "place", "source")
    refuses_empty: bool = False
    problems: list[Problem] = field(default_factory=list)

    def finish(self) -> None:
        """Raise RequestError with all problems, if there are any."""
        if self.problems:
            raise RequestError(self.problems)

    def reject(self, name: str, message: str, message_en: str, suggestion: str = "") -> None:
        """Note a problem with a parameter, and the nearest valid value, if any."""
        self.problems.append(Problem(name, message, message_en, suggestion))

    def check_names(self, names: Sequence[str]) -> None:
        """Note unknown names, several values where one is allowed, and empty values if refused."""
        for name, given in self.values.items():
            if name not in names:
                self._refuse_name(name, names)
            elif name not in self.repeatable and len(given) > 1:
                self.reject(
                    name,
                    f"chỉ được một giá trị, nhưng có {len(given)}",
                    f"takes one value, got {len(given)}",
                )
            elif self.refuses_empty and name not in TEXTS and not all(map(str.strip, given)):
                self.reject(
                    name,
                    "giá trị để trống; hãy bỏ tham số này hoặc cho một giá trị",
                    "the value is empty; leave the parameter out or give it a value",
                )

    def one(self, name: str) -> str:
        """Return the value of a parameter, "" if there is none."""
        given = self.values.get(name, ())
        return given[0].strip() if given else ""

    def several(self, name: str) -> tuple[str, ...]:
        """Return the distinct values of a parameter, in order."""
        return tuple(dict.fromkeys(each for each in self.values.get(name, ()) if each))

    def number(self, name: str, default: int, limit: int) -> int:
        """Return an integer from 1 to a limit, or the default."""
        given = self.one(name)
        if not given:
            return default
        if _NUMBER.fullmatch(given) and 1 <= int(given) <= limit:
            return int(given)
        most = f"{limit:,}"
        self.reject(
            name,
            f"phải là số từ 1 đến {most.replace(',', '.')}, không phải “{given}”",
            f"must be a number from 1 to {most}, not “{given}”",
        )
        return default

    def flag(self, name: str) -> bool:
        """Return whether a parameter is 1."""
        given = self.one(name)
        if given not in ("", "0", "1"):
            self.reject(
                name, f"phải là 0 hoặc 1, không phải “{given}”", f"must be 0 or 1, not “{given}”"
            )
        return given == "1"

    def choice(self, name: str, values: type[Choice]) -> Choice | None:
        """Return a member of an enumeration, or None if no value is given."""
        given = self.one(name)
        if not given:
            return None
        if given in list(values):
            return values(given)
        self.refuse_value(name, given, list(values))
        return None

    def refuse_value(self, name: str, given: str, known: Sequence[str]) -> None:
        """Note that a value is not among the known ones, and which is nearest."""
        listed = ", ".join(known)
        self.reject(
            name,
            f"phải là một trong {listed}, không phải “{given}”",
            f"must be one of {listed}, not “{given}”",
            nearest(given, known),
        )

    def period(self, name: str) -> Period | None:
        """Return a day, month, quarter or year, or None if no value is given."""
        given = self.one(name)
        if not given:
            return None
        try:
            return read_written(given)
        except ValueError:
            self.reject(
                name,
                f"“{given}” không phải ngày, tháng, quý hay năm nào;"
                " hãy viết như 13/7/2020, 7/2020, quý III/2020 hoặc 2020",
                f"“{given}” is no day, month, quarter or year;"
                " write it as 13/7/2020, 2020-07-13, 7/2020, 2020-Q3 or 2020",
            )
        return None

    def _refuse_name(self, name: str, names: Sequence[str]) -> None:
        known = ", ".join(names)
        near = nearest(name, names)
        meant, meant_en = (f"; có phải {near}?", f"; {near}?") if near else ("", "")
        self.reject(
            name,
            f"không có tham số này{meant}; các tham số là {known}",
            f"no such parameter{meant_en}; the parameters are {known}",
            near,
        )


def nearest(given: str, known: Iterable[str]) -> str:
    """Return the known name that is most similar to a given one, "" if none is similar."""
    return next(iter(get_close_matches(given.lower(), list(known), 1)), "")
