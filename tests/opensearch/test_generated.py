"""On generated newsrooms, a cluster gives the answers that the embedded engine gives."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index.opening.generation_arrays import open_index_reader
from search.answer import Answer
from search.engine.array_engine import ArrayEngine
from search.engine.contract import Engine
from search.field import ORGANISATIONS
from search.request import SearchRequest, Sort
from search.searcher import Searcher
from tests.generated.bulletins import vocabularies
from tests.generated.history import Commit, commits, written
from tests.generated.questions import requests
from tests.opensearch.shared_cluster import loader

newsrooms = vocabularies().flatmap(
    lambda words: st.tuples(
        st.lists(commits(words, by_whoosh=False), min_size=1, max_size=3),
        st.lists(requests(words), min_size=4, max_size=8),
    )
)


@pytest.mark.nodes
@given(newsrooms)
@settings(
    max_examples=500 if settings().max_examples > 1000 else 25,
    # A smaller example takes minutes to find.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
def test_histories_and_requests_are_answered_alike(
    newsroom: tuple[Sequence[Commit], Sequence[SearchRequest]],
) -> None:
    history, asked = newsroom
    cluster = loader().replay(history)
    with written(history) as index:
        embedded = ArrayEngine(open_index_reader(index))
        assert cluster.total == embedded.total
        for request in asked:
            mine, theirs = (Searcher(each).answer(request) for each in (embedded, cluster))
            assert told(mine, embedded) == told(theirs, cluster), request
            scores = {each.id: each.score for each in mine.hits}
            for ours, other in zip(mine.hits, theirs.hits, strict=True):
                assert other.score == pytest.approx(ours.score, rel=1e-9)
                # Scores that differ by rounding alone may change places.
                assert scores.get(other.id, ours.score) == pytest.approx(ours.score, rel=1e-9)


def told(answer: Answer, engine: Engine) -> Mapping[str, Any]:
    """Return everything of an answer that does not depend on scores."""
    filters = answer.request.filters
    parts = [answer.matches, answer._interpretation.loose]
    organisations = answer.matches.term_counts(ORGANISATIONS, filters.without_organisations)
    return {
        "understanding": answer.understanding,
        "totals": (answer.total, answer.loose.total),
        "sets": [
            [engine.record(each)["bulletin"]["id"] for each in listed.tolist()]
            for part in parts
            if part is not None
            for listed in (part.listing(filters, Sort.NEWEST),)
        ],
        "organisations": [(each.id, each.count, each.label) for each in answer.organisations],
        "held": (dict(organisations.held()), organisations.missing),
        "dates": [(each.id, each.count) for each in answer.dates],
        "publishers": [(each.id, each.count) for each in answer.publishers],
        "places": [(each.id, each.count) for each in answer.places],
    }
