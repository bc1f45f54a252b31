"""All that can be checked of the current generation, byte by byte and bulletin by bulletin.

for fault in audit(Path("var/index")):
    print(fault.reason)
"""

from collections.abc import Iterable, Iterator
from json import loads
from pathlib import Path

import numpy as np
from numpy import intp

from index.analysis import analyse
from index.bulletin import Bulletin
from index.checking.check import (
    check_arrays,
    check_counts,
    check_files,
    check_ids,
    check_titles,
    draw,
)
from index.codec.document import Document
from index.opening.generation_arrays import GenerationArrays, open_arrays
from index.opening.origins import ORIGINS_FILE, read_origins
from index.problem import Fault
from search.engine.index_reader import IndexReader, SegmentReader
from search.engine.matching.segment_term import SegmentTerm
from search.field import Field
from search.text.spelling import plain_term

SAMPLE = 50
"""Bulletins whose postings are compared with an analysis of their stored text."""


def audit(generation: Path) -> Iterator[Fault]:
    """Yield all that is wrong with a generation.

    Raises OutdatedIndexError or DamagedIndexError where not even opening it succeeds.
    """
    opened = open_arrays(generation)
    yield from check_files(generation, opened.meta.files)
    altered = list(check_arrays(opened.containers))
    yield from altered
    if altered:
        # What follows would trust arrays that are not what they were.
        return
    yield from check_counts(opened.reader, opened.meta.bulletins, "meta.json", "meta.json")
    yield from _check_records(opened.reader)
    yield from _check_origins(opened)
    sample = draw(opened.reader, (), SAMPLE)
    yield from check_titles(opened.reader, sample)
    yield from _check_postings(opened.reader, sample)


def _check_records(collection: IndexReader) -> Iterator[Fault]:
    """Find every living document by the id in its stored text."""
    for number in collection.living.tolist():
        id = loads(collection.text(number))["bulletin"]["id"]
        if collection.find(id) != number:
            yield Fault(
                "ids",
                f"không tìm thấy bản tin {id} theo mã của nó",
                f"the bulletin {id} is not found by its id",
            )


def _check_origins(opened: GenerationArrays) -> Iterator[Fault]:
    """Compare the bulletins with what the next run will take for unchanged."""
    if not (opened.path / ORIGINS_FILE).exists():
        return
    origins = read_origins(opened.path)
    yield from check_counts(opened.reader, len(origins), ORIGINS_FILE, ORIGINS_FILE)
    yield from check_ids(opened.reader, (origins.id(each) for each in range(len(origins))))


def _check_postings(collection: IndexReader, numbers: Iterable[int]) -> Iterator[Fault]:
    """Analyse stored texts anew, and look for each of their terms where it must stand."""
    for number in numbers:
        part = next(each for each in reversed(collection.parts) if each.first <= number)
        bulletin = Bulletin.from_json(loads(collection.text(number))["bulletin"])
        if not _holds(part, number - part.first, analyse(bulletin)):
            yield Fault(
                "postings",
                f"danh mục từ của bản tin {bulletin.id} không khớp với nội dung của nó",
                f"the postings of the bulletin {bulletin.id} do not match its text",
            )


def _holds(part: SegmentReader, number: int, document: Document) -> bool:
    """Tell whether a document's terms stand in a segment just where its text has them."""
    segment = part.segment
    for row, field in enumerate(Field):
        held = document.fields.get(field)
        terms, places = (held.terms, held.places) if held else ((), ())
        if int(segment.field_lengths[row][number]) != len(terms):
            return False
        start = 2 * int(segment.field_starts[row][number])
        wanted: dict[str, set[int]] = {}
        for term, place in zip(terms, places, strict=True):
            wanted.setdefault(term, set()).add(place + start)
        if not all(stands <= _places(part, number, term) for term, stands in wanted.items()):
            return False
    return True


def _places(part: SegmentReader, number: int, term: str) -> set[int]:
    """Return the places of an accented term in a document of a segment."""
    plain = part.segment.plain_terms.find(plain_term(term).encode())
    if plain is None:
        return set()
    for accented, unit in SegmentTerm(part.segment, plain, None).apart():
        asked = np.array([number], intp)
        if accented == term and unit.documents().contains(asked).all():
            return set(unit.occurrences(asked).places.tolist())
    return set()
