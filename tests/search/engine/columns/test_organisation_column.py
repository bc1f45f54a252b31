"""The organisations of documents are one column, whatever the segments."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np

from index.bulletin import Bulletin
from index.opening.generation_arrays import open_index_reader
from search.engine.index_reader import open_reader
from tests.generated.history import Commit, written
from tests.search.indexing import FIRST, index


def test_organisations_are_counted_alike_in_few_documents_and_in_most(tmp_path: Path) -> None:
    names = ("Ban Gió", "Sở Mây", "Đội Cờ")
    bulletins = [
        Bulletin(
            f"b{number}",
            "Tin",
            FIRST + timedelta(hours=number),
            organisations=tuple(name for place, name in enumerate(names) if number >> place & 1),
        )
        for number in range(16)
    ]
    held = index(tmp_path, bulletins[:9], bulletins[9:], deleted=[[3], [0]])
    for count in range(17):
        documents = np.arange(count)
        counted = held.organisations.count(documents)
        named = held.organisations.of(documents)
        assert counted.terms == held.organisations.terms
        assert counted.counts.tolist() == np.bincount(named, minlength=3).tolist()
        assert counted.missing == sum(number % 8 == 0 for number in range(count))


def test_a_segment_in_which_nothing_is_left_moves_no_other() -> None:
    with written(
        [Commit([Bulletin(id, f"Tin {id}", FIRST, organisations=("Ban Gió",))]) for id in "ab"]
    ) as index:
        first, second = open_index_reader(index).segments
        emptied = (
            replace(first.arrays, count=0),
            replace(
                first.records,
                organisation_ends=first.records.organisation_ends[:0],
                organisation_values=first.records.organisation_values[:0],
            ),
            np.empty(0, np.intp),
        )
        held = open_reader(
            [
                (first.arrays, first.records, first.deleted),
                emptied,
                (second.arrays, second.records, second.deleted),
            ]
        )
        assert held.organisations.ends.tolist() == [0, 1, 2]
        assert held.organisations.of(np.arange(2)).tolist() == [0, 0]
