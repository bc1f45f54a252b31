"""Terms of a keyword field, and counts of some of them by the list of all."""

from search.opensearch.cluster.connection import Access, Connection
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.statistics import ClusterKeywordTerms
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
