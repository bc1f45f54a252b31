from pathlib import Path

import numpy as np

from index.codec.runs.run import SegmentRun
from search.field import Field
from tests.index.codec.segments import build


def test_deleted_documents_leave_neither_terms_nor_gaps(tmp_path: Path) -> None:
    segment = build(
        tmp_path,
        [
            {Field.TITLE: [("mặt", 0), ("gió", 2)]},
            {Field.TITLE: [("mất", 0)]},
            {Field.BODY: [("mất", 1), ("mất", 4)]},
        ],
    ).segment
    run = SegmentRun(segment, np.array([False, True, True]))
    assert run.count == 2
    assert [each.decode() for each in run.vocabulary.accented_terms] == ["mất"]
    found = run.occurrences(0, 1)
    assert found.terms.tolist() == [0, 0, 0]
    assert found.doc_ids.tolist() == [0, 1, 1]
    assert found.fields.tolist() == [0, 2, 2]
    assert found.packed_positions.tolist()[0] == 0
    assert len(run.occurrences(0, 0)) == 0


def test_counts_are_those_of_the_whole_segment(tmp_path: Path) -> None:
    segment = build(tmp_path, [{Field.TITLE: [("gió", 0), ("gió", 1 << 17)]}, {}]).segment
    assert SegmentRun(segment, np.array([True, True])).plain_counts.tolist() == [2]
