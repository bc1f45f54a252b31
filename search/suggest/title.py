"""Titles of bulletins that hold what is typed so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.engine.contract import Engine
from search.query.rewriting import tokens_in_a_row
from search.suggest.typed_prefix import TypedPrefix
from search.text.spelling import clean

READ = 16
"""Titles that are read and ranked: the newest of those that hold what is typed."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the id of the newest bulletin that has it, and how many of those read have it."""

    text: str
    id: str
    count: int


def find_titles(
    engine: Engine, typed: TypedPrefix, opened: Sequence[str], limit: int
) -> Sequence[Title]:
    """Return titles in which the typed words stand in a row, those that begin with them first.

    `opened` are the terms that the open word may become.
    """
    if typed.stem and not opened:
        return ()
    found = engine.find_titles(typed.terms, opened, READ)
    bulletins = (engine.record(each)["bulletin"] for each in found)
    return _rank(typed, ((each["title"], each["id"]) for each in bulletins))[:limit]


def _rank(typed: TypedPrefix, bulletins: Iterator[tuple[str, str]]) -> Sequence[Title]:
    """Return the titles that go on from what is typed; titles and ids come newest first."""
    titles: dict[str, list[str]] = {}
    for text, id in bulletins:
        titles.setdefault(text, []).append(id)
    ranked: tuple[list[Title], list[Title]] = [], []
    for text, ids in titles.items():
        terms = [each.term for each in tokens_in_a_row(clean(text))]
        first = next((n for n in range(len(terms)) if typed.begins(terms[n:])), None)
        if first is not None:
            ranked[first > 0].append(Title(text, ids[0], len(ids)))
    return [*ranked[0], *ranked[1]]
