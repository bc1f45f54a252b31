"""Terms of a keyword field with counts by the list of all, and pairs of the sample."""

from pathlib import Path
from typing import cast

import pytest

from index.analysis import analyse
from index.opening.vocabulary_file import open_vocabulary
from index.opensearch.source import source_of
from index.opensearch.vocabulary_builder import VocabularyBuilder
from search.opensearch import packing, statistics
from search.opensearch.cluster.connection import Access, Connection
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.fields import STORED_TERMS
from search.opensearch.query.clause_query import ClauseQueries
from search.opensearch.statistics import ClusterKeywordTerms, ClusterStatistics
from search.query.expansion import read_query
from search.query.walk import ScoredClause, scored_clauses
from tests.search.indexing import tell
from tests.search.opensearch.cluster.fake_node import fake_node


def test_counts_of_some_terms_are_counts_of_all_by_one_list() -> None:
    buckets = [{"key": {"term": term}, "doc_count": 9} for term in ("ban-gio", "hoi-lua", "so-may")]
    whole = {
        "timed_out": False,
        "_shards": {"total": 1, "successful": 1, "failed": 0},
        "aggregations": {"values": {"buckets": buckets}},
    }
    with fake_node((200, whole)) as node:
        index = GenerationIndex(Connection(Access((node.address,))), "news")
        terms = ClusterKeywordTerms(index, "organisations")
        first = terms.spread(["hoi-lua"], [4], 2)
        second = terms.spread(["so-may", "ban-gio"], [1, 3], 0)
        none = terms.spread([], [], 5)
    assert first.terms is second.terms is none.terms
    assert first.counts.tolist() == [0, 4, 0] and first.missing == 2
    assert second.counts.tolist() == [3, 0, 1]
    assert none.counts.tolist() == [0, 0, 0] and none.missing == 5
    assert len(node.asked) == 1


TITLES = (
    "Cầu treo",
    "Treo cầu",
    "Cầu mới treo",
    "Cau treo, cầu treo",
    "UBND cầu",
    "Ủy ban nhân dân cầu",
)


@pytest.mark.parametrize("remembered", [0, 1 << 10])
def test_pairs_are_counted_in_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remembered: int
) -> None:
    monkeypatch.setattr(statistics, "_PAIRS_REMEMBERED", remembered)
    monkeypatch.setattr(statistics, "_PLACES_REMEMBERED", remembered)
    builder = VocabularyBuilder(None)
    stored = [
        packing.decode(source_of(analyse(each), number, builder)[STORED_TERMS])
        for number, each in enumerate(tell(TITLES))
    ]
    builder.write(tmp_path, range(len(stored)), stored, newest_day=0, next_number=len(stored))
    vocabulary, _ = open_vocabulary(tmp_path)
    # No pair asks the cluster.
    nobody = cast(GenerationIndex, None)
    counted = ClusterStatistics(nobody, vocabulary, ClauseQueries(vocabulary))

    def count(left: str, right: str) -> int:
        holders, sampled = counted.count_pair(unit(left), unit(right))
        assert sampled == len(TITLES)
        return holders

    for _ in range(2):
        # With any accents, and a document once, however often it has them.
        assert count("cau", "treo") == 2
        assert count("cầu", "treo") == 2
        assert count("treo", "cau") == 1 + 1
        assert count("ubnd", "cau") == 2
        assert count("cau", "vắng") == count("vắng", "cau") == 0


def unit(text: str) -> ScoredClause:
    (found,) = scored_clauses(read_query(text).required)
    return found
