"""The audit of a generation: everything that can be checked, byte by byte, bulletin by bulletin.

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
from index.opening.file_digest import is_whole
from index.opening.generation_arrays import GenerationArrays, open_arrays
from index.opening.origins import ORIGINS_FILE, read_origins
from index.problem import Fault
from search.engine.index_reader import IndexReader
from search.engine.matching.segment_term import SegmentTerm
from search.engine.segment.segment import Segment
from search.field import Field
from search.text.spelling import plain_term

SAMPLE = 50
"""Number of bulletins whose postings are compared with a new analysis of their stored text."""


def audit(generation: Path) -> Iterator[Fault]:
    """Yield everything that is wrong with a generation.

    Raises OutdatedIndexError or DamagedIndexError if it cannot be opened.
    """
    opened = open_arrays(generation)
    yield from check_files(generation, opened.meta.files)
    altered = list(check_arrays(opened.containers))
    yield from altered
    if altered:
        # The checks below would trust the altered arrays.
        return
    yield from check_counts(opened.reader, opened.meta.bulletins, "meta.json", "meta.json")
    yield from _check_records(opened.reader)
    yield from _check_origins(opened)
    yield from _check_stories(opened.reader)
    sample = draw(opened.reader, (), SAMPLE)
    yield from check_titles(opened.reader, sample)
    yield from _check_postings(opened.reader, sample)


def _check_records(reader: IndexReader) -> Iterator[Fault]:
    """Look up every living document by the id in its stored text."""
    for doc_id in reader.living.tolist():
        id = loads(reader.text(doc_id))["bulletin"]["id"]
        if reader.find(id) != doc_id:
            yield Fault(
                "ids",
                f"không tìm thấy bản tin {id} theo mã của nó",
                f"the bulletin {id} is not found by its id",
            )


def _check_origins(opened: GenerationArrays) -> Iterator[Fault]:
    """Compare the bulletins with those that the next run will take as unchanged."""
    if not is_whole(opened.path / ORIGINS_FILE, opened.meta.files.get(ORIGINS_FILE)):
        # There are none, or the check of the files has told of their damage.
        return
    origins = read_origins(opened.path)
    yield from check_counts(opened.reader, len(origins), ORIGINS_FILE, ORIGINS_FILE)
    yield from check_ids(opened.reader, (origins.id(each) for each in range(len(origins))))


def _check_stories(reader: IndexReader) -> Iterator[Fault]:
    """Find the stories again by the sketches."""
    differing = np.flatnonzero(reader.stories != reader.find_stories())
    if len(differing):
        id = loads(reader.text(int(differing[0])))["bulletin"]["id"]
        yield Fault(
            "stories",
            f"{len(differing)} bản tin được gộp sai, đầu tiên là {id}",
            f"bulletins that are folded wrongly: {len(differing)}, first {id}",
        )


def _check_postings(reader: IndexReader, doc_ids: Iterable[int]) -> Iterator[Fault]:
    """Analyse stored texts again, and look for each of their terms at its position."""
    for doc_id in doc_ids:
        segment = reader.segment_of(doc_id)
        bulletin = Bulletin.from_json(loads(reader.text(doc_id))["bulletin"])
        if not _holds(segment.arrays, doc_id - segment.first, analyse(bulletin)):
            yield Fault(
                "postings",
                f"danh mục từ của bản tin {bulletin.id} không khớp với nội dung của nó",
                f"the postings of the bulletin {bulletin.id} do not match its text",
            )


def _holds(segment: Segment, doc_id: int, document: Document) -> bool:
    """Tell whether a segment has the terms of a document at the positions that its text has."""
    for row, field in enumerate(Field):
        held = document.fields.get(field)
        terms, packed_positions = (held.terms, held.packed_positions) if held else ((), ())
        if int(segment.field_lengths[row][doc_id]) != len(terms):
            return False
        start = 2 * int(segment.field_starts[row][doc_id])
        wanted: dict[str, set[int]] = {}
        for term, packed in zip(terms, packed_positions, strict=True):
            wanted.setdefault(term, set()).add(packed + start)
        if not all(each <= _positions(segment, doc_id, term) for term, each in wanted.items()):
            return False
    return True


def _positions(segment: Segment, doc_id: int, term: str) -> set[int]:
    """Return the packed positions of an accented term in a document of a segment."""
    plain = segment.plain_terms.find(plain_term(term).encode())
    if plain is None:
        return set()
    for accented, variant in SegmentTerm(segment, plain, None).apart():
        asked = np.array([doc_id], intp)
        if accented == term and variant.documents().contains(asked).all():
            return set(variant.occurrences(asked).packed.tolist())
    return set()
