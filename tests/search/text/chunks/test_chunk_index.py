"""Chunks keep their numbers, for any number of chunks and any characters."""

import pytest
from hypothesis import given

from search.kernel.library import Kernel, usable_kernel
from search.text.chunks.chunk_index import LONGEST_KEPT, ChunkIndex, DictIndex
from search.text.chunks.compiled_chunks import CompiledIndex
from tests.search.writing import anything


class Numbering:
    """Numbers chunks one by one, and remembers them."""

    def __init__(self) -> None:
        self.chunks: list[str] = []

    def __call__(self, chunk: str) -> int:
        self.chunks.append(chunk)
        return len(self.chunks) - 1


def index_of(kernel: Kernel | None, numbering: Numbering) -> ChunkIndex:
    return CompiledIndex(kernel, numbering) if kernel else DictIndex(numbering)


def test_a_chunk_met_before_keeps_its_number(kernel: Kernel | None) -> None:
    index = index_of(kernel, Numbering())
    assert index.numbers_of("họp giao ban, họp").tolist() == [0, 1, 2, 0]
    assert index.numbers_of(" giao\u00a0họp ").tolist() == [1, 0]
    assert index.numbers_of("").tolist() == index.numbers_of(" \n").tolist() == []


def test_what_was_put_there_has_its_number(kernel: Kernel | None) -> None:
    index = index_of(kernel, Numbering())
    index.put("họp", 7)
    assert index.numbers_of("họp ban").tolist() == [7, 0]


def test_long_chunks_are_numbered_each_time(kernel: Kernel | None) -> None:
    index = index_of(kernel, Numbering())
    long, short = "a" * (LONGEST_KEPT + 1), "😀" * LONGEST_KEPT
    assert index.numbers_of(f"{long} {short} {long} {short}").tolist() == [0, 1, 2, 1]


def test_many_chunks_are_found_again(kernel: Kernel | None) -> None:
    index = index_of(kernel, Numbering())
    text = " ".join(f"số-{number}" * (1 + number % 5) for number in range(20_000))
    for _ in range(2):
        assert index.numbers_of(text).tolist() == list(range(20_000))


@given(anything, anything)
def test_the_kernel_divides_as_python_does(one: str, other: str) -> None:
    kernel = usable_kernel()
    if kernel is None:
        pytest.skip("no kernel was compiled here")
    compiled, kept = Numbering(), Numbering()
    index, oracle = CompiledIndex(kernel, compiled), DictIndex(kept)
    for text in (one, other, one):
        assert index.numbers_of(text).tolist() == oracle.numbers_of(text).tolist()
    assert compiled.chunks == kept.chunks
