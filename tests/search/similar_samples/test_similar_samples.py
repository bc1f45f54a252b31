"""The bulletins offered beside samples are as recorded, and enough of them are right."""

import pytest

from tests.search.short_queries.ranking import index_samples
from tests.search.similar_samples.listing import LISTED, Samples, read_pairs, tell

LEAST_SHARE = 0.85
"""Of the judged pairs, how many no change may fall below."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return Samples(index_samples(tmp_path_factory.mktemp("samples")))


def test_the_same_is_offered_as_before(samples: Samples) -> None:
    assert tell(samples, read_pairs()) == LISTED.read_text("utf-8"), (
        "help: if it is better, renew it: python -m tests.search.similar_samples.listing"
    )


def test_most_of_what_belongs_together_is_offered(samples: Samples) -> None:
    pairs = read_pairs()
    met = sum(right in samples.similar(left) for left, right in pairs)
    assert met >= LEAST_SHARE * len(pairs)


def test_the_same_story_on_another_day_comes_first(samples: Samples) -> None:
    for left, right in read_pairs()[:6]:
        assert samples.similar(left)[0] == right


def test_up_to_five_are_offered_and_never_the_bulletin_itself(samples: Samples) -> None:
    counts = set()
    for name in {left for left, _ in read_pairs()}:
        offered = samples.similar(name)
        assert name not in offered
        counts.add(len(set(offered)))
    assert max(counts) == 5 > min(counts)
