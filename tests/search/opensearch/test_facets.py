"""Counts of facets are read whole or not at all, and remembered by what was asked for."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest
from numpy import intp

from search.engine.counts import TermCounts
from search.field import ORGANISATIONS, PLACES
from search.opensearch import facets
from search.opensearch.facets import LABELLED, FacetCounts, FacetMemo, counting, read_facets
from search.opensearch.fields import MONTH
from search.opensearch.statistics import ClusterKeywordTerms


class AllTerms:
    """Takes counts as they come."""

    def spread(self, terms: Sequence[str], counts: Sequence[int], missing: int) -> TermCounts:
        return TermCounts(terms, np.array(counts, intp), missing)


def keyword(name: str) -> ClusterKeywordTerms:
    return cast(ClusterKeywordTerms, AllTerms())


def values(counts: dict[str, int], left_out: int = 0) -> dict[str, Any]:
    buckets = [{"key": key, "doc_count": count} for key, count in counts.items()]
    return {
        "buckets": buckets,
        "doc_count_error_upper_bound": 0,
        "sum_other_doc_count": left_out,
    }


def answer(**fields: dict[str, Any]) -> dict[str, Any]:
    missing = {f"no {name}": {"doc_count": 3} for name in fields}
    return {"aggregations": {**fields, **missing}}


def test_terms_and_months_are_read_from_one_answer() -> None:
    found = read_facets(
        answer(
            organisations=values({"so-may": 5, "ban-gio": 2}),
            month=values({"2021-01": 4, "2020-11": 3}),
        ),
        [ORGANISATIONS, MONTH],
        keyword,
    )
    assert dict(found.terms[ORGANISATIONS].held()) == {"so-may": 5, "ban-gio": 2}
    assert found.terms[ORGANISATIONS].missing == 3
    assert found.commonest[ORGANISATIONS] == ["so-may", "ban-gio"]
    assert found.months is not None
    assert (found.months.first, found.months.counts.tolist()) == (12 * 2020 + 10, [3, 0, 4])


def test_only_the_commonest_are_labelled_ahead() -> None:
    many = {f"to-{number}": LABELLED * 2 - number for number in range(LABELLED + 5)}
    found = read_facets(answer(organisations=values(many)), [ORGANISATIONS], keyword)
    assert list(found.commonest[ORGANISATIONS]) == list(many)[:LABELLED]


def test_what_is_not_whole_is_not_there() -> None:
    cut = answer(organisations=values({"so-may": 5}, left_out=1), places=values({"hue": 1}))
    found = read_facets(cut, [ORGANISATIONS, PLACES], keyword)
    assert list(found.terms) == [PLACES]


def test_answers_are_remembered_by_what_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "_REMEMBERED", 2)
    memo = FacetMemo()
    asked = [counting([MONTH], [{"term": {"terms": each}}]) for each in ("cau", "cho", "mat")]
    found = [FacetCounts({}, {}, None) for _ in asked]
    for search, counts in zip(asked[:2], found[:2], strict=True):
        memo.keep(search, counts)
    assert memo.get(counting([MONTH], [{"term": {"terms": "cau"}}])) is found[0]
    memo.keep(asked[2], found[2])
    # The one that was used longest ago makes room.
    assert memo.get(asked[1]) is None
    assert memo.get(asked[0]) is found[0] and memo.get(asked[2]) is found[2]


def test_documents_without_a_value_are_counted_unless_all_have_one() -> None:
    asked = counting([PLACES, MONTH], [])["aggs"]
    assert set(asked) == {PLACES, f"no {PLACES}", MONTH}
