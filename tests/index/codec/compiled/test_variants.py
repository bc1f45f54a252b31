import numpy as np
import pytest
from numpy.typing import NDArray

from index.codec.compiled import variants as by_kernel
from index.codec.occurrences import variants as by_numpy
from search.engine.segment.variants import VariantForm
from search.kernel.library import usable_kernel

kernel = usable_kernel()
pytestmark = pytest.mark.skipif(kernel is None, reason="there is no kernel")

COUNTS = np.array([1, 2, 3, 40, 41, 300, 1, 60, 61, 900, 901, 902, 903, 950, 64, 33, 2000])
KINDS = np.array([1, 2, 3, 16, 17, 300, 1, 3, 2, 4, 16, 17, 256, 257, 5, 14, 40])


def occurrences(seed: int) -> NDArray[np.uint32]:
    """Return variants for COUNTS; the first ones of some shuffled order are far more frequent."""
    random = np.random.default_rng(seed)
    pieces = []
    for count, kinds in zip(COUNTS.tolist(), KINDS.tolist(), strict=True):
        weights = np.arange(1, kinds + 1) ** -random.choice((0.0, 1.0, 4.0, 8.0))
        shares = random.permutation(weights / weights.sum())
        pieces.append(random.choice(kinds, count, p=shares))
    return np.concatenate(pieces).astype(np.uint32)


def forms_of(rares: NDArray[np.intp]) -> NDArray[np.intp]:
    forms: NDArray[np.intp] = by_numpy._sizes(COUNTS, KINDS, rares).argmin(axis=0)
    return forms


@pytest.mark.parametrize("seed", range(12))
def test_variants_are_measured_and_packed_as_numpy_does(seed: int) -> None:
    assert kernel
    variants = occurrences(seed)
    rares, commonest = by_kernel.measure(kernel, variants, COUNTS, KINDS)
    expected = by_numpy._measure(variants, COUNTS, KINDS)
    assert rares.tolist() == expected[0].tolist()
    assert commonest.tolist() == expected[1].tolist()
    forms, sizes = forms_of(rares), by_numpy._sizes(COUNTS, KINDS, rares).min(axis=0)
    firsts = sizes.cumsum() - sizes
    made, wanted = np.zeros((2, int(sizes.sum())), np.uint8)
    by_kernel.write_variants(kernel, variants, COUNTS, KINDS, forms, firsts, commonest, made)
    by_numpy._write_variants(variants, COUNTS, forms, firsts, commonest, wanted)
    assert made.any()
    assert made.tolist() == wanted.tolist()


def test_the_variants_have_all_forms() -> None:
    assert kernel
    forms: set[int] = set()
    for seed in range(12):
        rares, _ = by_kernel.measure(kernel, occurrences(seed), COUNTS, KINDS)
        forms.update(forms_of(rares).tolist())
    assert forms == set(VariantForm)
