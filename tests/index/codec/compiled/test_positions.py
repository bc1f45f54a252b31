import numpy as np
import pytest
from numpy.typing import NDArray

from index.codec.compiled import positions as by_kernel
from index.codec.occurrences import positions as by_numpy
from search.engine.segment.positions import RARE, PositionForm
from search.kernel.library import usable_kernel

kernel = usable_kernel()
pytestmark = pytest.mark.skipif(kernel is None, reason="there is no kernel")

HIGHEST = (RARE - 2, RARE, RARE + 1, 1 << 16, (1 << 32) - 1)
COUNTS = np.array([1, 2, 3, 4, 5, 7, 8, 40, 41, 300, 1, 6])


def occurrences(seed: int) -> NDArray[np.uint32]:
    """Return packed positions for COUNTS; one in thirty may be high."""
    random = np.random.default_rng(seed)
    packed = random.integers(0, RARE, int(COUNTS.sum()), np.uint32)
    chosen = random.random(len(packed)) < 1 / 30
    packed[chosen] = random.choice(np.array(HIGHEST, np.uint32), int(chosen.sum()))
    return packed


@pytest.mark.parametrize("seed", range(12))
def test_positions_are_measured_and_packed_as_numpy_does(seed: int) -> None:
    assert kernel
    packed = occurrences(seed)
    starts = COUNTS.cumsum() - COUNTS
    highest, rares = by_kernel.measure(kernel, packed, COUNTS)
    expected = by_numpy._measure(packed, starts)
    assert (highest.tolist(), rares.tolist()) == (expected[0].tolist(), expected[1].tolist())
    forms = by_numpy._choose_forms(highest, COUNTS, rares)
    heads = np.where(forms == PositionForm.RARE_BEFORE, 2 + 4 * rares, 0)
    sizes = heads + by_numpy._numbers(forms, COUNTS)
    firsts = sizes.cumsum() - sizes
    made, wanted = np.zeros((2, int(sizes.sum())), np.uint16)
    by_kernel.write_positions(kernel, packed, COUNTS, rares, forms, firsts, made)
    by_numpy._write_positions(packed, COUNTS, starts, forms, firsts, firsts + heads, wanted)
    assert made.tolist() == wanted.tolist()


def test_the_positions_have_all_forms() -> None:
    assert kernel
    forms: set[int] = set()
    for seed in range(12):
        highest, rares = by_kernel.measure(kernel, occurrences(seed), COUNTS)
        forms.update(by_numpy._choose_forms(highest, COUNTS, rares).tolist())
    assert forms == set(PositionForm)
