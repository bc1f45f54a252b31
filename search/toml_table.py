"""Tables of a TOML data file, read into frozen dataclasses, with all problems collected.

Data files are edited by people who do not read code. Therefore one error reports all problems of a
file, each with the table that it is in.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from search.errors import BantinError

Row = TypeVar("Row")


class TableError(BantinError):
    """A data file that can't be used; `problems` are sentences, Vietnamese and English."""

    def __init__(self, path: Path, problems: Sequence[tuple[str, str]]) -> None:
        super().__init__(
            f"Tệp {path} cần sửa: " + "; ".join(vietnamese for vietnamese, _ in problems),
            f"mend {path}: " + "; ".join(english for _, english in problems),
        )
        self.problems = tuple(problems)


class Table:
    """One data file (`values`) and the problems found in it so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[tuple[str, str]] = []
        try:
            self.values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.complain("tệp", f"không phải TOML ({error})", f"is not TOML ({error})")
            self.check()

    def complain(self, where: str, vietnamese: str, english: str) -> None:
        """Record a problem of the table called `where`."""
        self.problems.append((f"{where}: {vietnamese}", f"{where}: {english}"))

    def check(self) -> None:
        """Raise `TableError` if there are problems."""
        if self.problems:
            raise TableError(self.path, self.problems)

    def read(self, row: type[Row], values: Mapping[str, Any], where: str) -> Row | None:
        """Return `values` as a `row`, lists as tuples; None if that records a problem."""
        types = _types(row)  # type: ignore[arg-type]  # classes are hashable
        before = len(self.problems)
        for name in values.keys() - types.keys():
            self.complain(where, f'không có mục "{name}"', f'there is no field "{name}"')
        for field in fields(row):  # type: ignore[arg-type]  # rows are dataclasses
            if field.name not in values:
                if field.default is MISSING and field.default_factory is MISSING:
                    self.complain(where, f'thiếu mục "{field.name}"', f'"{field.name}" is missing')
            elif not _fits(values[field.name], types[field.name]):
                self.complain(where, f'"{field.name}" sai kiểu', f'"{field.name}" has a wrong type')
        if len(self.problems) > before:
            return None
        return row(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})


@cache
def _types(row: type[Any]) -> Mapping[str, Any]:
    """Return the types of the fields of a row; they are evaluated once, not for each table."""
    return get_type_hints(row)


def _fits(value: object, type_: Any) -> bool:
    if type_ in (str, bool):
        return isinstance(value, type_)
    if type_ == tuple[str, ...]:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return True
