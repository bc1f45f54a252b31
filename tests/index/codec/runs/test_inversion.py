from collections.abc import Iterator
from pathlib import Path

import pytest

from index.codec.container import Sinks
from index.codec.document import Document
from index.codec.layout import Layout
from index.codec.runs.inversion import OpenRun
from index.codec.sketches import SketchWriter
from search.field import Field
from search.text.analysis import GAP, FieldTerms


@pytest.fixture
def run(tmp_path: Path) -> Iterator[OpenRun]:
    sinks = Sinks(tmp_path)
    yield OpenRun(Layout(), SketchWriter(sinks))
    sinks.discard()


def document(**fields: list[tuple[str, int]]) -> Document:
    return Document(
        0,
        b"",
        {},
        {
            Field(name): FieldTerms.of([term for term, _ in held], [packed for _, packed in held])
            for name, held in fields.items()
        },
    )


def test_occurrences_come_by_plain_term_document_and_position(run: OpenRun, tmp_path: Path) -> None:
    run.add(document(title=[("mặt", 1), ("trận", 2)], lead=[("mất", 0)]))
    run.add(document(title=[("mất", 0)]))
    closed = run.close(tmp_path / "0.run", {})
    assert closed.count == 2
    assert closed.vocabulary.plain_terms == [b"mat", b"tran"]
    assert closed.plain_counts.tolist() == [3, 1]
    found = closed.occurrences(0, 1)
    terms = [closed.vocabulary.accented_terms[each].decode() for each in found.terms]
    assert terms == ["mặt", "mất", "mất"]
    assert found.doc_ids.tolist() == [0, 0, 1]
    assert found.packed_positions.tolist() == [1, 2 * (1 + GAP), 0]
    assert found.fields.tolist() == [0, 1, 0]
    assert closed.occurrences(1, 2).packed_positions.tolist() == [2]


def test_runs_share_the_bytes_of_terms_and_begin_empty(run: OpenRun, tmp_path: Path) -> None:
    shared = dict[bytes, bytes]()
    closed = []
    for number in range(2):
        run.add(document(title=[("gió", 0)]))
        closed.append(run.close(tmp_path / f"{number}.run", shared))
    first, second = (each.vocabulary.accented_terms[0] for each in closed)
    assert first is second
    assert closed[1].count == 1
