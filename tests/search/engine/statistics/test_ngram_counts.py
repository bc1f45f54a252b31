from pathlib import Path

import numpy as np
import pytest

from search.engine.index_reader import IndexReader
from search.engine.statistics.ngram_counts import observe, variants
from tests.search.indexing import index, tell

TITLES = ("mặt trận họp", "mặt trận và mặt đường", "mất trắng, mặt trận", "mật ong", "mặt trận họp")


@pytest.fixture(params=["one segment", "two segments"])
def collection(request: pytest.FixtureRequest, tmp_path: Path) -> IndexReader:
    bulletins = tell(TITLES)
    if request.param == "one segment":
        return index(tmp_path, bulletins)
    return index(tmp_path, bulletins[:2], bulletins[2:])


def test_variants_come_with_the_documents_that_hold_them(collection: IndexReader) -> None:
    assert variants(collection, "mat") == {"mất": 1, "mật": 1, "mặt": 4}
    assert variants(collection, "ong") == {"ong": 1}
    assert variants(collection, "rong") == {}


def test_terms_are_counted_alone_and_in_a_row(collection: IndexReader) -> None:
    observed = observe(collection, [("mất", "mặt"), ("trận", "trắng"), ("họp", "không")])
    assert observed.length == 17
    assert [each.tolist() for each in observed.holders] == [[1, 4], [4, 1], [2, 0]]
    assert [each.tolist() for each in observed.singles] == [[1, 5], [4, 1], [2, 0]]
    assert [each.tolist() for each in observed.pairs] == [[[0, 1], [4, 0]], [[2, 0], [0, 0]]]
    assert observed.triples[0].shape == (2, 2, 2)
    assert observed.triples[0].sum() == observed.triples[0][1, 0, 0] == 2


def test_a_term_may_be_of_another_plain_term(collection: IndexReader) -> None:
    observed = observe(collection, [("mặt", "mật"), ("đường", "ong", "trận")])
    assert observed.pairs[0].tolist() == [[1, 0, 4], [0, 1, 0]]


def test_the_documents_that_share_most_are_looked_at(collection: IndexReader) -> None:
    observed = observe(collection, [("mặt",), ("đường",)], limit=1)
    assert (observed.singles[0].tolist(), observed.pairs[0].tolist()) == ([2], [[1]])
    assert observed.holders[0].tolist() == [4]


def test_dead_documents_say_nothing(tmp_path: Path) -> None:
    collection = index(tmp_path, tell(TITLES), deleted=[[0, 4]])
    observed = observe(collection, [("trận",), ("họp",)])
    assert observed.pairs[0].tolist() == [[0]]


def test_terms_of_different_fields_and_bulletins_are_no_neighbours(tmp_path: Path) -> None:
    collection = index(tmp_path, tell(("Xã họp", "chợ đông")))
    assert observe(collection, [("họp",), ("chợ",)]).pairs[0].tolist() == [[0]]


@pytest.mark.parametrize("slots", [[], [()], [("không",)], [("không",), ("ai",), ("viết",)]])
def test_what_nobody_wrote_has_no_counts(
    collection: IndexReader, slots: list[tuple[str, ...]]
) -> None:
    observed = observe(collection, slots)
    assert not any(each.any() for each in [*observed.singles, *observed.pairs, *observed.triples])


def test_an_empty_collection_has_no_counts(tmp_path: Path) -> None:
    assert np.array_equal(observe(index(tmp_path), [("mặt",)]).singles[0], [0])
    assert variants(index(tmp_path), "mat") == {}
