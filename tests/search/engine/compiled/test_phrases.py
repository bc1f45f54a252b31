"""Phrases are found by the kernel where NumPy finds them, however often their terms occur."""

from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from search.engine.array_engine import ArrayEngine
from search.engine.compiled.engine import KernelEngine
from search.kernel.library import Kernel, NoKernel
from search.query.clause import Query
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
    # Positions that twelve bits have no room for: one of each word, and several.
    titles.append("đá " * 3000 + "mây gió")
    titles.append("mây " + "đá " * 3000 + "mây đá mây đá gió mây mưa mây gió")
    reader = index(tmp_path, tell(titles))
    for each in PHRASES:
        query = parse(f'"{each}"')
        expected = ArrayEngine(reader).match(query).listing(Filters(), Sort.OLDEST)
        found = KernelEngine(reader, KERNEL).match(query).listing(Filters(), Sort.OLDEST)
        assert found.tolist() == expected.tolist()


@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
@pytest.mark.parametrize("text", ['"mây gió"', '"mây mưa gió"', '"gió mây mưa"', "mây gió mưa"])
def test_followers_rule_documents_out(tmp_path: Path, text: str) -> None:
    assert isinstance(KERNEL, Kernel)
    random = Random(7)
    titles = [" ".join(random.choices(("mây", "gió", "mưa", "cát"), k=5)) for _ in range(200)]
    reader = index(tmp_path, tell(titles))
    query = parse(text)
    expected = found(ArrayEngine(reader), query)
    assert expected == found(KernelEngine(reader, KERNEL), query)
    # Where no bucket follows, no document is looked at.
    segment = reader.segments[0]
    followers = segment.arrays.followers
    nothing = replace(followers, stored=np.zeros_like(followers.stored))
    emptied = replace(segment, arrays=replace(segment.arrays, followers=nothing))
    without = found(KernelEngine(replace(reader, segments=[emptied]), KERNEL), query)
    assert without != expected


@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
def test_followers_of_another_number_of_buckets_are_refused(tmp_path: Path) -> None:
    assert isinstance(KERNEL, Kernel)
    reader = index(tmp_path, tell(["mây gió mưa cát"] * 40))
    segment = reader.segments[0]
    followers = segment.arrays.followers
    query = parse('"cát mây"')
    assert not found(KernelEngine(reader, KERNEL), query)[0]
    fewer = replace(
        followers,
        offsets=followers.offsets // 2,
        stored=followers.stored[: len(followers.stored) // 2],
    )
    halved = replace(segment, arrays=replace(segment.arrays, followers=fewer))
    with pytest.raises(ValueError):
        found(KernelEngine(replace(reader, segments=[halved]), KERNEL), query)


def found(engine: ArrayEngine | KernelEngine, query: Query) -> tuple[list[int], list[float]]:
    """Return the documents that match, and the scores of the best of them."""
    matches = engine.match(query)
    page = matches.page(Filters(), Sort.RELEVANCE, 0, 50)
    return matches.listing(Filters(), Sort.OLDEST).tolist(), page.scores.tolist()
