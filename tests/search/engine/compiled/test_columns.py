import numpy as np
import pytest

from search.engine.compiled.columns import doc_terms


def test_terms_that_a_damaged_file_mixed_up_are_refused() -> None:
    good = np.array([0, 1, 3]), np.array([2, 0, 1])
    assert doc_terms(*good, 3).total == 3
    for ends, values in (
        (np.array([1, 1, 3]), good[1]),
        (np.array([0, 3, 2]), good[1]),
        (np.array([0, 1, 4]), good[1]),
        (good[0], np.array([2, 0, 3])),
        (good[0], np.array([2, 0, -1])),
    ):
        with pytest.raises(ValueError, match="no column"):
            doc_terms(ends, values, 3)
