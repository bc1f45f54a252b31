from pathlib import Path

import numpy as np

from index.codec.container import Sinks, open_container
from index.codec.layout import Layout
from search.field import Field
from tests.index.codec.segments import build


def test_rows_are_by_field_and_columns_by_document(tmp_path: Path) -> None:
    layout, sinks = Layout(), Sinks(tmp_path)
    fields = np.arange(len(Field))
    for document in range(2):
        layout.add(10 * fields[np.newaxis], document + fields[np.newaxis])
    layout.write(sinks)
    sinks.write(tmp_path / "a.bantin", {})
    written = open_container(tmp_path / "a.bantin")
    lengths = written["field_lengths"].reshape(len(Field), 2)
    assert lengths.tolist() == [[field, field + 1] for field in range(len(Field))]
    assert written["field_starts"].reshape(len(Field), 2)[:, 1].tolist() == [0, 10, 20, 30, 40]
    assert lengths.dtype == np.uint8


def test_deleted_documents_of_a_segment_are_left_out(tmp_path: Path) -> None:
    segment = build(tmp_path, [{Field.TITLE: [("a", 0)] * n} for n in (1, 2, 3)]).segment
    layout, sinks = Layout(), Sinks(tmp_path)
    layout.add_segment(segment, np.array([True, False, True]))
    layout.write(sinks)
    sinks.write(tmp_path / "b.bantin", {})
    lengths = open_container(tmp_path / "b.bantin")["field_lengths"].reshape(len(Field), 2)
    assert lengths[0].tolist() == [1, 3]
