"""Bantin without its kernel: NumPy answers, from the same index."""

from pathlib import Path

from benchmarks.engine import bantin
from benchmarks.engine.bantin import Reader
from search.kernel.library import find_kernel

MIXES = bantin.MIXES
build = bantin.build


def open_index(folder: Path) -> Reader:
    """Open the current generation."""
    return Reader(folder, find_kernel(is_wanted=False))
