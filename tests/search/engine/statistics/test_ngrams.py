from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from search.engine.index_reader import IndexReader
from search.engine.ngram_counts import NgramCounts, Slot
from search.engine.statistics.ngrams import _nth_largest, count_ngrams, find_variants
from tests.search.indexing import index, tell

TITLES = ("mặt trận họp", "mặt trận và mặt đường", "mất trắng, mặt trận", "mật ong", "mặt trận họp")


@pytest.fixture(params=["one segment", "two segments"])
def collection(request: pytest.FixtureRequest, tmp_path: Path) -> IndexReader:
    bulletins = tell(TITLES)
    if request.param == "one segment":
        return index(tmp_path, bulletins)
    return index(tmp_path, bulletins[:2], bulletins[2:])


def count(reader: IndexReader, slots: Sequence[Slot], limit: int = 100) -> NgramCounts:
    return count_ngrams(reader, slots, limit)


def test_variants_come_with_the_documents_that_hold_them(collection: IndexReader) -> None:
    assert find_variants(collection, "mat") == {"mất": 1, "mật": 1, "mặt": 4}
    assert find_variants(collection, "ong") == {"ong": 1}
    assert find_variants(collection, "rong") == {}


def test_terms_are_counted_alone_and_in_a_row(collection: IndexReader) -> None:
    counts = count(collection, [("mất", "mặt"), ("trận", "trắng"), ("họp", "không")])
    assert counts.length == 17
    assert [each.tolist() for each in counts.holders] == [[1, 4], [4, 1], [2, 0]]
    assert [each.tolist() for each in counts.singles] == [[1, 5], [4, 1], [2, 0]]
    assert [each.tolist() for each in counts.pairs] == [[[0, 1], [4, 0]], [[2, 0], [0, 0]]]
    assert counts.triples[0].shape == (2, 2, 2)
    assert counts.triples[0].sum() == counts.triples[0][1, 0, 0] == 2


def test_a_term_may_be_of_another_plain_term(collection: IndexReader) -> None:
    counts = count(collection, [("mặt", "mật"), ("đường", "ong", "trận")])
    assert counts.pairs[0].tolist() == [[1, 0, 4], [0, 1, 0]]


def test_the_documents_that_share_most_are_looked_at(collection: IndexReader) -> None:
    counts = count(collection, [("mặt",), ("đường",)], limit=1)
    assert (counts.singles[0].tolist(), counts.pairs[0].tolist()) == ([2], [[1]])
    assert counts.holders[0].tolist() == [4]


def test_dead_documents_say_nothing(tmp_path: Path) -> None:
    collection = index(tmp_path, tell(TITLES), deleted=[[0, 4]])
    counts = count(collection, [("trận",), ("họp",)])
    assert counts.pairs[0].tolist() == [[0]]


def test_terms_of_different_fields_and_bulletins_are_no_neighbours(tmp_path: Path) -> None:
    collection = index(tmp_path, tell(("Xã họp", "chợ đông")))
    assert count(collection, [("họp",), ("chợ",)]).pairs[0].tolist() == [[0]]


@pytest.mark.parametrize("slots", [[], [()], [("không",)], [("không",), ("ai",), ("viết",)]])
def test_what_nobody_wrote_has_no_counts(
    collection: IndexReader, slots: list[tuple[str, ...]]
) -> None:
    counts = count(collection, slots)
    assert not any(each.any() for each in [*counts.singles, *counts.pairs, *counts.triples])


def test_an_empty_collection_has_no_counts(tmp_path: Path) -> None:
    assert np.array_equal(count(index(tmp_path), [("mặt",)]).singles[0], [0])
    assert find_variants(index(tmp_path), "mat") == {}


@pytest.mark.parametrize("kinds", [1, 3, 400])
def test_the_nth_largest_score_is_found_without_sorting_all(kinds: int) -> None:
    random = np.random.default_rng(kinds)
    scores = random.choice(random.random(kinds) * 40, 500).astype(np.float32)
    scores[::7] = 0
    ordered = np.sort(scores)[::-1]
    found = [_nth_largest(scores, n) for n in range(1, 501)]
    assert np.array_equal(found, ordered)
