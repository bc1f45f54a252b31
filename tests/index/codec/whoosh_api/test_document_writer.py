from pathlib import Path

import pytest

from index.codec.builder import SegmentBuilder
from index.codec.whoosh_api.document_writer import ArrayDocumentWriter
from index.codec.whoosh_api.pending import PendingSegment
from search.field import ID, PUBLISHED, STORED


@pytest.fixture
def pending(tmp_path: Path) -> PendingSegment:
    return PendingSegment(tmp_path / "a.bantin", SegmentBuilder(tmp_path))


def test_stored_texts_and_times_go_to_the_document_at_hand(pending: PendingSegment) -> None:
    writer = ArrayDocumentWriter(pending)
    writer.start_doc(0)
    writer.add_field(STORED, None, "Lũ rút", 0)
    writer.add_column_value(PUBLISHED, None, 1_594_314_000)
    writer.add_column_value(ID, None, b"lu-rut")
    writer.start_doc(1)
    writer.add_field(STORED, None, "Lúa chín".encode(), 0)
    writer.close()
    assert writer.is_closed
    assert [(each.text.decode(), each.published) for each in pending.documents] == [
        ("Lũ rút", 1_594_314_000),
        ("Lúa chín", 0),
    ]
    assert not pending.documents[0].keywords


def test_vectors_are_refused(pending: PendingSegment) -> None:
    with pytest.raises(NotImplementedError, match="title"):
        ArrayDocumentWriter(pending).add_vector_items("title", None, [])
