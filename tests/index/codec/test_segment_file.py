from pathlib import Path

import pytest

from index.codec.segment_file import open_segment
from index.errors import DamagedIndexError
from search.field import ID, Field
from tests.index.codec.segments import build


def test_arrays_get_the_names_that_the_engine_has_for_them(tmp_path: Path) -> None:
    opened = build(tmp_path, [{Field.TITLE: [("bão", 1), ("số", 2)]}, {}])
    assert opened.segment.count == 2
    assert [each.decode() for each in opened.segment.accented_terms] == ["bão", "số"]
    assert opened.segment.field_lengths.shape == (len(Field), 2)
    assert opened.records.keywords[ID].find("000001").tolist() == [1]
    assert opened.records.texts[0].decode() == "văn bản 0"


def test_a_missing_or_damaged_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_segment(tmp_path / "không.bantin")
    (tmp_path / "x.bantin").write_bytes(b"BANTIN")
    with pytest.raises(DamagedIndexError, match=r"x\.bantin"):
        open_segment(tmp_path / "x.bantin")
