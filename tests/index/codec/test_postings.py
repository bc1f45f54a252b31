from pathlib import Path

import numpy as np

from index.codec.container import Sinks, open_container
from index.codec.postings import write_postings
from index.codec.runs.occurrence import Occurrences, order_terms
from search.engine.segment.segment import NO_LIST
from search.field import Field


def test_variants_have_lists_and_a_single_one_shares_that_of_its_plain_term(tmp_path: Path) -> None:
    vocabulary, _ = order_terms([each.encode() for each in ("mùa", "mặt", "mất")])
    assert [each.decode() for each in vocabulary.accented_terms] == ["mất", "mặt", "mùa"]
    # mất stands twice in document 0; mặt, in the lead, and mùa once in document 1.
    occurrences = Occurrences(
        np.array([0, 0, 1, 2], np.uint32),
        np.array([0, 0, 1, 1], np.uint32),
        np.array([0, 2, 0, 2], np.uint32),
        np.array([0, 0, 1, 0], np.uint8),
        np.zeros(4, np.uint8),
    )
    sinks = Sinks(tmp_path)
    write_postings(sinks, vocabulary, 2, iter([(0, 2, occurrences)]))
    sinks.write(tmp_path / "a.bantin", {})
    arrays = open_container(tmp_path / "a.bantin")
    assert arrays["plain_terms.letters"].tobytes() == b"matmua"
    assert arrays["first_variants"].tolist() == [0, 2, 3]
    assert arrays["accented_lists"].tolist() == [0, 1, NO_LIST]
    assert arrays["plain.lengths"].tolist() == [2, 1]
    assert arrays["accented.lengths"].tolist() == [1, 1]
    rows = arrays["frequencies"].reshape(-1, len(Field))
    assert rows[arrays["plain.codes"]][:, :2].tolist() == [[2, 0], [0, 1], [1, 0]]
