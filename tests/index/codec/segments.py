"""Makes segments of documents with given terms and positions, and reads them back term by term."""

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from index.codec.builder import SegmentBuilder
from index.codec.document import Document
from index.codec.runs.occurrence import plain_of
from index.codec.segment_file import SegmentFile, open_segment
from index.codec.whoosh_api.posting_format import PackedPositions
from index.codec.whoosh_api.terms_reader import ArrayTermsReader
from search.field import ID, KEYWORDS, Field
from search.text.analysis import FieldTerms

Positioned = Mapping[Field, Sequence[tuple[str, int]]]
"""The terms of a document's fields, each with its packed position, ascending."""

Postings = Mapping[tuple[str, bytes], Sequence[tuple[int, Sequence[int]]]]
"""For each field and term its documents, each with the packed positions there."""

_file_numbers = count()


def document(number: int, positioned: Positioned) -> Document:
    """Return a document whose id and text contain its number."""
    return Document(
        published=1_600_000_000 + number,
        text=f"văn bản {number}".encode(),
        keywords={ID: (f"{number:06}",)},
        fields={
            field: FieldTerms.of([term for term, _ in held], [packed for _, packed in held])
            for field, held in positioned.items()
            if held
        },
    )


def build(folder: Path, documents: Sequence[Positioned]) -> SegmentFile:
    """Return a new segment of documents."""
    builder = SegmentBuilder(folder)
    for number, positioned in enumerate(documents):
        builder.add(document(number, positioned))
    return _finished(builder, folder)


def merge(folder: Path, segments: Sequence[tuple[SegmentFile, Sequence[bool]]]) -> SegmentFile:
    """Return a new segment, merged from the documents of others that are to be kept."""
    builder = SegmentBuilder(folder)
    for opened, kept in segments:
        builder.add_segment(opened.segment, opened.records, np.array(kept, np.bool_))
    return _finished(builder, folder)


def _finished(builder: SegmentBuilder, folder: Path) -> SegmentFile:
    path = folder / f"{next(_file_numbers)}.bantin"
    builder.finish(path)
    opened = open_segment(path)
    assert list(opened.container.damaged()) == []
    return opened


def postings(opened: SegmentFile) -> Postings:
    """Return everything that Whoosh reads from the text fields of a segment."""
    reader = ArrayTermsReader(opened)
    found = {}
    for name, term in reader.terms():
        if name in KEYWORDS:
            continue
        matcher = reader.matcher(name, term, PackedPositions())
        held = []
        while matcher.is_active():
            held.append((matcher.id(), np.frombuffer(matcher.value(), "<u4").tolist()))
            matcher.next()
        found[name, term] = held
    return found


def expected(documents: Sequence[Positioned]) -> Postings:
    """Return what must be read from the documents."""
    found: dict[tuple[str, bytes], dict[int, list[int]]] = {}
    for number, positioned in enumerate(documents):
        for field, held in positioned.items():
            for term, packed in held:
                for key in (field, term.encode()), (field.plain, plain_of(term.encode())):
                    found.setdefault(key, {}).setdefault(number, []).append(packed)
    return {key: list(held.items()) for key, held in found.items()}


def _positioned(drawn: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    steps = np.cumsum([step for _, step in drawn], dtype=int).tolist()
    return [(term, packed) for (term, _), packed in zip(drawn, steps, strict=True)]


_TERMS = ("mặt", "mất", "mật", "mat", "đường", "dương", "73-nq/tu", "2020-07", "7", "x")

fields = st.lists(
    st.tuples(st.sampled_from(_TERMS), st.sampled_from((1, 2, 3, 4))), max_size=6
).map(_positioned)
documents: st.SearchStrategy[Sequence[Positioned]] = st.lists(
    st.dictionaries(st.sampled_from(Field), fields), min_size=1, max_size=9
)
"""A few documents, also empty ones."""
