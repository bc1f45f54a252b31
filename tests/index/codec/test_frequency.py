from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.codec.frequency import FrequencyTable

rows = st.lists(
    st.lists(st.integers(0, 2) | st.sampled_from((4095, 4096, 1 << 31)), min_size=3, max_size=3),
    max_size=20,
)


@given(st.lists(rows, max_size=4))
def test_rows_come_back(batches: Sequence[Sequence[Sequence[int]]]) -> None:
    table = FrequencyTable(3)
    encoded = [table.number_rows(np.array(each, np.uint32).reshape(-1, 3)) for each in batches]
    stored = table.to_array()
    for batch, numbers in zip(batches, encoded, strict=True):
        assert stored.take(numbers, axis=0).tolist() == list(batch)
    assert len(stored) == len({tuple(row) for batch in batches for row in batch})
