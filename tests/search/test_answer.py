"""An answer computes only what it is asked for, and executes each query once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from numpy import intp
from numpy.typing import NDArray

from index.bulletin import Bulletin
from search.answer import Answer
from search.engine.array_engine import ArrayEngine
from search.engine.index_reader import IndexReader
from search.engine.matched_docs import MatchedDocs
from search.engine.stopwatch import UNTIMED, Watch
from search.period import PeriodUnit
from search.query.accent_matching import AccentMatching
from search.query.clause import Query
from search.query.expansion import expand
from search.query.parser import parse
from search.relaxation import title_rescoring
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxed_matches import match_fixed
from search.request import SearchRequest, Sort
from search.result import ResultPage
from search.searcher import Searcher
from tests.newsroom import BULLETINS
from tests.search.asking import queries
from tests.search.indexing import FIRST, index


class CountingEngine(ArrayEngine):
    """Counts how often each query is executed, and which records are read."""

    def __init__(self, reader: IndexReader) -> None:
        super().__init__(reader)
        self.executed: Counter[Query] = Counter()
        self.read: list[int] = []

    def match(self, query: Query, watch: Watch = UNTIMED) -> MatchedDocs:
        self.executed[query] += 1
        return super().match(query, watch)

    def record(self, doc_id: int) -> Mapping[str, Any]:
        self.read.append(doc_id)
        return super().record(doc_id)

    def stored(self, doc_ids: NDArray[intp]) -> Sequence[bytes]:
        self.read += doc_ids.tolist()
        return super().stored(doc_ids)

    def forget(self) -> None:
        """Start counting from zero."""
        self.executed.clear()
        self.read.clear()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    return index(tmp_path_factory.mktemp("answer"), BULLETINS[:6], BULLETINS[6:])


@pytest.fixture
def engine(reader: IndexReader) -> CountingEngine:
    return CountingEngine(reader)


@pytest.fixture
def searcher(engine: CountingEngine) -> Searcher:
    """Return a searcher that has already read what it reads only once."""
    searcher = Searcher(engine)
    answer = searcher.answer(SearchRequest("huyện Sông Mây"))
    _ = answer.suggestions, answer.organisations
    engine.forget()
    return searcher


METHODS = (
    "count",
    "page",
    "listing",
    "score",
    "term_counts",
    "month_counts",
    "day_counts",
    "matched_fields",
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that collects the names of what is asked of matches."""
    names: list[str] = []

    def watch(name: str) -> None:
        method: Callable[..., Any] = getattr(MatchedDocs, name)

        def noted(self: MatchedDocs, *args: Any, **kwargs: Any) -> Any:
            names.append(name)
            return method(self, *args, **kwargs)

        monkeypatch.setattr(MatchedDocs, name, noted)

    for name in METHODS:
        watch(name)
    return names


REQUEST = SearchRequest("huyen OR xa", page=1, per_page=2)


def test_nothing_is_executed_before_something_is_asked(
    searcher: Searcher, engine: CountingEngine
) -> None:
    answer = searcher.answer(REQUEST)
    assert answer.request is REQUEST
    assert (engine.executed, engine.read) == ({}, [])


def test_to_count_nothing_is_ranked_or_read(
    searcher: Searcher, engine: CountingEngine, asked: list[str]
) -> None:
    assert searcher.answer(REQUEST).total == 5
    assert asked == ["count"]
    assert engine.read == []
    assert set(engine.executed.values()) == {1}


def test_what_was_understood_is_told_without_a_record(
    searcher: Searcher, engine: CountingEngine, asked: list[str]
) -> None:
    assert searcher.answer(REQUEST).understanding.text == REQUEST.text
    assert (engine.read, asked) == ([], [])


def test_only_the_hits_of_the_page_are_read_beside_titles(
    searcher: Searcher,
    engine: CountingEngine,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(title_rescoring, "WINDOW", 0)
    answer = searcher.answer(REQUEST)
    assert len(answer.hits) == 2
    assert engine.read == answer.scored_docs.doc_ids.tolist()
    assert "listing" not in asked and "term_counts" not in asked and "month_counts" not in asked


def test_the_fields_of_hits_are_looked_for_when_they_are_asked_for_and_once(
    searcher: Searcher, asked: list[str]
) -> None:
    hits = searcher.answer(REQUEST).hits
    assert "matched_fields" not in asked
    assert all(each.matched for each in hits)
    assert asked.count("matched_fields") == 1


def test_hits_are_asked_for_before_what_is_counted_beside_them(
    searcher: Searcher, asked: list[str]
) -> None:
    """An engine on other machines counts all facets of a page in the request for its hits."""
    _ = searcher.answer(REQUEST).page
    assert "term_counts" in asked and asked.index("page") < asked.index("term_counts")


@pytest.mark.parametrize(
    ("ask", "counting"),
    [
        (lambda answer: answer.organisations.total, "term_counts"),
        (lambda answer: answer.organisation_values(), "term_counts"),
        (lambda answer: list(answer.dates), "month_counts"),
        (lambda answer: answer.date_values(PeriodUnit.DAY), "day_counts"),
        (lambda answer: answer.date_values(PeriodUnit.MONTH), "month_counts"),
        (lambda answer: answer.date_values(PeriodUnit.QUARTER), "month_counts"),
        (lambda answer: answer.date_values(PeriodUnit.YEAR), "month_counts"),
    ],
)
def test_a_facet_is_counted_alone(
    searcher: Searcher, asked: list[str], ask: Callable[[Answer], object], counting: str
) -> None:
    assert ask(searcher.answer(REQUEST))
    # Names of organisations come from the newest bulletin that has each.
    assert [each for each in asked if each != "listing"] == [counting]


def test_the_names_of_a_facet_are_read_when_its_values_are(
    reader: IndexReader, asked: list[str]
) -> None:
    engine = CountingEngine(reader)
    page = Searcher(engine).answer(SearchRequest()).page
    hits = len(page.hits)
    assert len(engine.read) == hits
    assert list(page.organisations)
    assert len(engine.read) > hits


def test_a_listing_is_read_one_by_one_beside_titles(
    searcher: Searcher,
    engine: CountingEngine,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(title_rescoring, "WINDOW", 0)
    listing = searcher.answer(REQUEST).listing
    assert (len(listing), engine.read) == (5, [])
    records = iter(listing)
    next(records)
    next(records)
    assert engine.read == listing.doc_ids.tolist()[:2]
    assert "page" not in asked


def test_whatever_is_asked_is_executed_once(searcher: Searcher, engine: CountingEngine) -> None:
    answer = searcher.answer(SearchRequest("mật ong", sort=Sort.NEWEST))
    page = answer.page
    assert answer.page is page
    assert answer.listing is answer.listing and answer.suggestions is answer.suggestions
    assert len(answer.listing) == answer.total == page.total == len(page.hits)
    answer.organisation_values(by_name=True)
    answer.date_values(PeriodUnit.DAY)
    (title,) = answer.highlight([page.hits[0].title.text])
    assert title == page.hits[0].title
    assert engine.executed and set(engine.executed.values()) == {1}


def literal_query(text: str, marks: AccentMatching, engine: ArrayEngine) -> Query:
    """Return the query of a text taken literally, with a given accent matching."""
    return match_fixed(QueryMemo(engine), expand(parse(text)), marks).matches.query


@pytest.mark.parametrize("text", ["mat", "mật", "mât", "quang cảnh giao thừa", "mawjt traanj"])
def test_the_literal_query_and_every_counted_reading_are_executed_once(
    reader: IndexReader, searcher: Searcher, engine: CountingEngine, text: str
) -> None:
    answer = searcher.answer(SearchRequest(text))
    understanding = answer.page.understanding
    _ = answer.suggestions
    other = ArrayEngine(reader)
    shown = {literal_query(text, AccentMatching.COMPATIBLE, other): None}
    for each in understanding.stricter:
        query = literal_query(understanding.text, each.marks, other)
        assert other.match(query).total == each.total
        shown[query] = None
    for query in shown:
        assert engine.executed[query] == 1
    assert set(engine.executed.values()) == {1}


@given(queries())
def test_no_query_is_executed_twice_for_a_page_and_its_suggestions(
    reader: IndexReader, text: str
) -> None:
    engine = CountingEngine(reader)
    searcher = Searcher(engine)
    answer = searcher.answer(SearchRequest("huyện Sông Mây"))
    _ = answer.suggestions, answer.organisations
    engine.forget()
    for marks in (None, AccentMatching.EXACT):
        answer = searcher.answer(SearchRequest(text, marks=marks))
        _ = answer.page, answer.suggestions, answer.total
        assert set(engine.executed.values()) == {1}
        engine.forget()


def test_a_filter_narrows_what_was_executed_already(
    searcher: Searcher, engine: CountingEngine
) -> None:
    """A suggested organisation is counted by a filter on the query that was asked."""
    answer = searcher.answer(SearchRequest("UBND huyện Sông Mây"))
    (suggested, *_) = answer.suggestions.organisations
    executed = sum(engine.executed.values())
    assert answer.matches.count(suggested.request.filters) == suggested.total > 0
    assert sum(engine.executed.values()) == executed


def test_each_execution_has_a_stopwatch_of_its_own(reader: IndexReader) -> None:
    started: list[Watch] = []

    class Noting(CountingEngine):
        def match(self, query: Query, watch: Watch = UNTIMED) -> MatchedDocs:
            started.append(watch)
            return super().match(query, watch)

    _ = Searcher(Noting(reader)).answer(SearchRequest("mât")).page
    assert len(started) > 1 and all(each is UNTIMED for each in started)


@pytest.mark.parametrize("sort", Sort)
def test_what_lacks_a_word_comes_after_all_others_and_is_counted_apart(
    tmp_path: Path, sort: Sort
) -> None:
    texts = [*["chợ phiên vùng cao"] * 3, *["chợ phiên vùng", "phiên vùng cao"] * 4, "tin khác"]
    bulletins = [
        Bulletin(f"b{number:02}", text, FIRST + timedelta(days=number * 7 % 12))
        for number, text in enumerate(texts)
    ]
    searcher = Searcher(ArrayEngine(index(tmp_path, bulletins)))

    def page(number: int) -> ResultPage:
        return searcher.search(
            SearchRequest("chợ phiên vùng cao", sort=sort, page=number, per_page=4)
        )

    pages = [page(number) for number in (1, 2, 3)]
    assert {(each.total, each.loose.total, each.pages) for each in pages} == {(3, 8, 3)}
    assert [(len(p.strict.hits), len(p.loose.hits)) for p in pages] == [(3, 1), (0, 4), (0, 3)]
    shown = [hit.id for each in pages for hit in each.hits]
    assert sorted(shown) == [each.id for each in bulletins[:11]]
    assert set(shown[:3]) == {"b00", "b01", "b02"}
    assert sum(each.count for each in pages[0].dates) == 3
    if sort is not Sort.RELEVANCE:
        days = {each.id: each.published for each in bulletins}
        for part in (shown[:3], shown[3:]):
            expected = sorted(part, key=days.__getitem__, reverse=sort is Sort.NEWEST)
            assert part == expected


def test_a_page_past_the_end_has_its_total_and_facets(tmp_path: Path) -> None:
    bulletins: Sequence[Bulletin] = [
        Bulletin(f"b{number}", "Chợ phiên", FIRST + timedelta(days=number)) for number in range(3)
    ]
    answer = Searcher(ArrayEngine(index(tmp_path, bulletins))).answer(SearchRequest("chợ", page=9))
    assert (answer.total, list(answer.hits), answer.page.pages) == (3, [], 1)
    assert [each.count for each in answer.dates] == [3]
