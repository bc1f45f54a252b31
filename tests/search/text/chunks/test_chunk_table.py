"""Chunks are split into units and pyvi's tokens, each with one number."""

import numpy as np
import pytest

from search.kernel.library import Kernel
from search.text.chunks.chunk_rows import NO_UNIT
from search.text.chunks.chunk_table import BORDER, MASKED, ODD, ChunkTable
from search.text.masking import MASK, SEPARATOR
from search.text.segmenter import load_labeller


@pytest.fixture
def table(kernel: Kernel | None) -> ChunkTable:
    labeller = load_labeller()
    assert labeller is not None
    return ChunkTable(labeller.new_table(), kernel)


@pytest.mark.parametrize(
    ("chunk", "units", "tokens", "owners"),
    [
        ("Nội", ["nội"], ["Nội"], [0]),
        ("“hòa”", ["hoà"], ["“", "hoà", "”"], [NO_UNIT, 0, NO_UNIT]),
        ("TP.Huế", ["tp", "huế"], ["TP.", "Huế"], [NO_UNIT, 1]),
        ("TP.HCM", ["tp", "hcm"], ["tp", ".", "hcm"], [0, NO_UNIT, 1]),
        ("xã/phường...", ["xã", "phường"], ["xã", "/", "phường", "..."], [0, NO_UNIT, 1, NO_UNIT]),
        ("nhân_dân", ["nhân", "dân"], ["nhân", "dân"], [0, 1]),
        (f"({MASK}km)", [None, "km"], ["(", "1km", ")"], [NO_UNIT] * 3),
        ("_", [], [], []),
    ],
)
def test_chunks_are_taken_apart(
    table: ChunkTable, chunk: str, units: list[str | None], tokens: list[str], owners: list[int]
) -> None:
    read = table.read(table.numbers_of(f"trước {chunk}"))
    assert read.unit_counts.tolist() == [1, len(units)]
    assert [None if each == MASKED else table.terms[each] for each in read.units[1:]] == units
    assert [table.tokens.tokens[each] for each in read.tokens[1:]] == tokens
    assert [each if each == NO_UNIT else each - 1 for each in read.token_units[1:]] == owners


def test_a_syllable_that_pyvi_divides_makes_its_chunk_odd(table: ChunkTable) -> None:
    assert table.numbers_of("1.2.3abc").tolist() == [ODD]


def test_separators_are_borders(table: ChunkTable) -> None:
    assert table.numbers_of(SEPARATOR).tolist() == [BORDER]
    assert len(table.read(np.array([BORDER], np.int32)).units) == 0


def test_no_chunks_have_no_units(table: ChunkTable) -> None:
    assert len(table.read(table.numbers_of(" \t ")).units) == 0


def test_a_long_chunk_is_not_remembered(table: ChunkTable) -> None:
    numbers = table.numbers_of(" ".join(["hội-" * 50, "hội-hè"] * 2)).tolist()
    assert numbers[0] != numbers[2]
    assert numbers[1] == numbers[3] == table.numbers_of("hội-hè")[0]


def test_a_syllable_has_one_term_in_any_case(table: ChunkTable) -> None:
    read = table.read(table.numbers_of("Hòa HÒA hòa (Hoà) H"))
    assert [table.terms[each] for each in read.units] == [*["hoà"] * 4, "h"]
    tokens = [table.tokens.tokens[each] for each in read.tokens]
    assert tokens == ["Hoà", "HOÀ", "hoà", "(", "Hoà", ")", "H"]
