"""Short queries over the samples are answered as recorded, and well enough on the whole."""

from pathlib import Path
from statistics import mean

import pytest

from tests.search.short_queries.judgements import Judged, read_judged
from tests.search.short_queries.ranking import JUDGED, RANKED, Samples, index_samples, tell

LEAST_NDCG = 0.98
"""The mean nDCG@10 over all queries that no change may fall below."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return Samples(index_samples(tmp_path_factory.mktemp("samples")))


@pytest.mark.parametrize("path", JUDGED, ids=lambda path: path.stem)
def test_queries_are_answered_as_they_were(path: Path, samples: Samples) -> None:
    golden = RANKED / path.name
    assert tell(read_judged(path), samples) == golden.read_text("utf-8"), (
        "help: if it is better, renew it: python -m tests.search.short_queries.ranking"
    )


def test_queries_are_answered_well(samples: Samples) -> None:
    judged = [each for path in JUDGED for each in read_judged(path)]
    assert mean(each.ndcg(samples.rank(each.query)) for each in judged) >= LEAST_NDCG


def test_there_are_enough_queries_and_none_twice_in_a_file() -> None:
    asked = [(path.stem, each.query) for path in JUDGED for each in read_judged(path)]
    assert len(set(asked)) == len(asked) >= 150


def test_every_judged_bulletin_is_a_sample(samples: Samples) -> None:
    names = samples.everything()
    assert len(set(names)) == len(names) == 68
    for path in JUDGED:
        for each in read_judged(path):
            assert each.grades and set(each.grades) <= set(names)
            assert set(each.grades.values()) <= {1, 2, 3}


def test_ndcg_is_that_of_trec_eval() -> None:
    judged = Judged("?", {"a": 3, "b": 2, "c": 1})
    assert judged.ndcg(["a", "b", "c"]) == 1.0
    # (2 + 3/log2(3) + 0 + 1/log2(5)) / (3 + 2/log2(3) + 1/2)
    assert judged.ndcg(["b", "a", "x", "c"]) == pytest.approx(0.9079, abs=1e-4)
    assert judged.ndcg([]) == judged.ndcg(["x", *"yzuvwstrq", "a"]) == 0.0
