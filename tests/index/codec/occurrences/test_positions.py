from pathlib import Path

import numpy as np

from index.codec.container import Container, Sinks, open_container
from index.codec.occurrences.positions import WIDE, append_positions


def append(folder: Path, packed: list[int], counts: list[int]) -> Container:
    """Return the arrays of the positions of plain terms."""
    sinks = Sinks(folder)
    append_positions(sinks, np.array(packed, np.uint32), np.array(counts))
    sinks.write(folder / "a.bantin", {})
    return open_container(folder / "a.bantin")


def test_four_positions_share_three_numbers(tmp_path: Path) -> None:
    arrays = append(tmp_path, [1, 2, 3, 0xABC, 7], [4, 1])
    assert arrays["place_forms"].tolist() == [2, 0]
    assert arrays["places_at"].tolist() == [0, 3]
    assert arrays["places"].tolist() == [1 | 2 << 12 & 0xFFFF, 3 << 8, 0xABC << 4, 7]


def test_what_twelve_bits_have_no_room_for_stands_before(tmp_path: Path) -> None:
    arrays = append(tmp_path, [*[0] * 18, WIDE, 0], [20])
    assert arrays["place_forms"].tolist() == [3]
    assert arrays["places"].tolist()[:6] == [1, 0, 18, 0, 0, 1]
    assert arrays["places"].tolist()[6:] == [*[0] * 13, 0xFF00, 0x000F]
