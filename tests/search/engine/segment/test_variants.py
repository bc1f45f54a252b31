"""Variants are read back as they were written, in whichever form, and in any order."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec.container import Sinks, open_container
from index.codec.occurrences.variants import append_variants
from search.engine.segment.variants import VariantForm, Variants
from tests.generated.history import scratch

KINDS = (1, 2, 3, 4, 15, 16, 17, 40, 256, 257, 1000)


@st.composite
def held_variants(draw: st.DrawFn) -> tuple[int, list[int]]:
    """Draw the kinds of a plain term, and the variants of its occurrences: few ones are common."""
    kinds = draw(st.sampled_from(KINDS))
    common = draw(st.lists(st.integers(0, kinds - 1), min_size=1, max_size=20))
    often = [each for each in common for _ in range(draw(st.integers(0, 60)))]
    return kinds, draw(st.permutations([*common, *often]))


def written(folder: Path, lists: Sequence[tuple[int, list[int]]]) -> Variants:
    variants = np.array([each for _, held in lists for each in held], np.uint32)
    counts = np.array([len(held) for _, held in lists])
    sinks = Sinks(folder)
    append_variants(sinks, variants, counts, np.array([kinds for kinds, _ in lists]))
    sinks.append("variants_at", np.array([sinks.length("variants")]))
    sinks.write(folder / "a.bantin", {})
    arrays = open_container(folder / "a.bantin")
    return Variants(arrays["variants_at"], arrays["variant_forms"], arrays["variants"])


@given(st.lists(held_variants(), min_size=1, max_size=5), st.booleans(), st.randoms())
def test_variants_are_read_back(
    lists: list[tuple[int, list[int]]], has_kernel: bool, random: Random
) -> None:
    environment = {} if has_kernel else {"BANTIN_KERNEL": "off"}
    with scratch() as folder, patch.dict("os.environ", environment):
        variants = written(folder, lists)
        for number, (_, held) in enumerate(lists):
            order = list(range(len(held)))
            random.shuffle(order)
            found = variants.take(number, np.array(order))
            assert found.tolist() == [held[each] for each in order]


@pytest.mark.parametrize(
    ("kinds", "held", "form", "size"),
    [
        (1, [0] * 9, VariantForm.ONE, 0),
        (2, [0, 1, 1], VariantForm.HALF_BYTE, 2),
        (16, [*range(16)], VariantForm.HALF_BYTE, 8),
        (17, [*range(17)], VariantForm.BYTE, 17),
        (257, [256, 0], VariantForm.FOUR_BYTES, 8),
        (3, [0, 1, 2] * 20, VariantForm.TWO_BITS, 4 + 3 + 15),
        (2, [0, 1] * 30, VariantForm.TWO_BITS, 4 + 3 + 15),
        (256, [*[255] * 98, 7, 9, 11, 254], VariantForm.TWO_BITS, 4 + 3 + 5 + 5 + 26),
        (17, [*range(15)] * 10 + [15, 16], VariantForm.COMMON_HALVES, 4 + 15 + 10 + 76),
    ],
)
def test_the_shortest_form_is_chosen(
    tmp_path: Path, kinds: int, held: list[int], form: VariantForm, size: int
) -> None:
    variants = written(tmp_path, [(kinds, held)])
    assert variants.forms.tolist() == [form]
    assert variants.offsets.tolist() == [0, size]
    assert variants.take(0, np.arange(len(held))).tolist() == held
