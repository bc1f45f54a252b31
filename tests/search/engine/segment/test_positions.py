"""Positions are read back as they were written, in whichever form, and in any order."""

from pathlib import Path
from random import Random
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec.container import Sinks, open_container
from index.codec.occurrences.positions import append_positions
from search.engine.segment.positions import RARE, PositionForm, Positions
from tests.generated.history import scratch

packed_positions = st.lists(
    st.one_of(
        st.integers(0, RARE - 1),
        st.sampled_from((RARE - 1, RARE, RARE + 1, (1 << 16) - 1, 1 << 16, (1 << 32) - 1)),
    ),
    min_size=1,
    max_size=40,
)


def written(folder: Path, lists: list[list[int]]) -> Positions:
    """Return the positions of plain terms."""
    packed = np.array([each for held in lists for each in held], np.uint32)
    sinks = Sinks(folder)
    append_positions(sinks, packed, np.array([len(each) for each in lists]))
    sinks.append("places_at", np.array([sinks.length("places")]))
    sinks.write(folder / "a.bantin", {})
    arrays = open_container(folder / "a.bantin")
    return Positions(arrays["places_at"], arrays["place_forms"], arrays["places"])


@given(st.lists(packed_positions, min_size=1, max_size=5), st.sampled_from((1, 16)), st.randoms())
def test_positions_are_read_back(lists: list[list[int]], share: int, random: Random) -> None:
    with scratch() as folder, patch("index.codec.occurrences.positions.RARE_SHARE", share):
        positions = written(folder, lists)
        for number, held in enumerate(lists):
            order = list(range(len(held)))
            random.shuffle(order)
            found = positions.take(number, np.array(order))
            assert found.tolist() == [held[each] for each in order]


@pytest.mark.parametrize(
    ("held", "form", "numbers"),
    [
        ([1, 2, 3], PositionForm.TWO_BYTES, 3),
        ([1, 2, 3, RARE - 1], PositionForm.TWELVE_BITS, 3),
        ([1] * 9, PositionForm.TWELVE_BITS, 9),
        ([*[1] * 15, RARE], PositionForm.RARE_BEFORE, 2 + 4 + 12),
        ([*[1] * 15, 1 << 16], PositionForm.RARE_BEFORE, 2 + 4 + 12),
        ([*[1] * 14, RARE], PositionForm.TWO_BYTES, 15),
        ([1, 1 << 16], PositionForm.FOUR_BYTES, 4),
    ],
)
def test_the_shortest_form_is_chosen(
    tmp_path: Path, held: list[int], form: PositionForm, numbers: int
) -> None:
    positions = written(tmp_path, [held])
    assert positions.forms.tolist() == [form]
    assert positions.offsets.tolist() == [0, numbers]
