from pathlib import Path

from index.codec.builder import SegmentBuilder
from index.codec.segment_file import open_segment
from index.codec.whoosh_api.pending import PendingDocument, PendingSegment
from search.field import ID, Field
from search.text.analysis import FieldTerms


def test_positions_that_came_by_term_are_sorted() -> None:
    pending = PendingDocument(published=5, text=b"{}")
    pending.positions[Field.BODY] += [(4, "bão"), (9, "bão")]
    pending.positions[Field.BODY] += [(6, "số")]
    pending.keywords[ID].append("a")
    document = pending.finish()
    assert document.fields == {Field.BODY: FieldTerms.of(["bão", "số", "bão"], [4, 6, 9])}
    assert (document.published, document.text, document.keywords[ID]) == (5, b"{}", ["a"])


def test_a_segment_without_documents_is_written_too(tmp_path: Path) -> None:
    PendingSegment(tmp_path / "a.bantin", SegmentBuilder(tmp_path)).write()
    assert open_segment(tmp_path / "a.bantin").segment.count == 0
