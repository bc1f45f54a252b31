from pathlib import Path

import numpy as np
import pytest

from search.engine.segment.segment import BOOSTS, Segment
from search.field import Field
from tests.index.codec.segments import build


@pytest.fixture
def segment(tmp_path: Path) -> Segment:
    """Three documents; mat has two variants, gio one."""
    return build(
        tmp_path,
        [
            {Field.TITLE: [("mặt", 1), ("gió", 2)]},
            {Field.TITLE: [("mất", 0)], Field.LEAD: [("mặt", 0)]},
            {Field.BODY: [("gió", 1 << 20)]},
        ],
    ).segment


def plain(segment: Segment, term: bytes) -> int:
    number = segment.plain_terms.find(term)
    assert number is not None
    return number


def test_variants_of_a_plain_term_are_a_range(segment: Segment) -> None:
    found = segment.variants_range(plain(segment, b"mat"))
    assert [segment.accented_terms[each].decode() for each in found] == ["mất", "mặt"]
    assert segment.variant_terms(plain(segment, b"mat")) == ["mất", "mặt"]
    occurrences = np.arange(3)
    assert segment.variants.take(plain(segment, b"mat"), occurrences).tolist() == [1, 0, 1]
    assert segment.variants.take(plain(segment, b"gio"), np.arange(2)).tolist() == [0, 0]


def test_frequency_rows_are_summed_boosted_and_named(segment: Segment) -> None:
    rows = segment.frequencies
    assert segment.totals.tolist() == rows.sum(axis=1).tolist()
    assert segment.boosted == pytest.approx(rows @ BOOSTS)
    assert segment.frequency_columns.shape == (len(Field), len(rows))
    both = rows.tolist().index([1, 1, 0, 0, 0])
    assert segment.field_sets[both] == 0b11
