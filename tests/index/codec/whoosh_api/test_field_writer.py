from pathlib import Path

import numpy as np

from index.codec.builder import SegmentBuilder
from index.codec.segment_file import open_segment
from index.codec.whoosh_api.field_writer import ArrayFieldWriter
from index.codec.whoosh_api.pending import PendingDocument, PendingSegment
from search.field import ID, Field
from tests.index.codec.segments import postings


def test_postings_by_term_become_documents_in_a_file(tmp_path: Path) -> None:
    pending = PendingSegment(tmp_path / "a.bantin", SegmentBuilder(tmp_path))
    pending.documents.extend((PendingDocument(), PendingDocument()))
    writer = ArrayFieldWriter(pending)
    for field, term, doc_id, packed in (
        (ID, "a", 0, []),
        (ID, "b", 1, []),
        (Field.TITLE, "lũ", 1, [0]),
        (Field.TITLE, "mưa", 0, [2]),
        (Field.TITLE, "mưa", 1, [3, 8]),
        (Field.TITLE.plain, "mua", 0, [2]),
    ):
        writer.start_field(field, None)
        writer.start_term(term.encode())
        writer.add(doc_id, 1.0, np.array(packed, "<u4").tobytes(), 0)
        writer.finish_term()
    writer.close()
    assert writer.is_closed
    opened = open_segment(tmp_path / "a.bantin")
    found = postings(opened)
    assert found["title", "mưa".encode()] == [(0, [2]), (1, [3, 8])]
    assert found[Field.TITLE.plain, b"mua"] == [(0, [2]), (1, [3, 8])]
    assert opened.records.keywords[ID].find("b").tolist() == [1]
