"""A page takes few requests: what will be asked for is asked for at once."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy import uint32

from search.engine.contract import Matches
from search.field import ORGANISATIONS, Field
from search.opensearch.opensearch_engine import OpenSearchEngine
from search.opensearch.stored_terms import pack
from search.query.parser import parse
from search.request import Filters, Sort
from tests.newsroom import BULLETINS
from tests.opensearch.shared_cluster import loader
from tests.search.indexing import index


@pytest.fixture
def engine(tmp_path: Path) -> OpenSearchEngine:
    return loader().open(index(tmp_path, BULLETINS))


@pytest.fixture
def requests(engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that collects the paths of requests."""
    paths: list[str] = []
    ask = engine.index.connection.ask

    def noted(method: str, path: str, *args: Any, **kwargs: Any) -> Any:
        paths.append(path)
        return ask(method, path, *args, **kwargs)

    monkeypatch.setattr(engine.index.connection, "ask", noted)
    engine.keyword(ORGANISATIONS).begun("")
    _ = [engine.keyword(each)._terms for each in ("organisations", "places", "publishers")]
    paths.clear()
    return paths


def read(matches: Matches) -> int:
    """Read all that a page shows, and return how many hits it has."""
    found = matches.total
    hits = matches.page(Filters(), Sort.RELEVANCE, 0, 10)
    matches.term_counts(ORGANISATIONS, Filters())
    matches.month_counts(Filters())
    return min(found, len(hits.doc_ids))


def test_an_expected_page_is_read_beside_its_facets_and_tells_its_count(
    engine: OpenSearchEngine, requests: list[str]
) -> None:
    expected = engine.match(parse("huyện OR xã"))
    expected.expect_page(Filters(), Sort.RELEVANCE, 0, 10)
    assert read(expected) and len(requests) == 2
    assert read(engine.match(parse("huyện xã"))) and len(requests) == 5


def test_what_the_sample_lacks_is_counted_with_what_comes_after_it(
    engine: OpenSearchEngine, requests: list[str]
) -> None:
    row, words = parse('"huyện xã không"'), parse("huyện xã")
    engine.expect(lambda: [words], after=row)
    assert len(requests) == 1
    assert engine.match(row).total == 0 < engine.match(words).total
    assert len(requests) == 1


def test_what_the_sample_has_is_counted_alone(
    engine: OpenSearchEngine, requests: list[str]
) -> None:
    engine.expect(lambda: [parse("huyện xã")], after=parse("huyện OR xã"))
    assert requests == []


def test_labels_are_read_when_one_is_asked_for_all_of_a_page_at_once(
    engine: OpenSearchEngine, requests: list[str]
) -> None:
    matches = engine.match(parse("huyện OR xã"))
    assert read(matches)
    named = [term for term, _ in matches.term_counts(ORGANISATIONS, Filters()).held()][:3]
    asked = len(requests)
    for term in named:
        (newest,) = engine.having(ORGANISATIONS, term).listing(Filters(), Sort.NEWEST, 1).tolist()
        assert engine.record(newest)["organisations"]
    assert len(named) == 3 and len(requests) == asked + 1


class CrowdedTerms(dict[int, bytes]):
    """Kept terms of which each is gone once it was looked for: another thread made room."""

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.pop(number, None) is not None


def test_terms_may_make_room_for_others_while_they_are_read() -> None:
    engine = OpenSearchEngine.__new__(OpenSearchEngine)
    terms = pack([np.array([7], uint32)] * len(Field), [np.zeros(1, uint32)] * len(Field))
    engine._terms = CrowdedTerms({3: terms, 4: terms})
    assert engine.stored_terms([3, 4]).numbers.tolist() == [7] * 2 * len(Field)
