"""Phrases are found by the kernel where NumPy finds them, however often their terms occur."""

from pathlib import Path
from random import Random

import pytest

from search.engine.array_engine import ArrayEngine
from search.engine.compiled.engine import KernelEngine
from search.kernel.library import Kernel, NoKernel
from search.query.parser import parse
from search.request import Filters, Sort
from tests.search.engine.engines import KERNEL
from tests.search.indexing import index, tell

PHRASES = ("mây gió", "gió mây", "mưa mây gió", "gió gió", "may gio", "mây gío")


# Up to 32 occurrences in a document are compared each with each, more in their order.
@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
@pytest.mark.parametrize("most", [4, 32, 80])
def test_phrases_are_found_among_many_occurrences(tmp_path: Path, most: int) -> None:
    assert isinstance(KERNEL, Kernel)
    random = Random(most)
    words = ("mây", "gió", "mưa", "và", "cát", "đá")
    lengths = [random.randint(1, 3 * most) for _ in range(150)]
    titles = [" ".join(random.choices(words, k=length)) for length in lengths]
    # Positions that twelve bits have no room for.
    titles.append("đá " * 3000 + "mây gió")
    reader = index(tmp_path, tell(titles))
    for each in PHRASES:
        query = parse(f'"{each}"')
        expected = ArrayEngine(reader).match(query).listing(Filters(), Sort.OLDEST)
        found = KernelEngine(reader, KERNEL).match(query).listing(Filters(), Sort.OLDEST)
        assert found.tolist() == expected.tolist()
