"""The table of abbreviations, their full names, and which of them are ambiguous.

The data is `abbreviations.toml`, which explains itself and is made for editing. This module loads
and checks it; `search.query.expansion` applies it to queries.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from search.text.token import TokenKind
from search.text.tokenizer import tokenize
from search.toml_table import Table

PATH = Path(__file__).with_name("abbreviations.toml")

Terms = tuple[str, ...]
"""The terms of a name or an abbreviation."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A row of the table; abbreviations.toml says what its fields mean."""

    short: tuple[str, ...]
    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    ambiguous: bool = False
    one_way: bool = False


@cache
def abbreviations() -> Sequence[Abbreviation]:
    """Return the table that Bantin ships, loaded once."""
    return load(PATH)


def load(path: Path) -> Sequence[Abbreviation]:
    """Read and check a table.

    Raises:
        TableError: with all its problems.

    """
    table = Table(path)
    rows: list[Abbreviation] = []
    for number, values in enumerate(table.values.pop("abbreviation", ()), 1):
        row = table.read(Abbreviation, values, f"[[abbreviation]] {number}")
        if row is not None:
            _check(table, row, f"[[abbreviation]] {number} {', '.join(row.short)}".rstrip())
            rows.append(row)
    for name in table.values:
        table.complain(name, "không có bảng này", "there is no such table")
    _check_repeats(table, rows)
    table.check()
    return tuple(rows)


@lru_cache(maxsize=1 << 10)
def terms_of(written: str) -> Terms:
    """Return the terms of a name, as the tokenizer makes them of a text."""
    return tuple(each.term for each in tokenize(written) if each.kind is TokenKind.SYLLABLE)


def _check(table: Table, row: Abbreviation, where: str) -> None:
    if not row.short or not row.names:
        table.complain(where, "thiếu chữ tắt hoặc tên", "an abbreviation or a name is missing")
    for written in (*row.short, *row.names, *row.also):
        if not terms_of(written):
            table.complain(where, f'"{written}" không có chữ nào', f'"{written}" has no letters')
    if not row.ambiguous and len(row.names) > 1:
        table.complain(
            where,
            "nhiều tên thì phải có ambiguous = true",
            "several names need ambiguous = true",
        )
    if row.ambiguous and row.also:
        table.complain(
            where, '"also" không dùng với ambiguous', '"also" is not for ambiguous abbreviations'
        )
    if row.one_way and row.also:
        table.complain(
            where, '"also" không dùng với one_way', '"also" is not for abbreviations of one way'
        )


def _check_repeats(table: Table, rows: Sequence[Abbreviation]) -> None:
    """Report spellings that stand for two names: a query with one would be ambiguous."""
    owners: dict[Terms, str] = {}
    for row in rows:
        is_short = row.ambiguous or row.one_way
        written = row.short if is_short else (*row.short, *row.names, *row.also)
        for each in written:
            terms = terms_of(each)
            if terms in owners:
                table.complain(
                    each, f'trùng với "{owners[terms]}"', f'is the same as "{owners[terms]}"'
                )
            owners[terms] = each
