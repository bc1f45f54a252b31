"""Titles of bulletins that hold what is typed so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from json import loads

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader, SegmentReader
from search.engine.matching.adjacency import find_phrase
from search.engine.matching.segment_term import SegmentTerm
from search.engine.segment.doc_set import DocSet, intersect
from search.engine.segment.segment import Segment
from search.field import Field
from search.query.rewriting import tokens_in_a_row
from search.suggest.typed_prefix import TypedPrefix
from search.text.spelling import clean, plain

READ = 16
"""Titles that are read and ranked: the newest of those that hold what is typed."""

_TITLE = list(Field).index(Field.TITLE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the newest bulletin that has it, and how many of those that were read have it."""

    text: str
    id: str
    count: int


def find_titles(
    collection: IndexReader, beginning: TypedPrefix, opened: Sequence[str], limit: int
) -> Sequence[Title]:
    """Return titles in which the typed words stand in a row: first those that begin with them.

    `opened` are the terms that the open word may become.
    """
    if beginning.stem and not opened:
        return ()
    found = [part.first + _holders(part, beginning, opened) for part in collection.parts]
    numbers = np.unique(np.concatenate(found)) if found else np.empty(0, intp)
    order = np.argsort(collection.newest_rank.take(numbers))[:READ]
    return _rank(beginning, _read(collection, numbers.take(order)))[:limit]


def _read(collection: IndexReader, numbers: NDArray[intp]) -> Iterator[tuple[str, str]]:
    """Yield the title and the id of documents."""
    for number in numbers.tolist():
        bulletin = loads(collection.text(number))["bulletin"]
        yield bulletin["title"], bulletin["id"]


def _rank(beginning: TypedPrefix, bulletins: Iterator[tuple[str, str]]) -> Sequence[Title]:
    """Return those titles that go on from what is typed; the bulletins come newest first."""
    titles: dict[str, list[str]] = {}
    for text, id in bulletins:
        titles.setdefault(text, []).append(id)
    ranked: tuple[list[Title], list[Title]] = [], []
    for text, ids in titles.items():
        terms = [each.term for each in tokens_in_a_row(clean(text))]
        place = next((n for n in range(len(terms)) if beginning.begins(terms[n:])), None)
        if place is not None:
            ranked[place > 0].append(Title(text, ids[0], len(ids)))
    return [*ranked[0], *ranked[1]]


def _holders(part: SegmentReader, beginning: TypedPrefix, opened: Sequence[str]) -> NDArray[intp]:
    """Return the living documents that hold what is typed in their titles.

    Where many do, the last two words stand in a row, if elsewhere.
    """
    segment = part.segment
    terms = segment.plain_terms
    whole = [terms.find(plain(each).encode()) for each in beginning.terms]
    ways = [terms.find(each.encode()) for each in {plain(term) for term in opened}]
    known = [each for each in whole if each is not None]
    if len(known) < len(whole):
        return np.empty(0, intp)
    sets = [_in_title(segment, each) for each in dict.fromkeys(known)]
    if part.alive is not None:
        sets.append(part.alive)
    if not ways:
        return intersect(sets).to_numbers() if known else np.empty(0, intp)
    begun = [intersect(sets)] if sets else []
    found = [np.empty(0, intp)]
    for way in ways:
        if way is None:
            continue
        holders = intersect([*begun, _in_title(segment, way)]).to_numbers()
        if known and len(holders) > READ:
            row = [SegmentTerm(segment, each, None) for each in (known[-1], way)]
            holders = find_phrase(row, (0, 1), holders)
        found.append(holders)
    return np.concatenate(found)


def _in_title(segment: Segment, plain_term: int) -> DocSet:
    codes = segment.plain_postings.frequency_codes(plain_term, None)
    held = np.flatnonzero(codes.take(segment.frequency_columns[_TITLE]))
    documents = segment.plain_postings.documents(plain_term).to_numbers()
    return DocSet(segment.count, numbers=documents.take(held))
