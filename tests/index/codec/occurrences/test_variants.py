from pathlib import Path

import numpy as np

from index.codec.container import Container, Sinks, open_container
from index.codec.occurrences.variants import append_variants


def append(folder: Path, variants: list[int], counts: list[int], kinds: list[int]) -> Container:
    """Return the arrays of the variants of plain terms."""
    sinks = Sinks(folder)
    append_variants(sinks, np.array(variants, np.uint32), np.array(counts), np.array(kinds))
    sinks.write(folder / "a.bantin", {})
    return open_container(folder / "a.bantin")


def test_variants_share_bytes_and_a_single_one_takes_none(tmp_path: Path) -> None:
    arrays = append(tmp_path, [0, 0, 1, 2], [1, 3], [1, 3])
    assert arrays["variants_at"].tolist() == [0, 0]
    assert arrays["variant_forms"].tolist() == [0, 1]
    assert arrays["variants"].tolist() == [0 | 1 << 4, 2]


def test_four_common_variants_share_a_byte_and_rare_ones_stand_before(tmp_path: Path) -> None:
    held = [4, 1, 4, 2, *[1] * 92, 5, 0, 2, 2]
    arrays = append(tmp_path, held, [100], [6])
    assert arrays["variant_forms"].tolist() == [4]
    stored = arrays["variants"].tolist()
    assert stored[:4] == [2, 0, 0, 0]
    assert stored[4:7] == [1, 2, 4]
    assert stored[7:15] == [96, 0, 0, 0, 97, 0, 0, 0]
    assert stored[15:17] == [5, 0]
    assert stored[17:] == [2 | 2 << 4 | 1 << 6, *[0] * 23, 3 | 3 << 2 | 1 << 4 | 1 << 6]


def test_fifteen_common_variants_take_half_a_byte(tmp_path: Path) -> None:
    held = [*range(1, 16)] * 10 + [0, 16]
    arrays = append(tmp_path, held, [len(held)], [17])
    assert arrays["variant_forms"].tolist() == [5]
    stored = arrays["variants"].tolist()
    assert stored[:4] == [2, 0, 0, 0]
    assert stored[4:19] == [*range(1, 16)]
    assert stored[19:29] == [150, 0, 0, 0, 151, 0, 0, 0, 0, 16]
    assert stored[29] == 0 | 1 << 4
    assert stored[-1] == 15 | 15 << 4


def test_of_equally_common_variants_the_first_ones_are_common(tmp_path: Path) -> None:
    held = [*[9] * 400, *range(9)]
    arrays = append(tmp_path, held, [len(held)], [10])
    assert arrays["variant_forms"].tolist() == [4]
    assert arrays["variants"].tolist()[4:7] == [0, 1, 9]
