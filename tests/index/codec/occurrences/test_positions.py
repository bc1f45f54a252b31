from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.codec.container import Container, Sinks, open_container
from index.codec.occurrences.positions import WIDE, append_positions
from index.codec.runs.occurrence import Occurrences


def append(folder: Path, packed: list[int], terms: list[int], firsts: list[int]) -> Container:
    """Return the arrays of occurrences; each term is a variant of the plain term before it."""
    first_variants = np.array(firsts)
    plains: NDArray[np.intp] = np.searchsorted(first_variants, terms, side="right") - 1
    nothing, none = np.zeros(len(terms), np.uint32), np.zeros(len(terms), np.uint8)
    occurrences = Occurrences(
        np.array(terms, np.uint32), nothing, np.array(packed, np.uint32), none, none
    )
    sinks = Sinks(folder)
    append_positions(sinks, occurrences, plains, first_variants)
    sinks.write(folder / "a.bantin", {})
    return open_container(folder / "a.bantin")


def test_four_positions_share_three_numbers(tmp_path: Path) -> None:
    arrays = append(tmp_path, [1, 2, 3, 0xABC, 7], [0, 0, 0, 0, 1], [0, 1, 2])
    assert arrays["place_forms"].tolist() == [2, 0]
    assert arrays["places_at"].tolist() == [0, 3]
    assert arrays["places"].tolist() == [1 | 2 << 12 & 0xFFFF, 3 << 8, 0xABC << 4, 7]


def test_what_twelve_bits_have_no_room_for_stands_before(tmp_path: Path) -> None:
    arrays = append(tmp_path, [*[0] * 18, WIDE, 0], [0] * 20, [0, 1])
    assert arrays["place_forms"].tolist() == [3]
    assert arrays["places"].tolist()[:6] == [1, 0, 18, 0, 0, 1]
    assert arrays["places"].tolist()[6:] == [*[0] * 13, 0xFF00, 0x000F]


def test_variants_share_bytes_and_a_single_one_takes_none(tmp_path: Path) -> None:
    arrays = append(tmp_path, [0, 2, 4, 6], [0, 1, 2, 3], [0, 1, 4])
    assert arrays["variants_at"].tolist() == [0, 0]
    assert arrays["variants"].tolist() == [0 | 1 << 4, 2]
