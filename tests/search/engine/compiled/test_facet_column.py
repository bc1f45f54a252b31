from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.engine.columns.keyword_postings import KeywordPostings
from search.engine.compiled import facet_column
from search.engine.compiled.engine import KernelEngine
from search.engine.compiled.facet_column import AT_ONCE, doc_terms, make_facet_column, turn_over
from search.field import ORGANISATIONS, PLACES, PUBLISHERS
from search.kernel.library import Kernel, NoKernel
from search.query.clause import Query
from search.query.parser import parse
from search.request import Filters
from tests.search.engine.engines import KERNEL
from tests.search.indexing import FIRST, index

TERMS = ["ban-gio", "hoi-trang", "so-may"]
EVERYTHING = Filters()


def test_terms_that_a_damaged_file_mixed_up_are_refused() -> None:
    good = np.array([0, 1, 3]), np.array([2, 0, 1])
    assert doc_terms(*good, TERMS, 2).owners.tolist() == [0, 1, 1]
    for ends, numbers in (
        (np.array([1, 1, 3]), good[1]),
        (np.array([0, 3, 2]), good[1]),
        (np.array([0, 1, 4]), good[1]),
        (np.array([0, 3]), good[1]),
        (good[0], np.array([2, 0, 3])),
        (good[0], np.array([2, 0, -1])),
    ):
        with pytest.raises(ValueError, match="no column"):
            doc_terms(ends, numbers, TERMS, 2)


def test_documents_of_terms_that_there_are_not_are_refused() -> None:
    for doc_ids in ([0, 2], [-1, 1]):
        with pytest.raises(ValueError, match="documents"):
            turn_over(KeywordPostings(TERMS[:1], np.array(doc_ids), np.array([0, 2]), 2))


def test_each_facet_has_numbers_of_its_own_and_one_for_documents_without_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = FIRST + timedelta(days=62)
    told = [
        Bulletin("a", "Họp", FIRST, organisations=("Ban Gió", "Hội Trăng")),
        Bulletin("b", "Họp", later),
    ]
    monkeypatch.setattr(facet_column, "MOST_FREQUENT", 0)
    column = make_facet_column(index(tmp_path, told))
    assert column.month_total == 3
    assert column.firsts == {ORGANISATIONS: 3, PLACES: 6, PUBLISHERS: 7}
    ends = column.ends.tolist()
    first, second = (sorted(column.values[a:b].tolist()) for a, b in pairwise(ends))
    assert (first, second) == ([0, 3, 4, 6, 7], [2, 5, 6, 7])
    assert len(column.values) == ends[-1] + AT_ONCE


def test_what_more_than_a_sixteenth_of_the_documents_have_is_kept_as_bits(tmp_path: Path) -> None:
    told = [
        Bulletin(
            f"{number:02}",
            "Họp",
            FIRST,
            organisations=("Ban Gió",) * (number < 3) + ("Hội Trăng",) * (number < 2),
        )
        for number in range(32)
    ]
    column = make_facet_column(index(tmp_path, told))
    # The month, no place, no publisher, no organisation, and the first of them.
    assert column.frequent.tolist() == [0, 4, 5, 3, 1]
    (bits,) = column.bits
    assert bits.tolist() == [[2**32 - 1, 2**32 - 1, 2**32 - 1, 2**32 - 8, 7]]
    assert column.values[: column.ends[-1]].tolist() == [2, 2]


@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
@pytest.mark.parametrize("most", [1, 22, 1 << 16])
def test_more_values_than_the_kernel_counts_are_counted_by_numpy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    assert isinstance(KERNEL, Kernel)
    monkeypatch.setattr(facet_column, "MOST_VALUES", most)
    # More than the kernel reads of a document at once.
    names = tuple(f"Ban Gió {number}" for number in range(20))
    told = [Bulletin("a", "Họp", FIRST, organisations=names), Bulletin("b", "Họp", FIRST)]
    reader = index(tmp_path, told)
    matches = KernelEngine(reader, KERNEL).match(Query(""))
    by_numpy = ArrayEngine(reader).match(Query(""))
    for keyword in (ORGANISATIONS, PLACES, PUBLISHERS):
        counts, expected = (each.term_counts(keyword, EVERYTHING) for each in (matches, by_numpy))
        assert dict(counts.held()) == dict(expected.held())
        assert counts.missing == expected.missing
    assert matches.term_counts(ORGANISATIONS, EVERYTHING).missing == 1
    assert matches.month_counts(EVERYTHING).counts.tolist() == [2]


@pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")
@pytest.mark.parametrize("matching", [0, 40, 55, 70, 99, 100])
def test_values_are_counted_alike_however_many_documents_match(
    tmp_path: Path, matching: int
) -> None:
    assert isinstance(KERNEL, Kernel)
    random = Random(matching)
    names = [f"Ban Gió {number}" for number in range(40)]
    told = [
        Bulletin(
            f"b{number}",
            "Họp chợ" if random.random() * 100 < matching else "Họp",
            FIRST + timedelta(days=number % 90),
            organisations=tuple(random.sample(names, random.choice((0, 1, 3, 25)))),
        )
        for number in range(700)
    ]
    reader = index(tmp_path, told[:650], told[650:], deleted=[range(0, 650, 9), [2]])
    query = parse("chợ")
    matches, by_numpy = (
        each.match(query) for each in (KernelEngine(reader, KERNEL), ArrayEngine(reader))
    )
    counts, expected = (each.term_counts(ORGANISATIONS, EVERYTHING) for each in (matches, by_numpy))
    assert counts.counts.tolist() == expected.counts.tolist()
    assert counts.missing == expected.missing
    months, wanted = (each.month_counts(EVERYTHING) for each in (matches, by_numpy))
    assert (months.first, months.counts.tolist()) == (wanted.first, wanted.counts.tolist())
