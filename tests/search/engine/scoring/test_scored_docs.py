"""A match: the documents that pass a filter keep their scores."""

import numpy as np

from search.engine.scoring.scored_docs import ScoredDocs


def test_what_passes_keeps_its_score() -> None:
    match = ScoredDocs(np.array([1, 4, 9]), np.array([0.5, 2.0, 1.0]))
    kept = match.keep(np.array([True, False, True]))
    assert (kept.documents.tolist(), kept.scores.tolist()) == ([1, 9], [0.5, 1.0])
