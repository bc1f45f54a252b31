"""The kernel answers as NumPy does, to the last bit; NumPy answers what the kernel does not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy import intp
from numpy.typing import NDArray

from index.opening.generation_arrays import open_index_reader
from search.engine.array_engine import ArrayEngine
from search.engine.compiled import engine, program, sampled_units, segment
from search.engine.compiled.engine import KernelEngine, open_engine
from search.engine.compiled.matches import KernelMatches
from search.engine.contract import Engine, Matches
from search.engine.stopwatch import Stopwatch
from search.field import CODES, ORGANISATIONS, PLACES, PUBLISHERS
from search.kernel.library import Kernel, NoKernel
from search.query.clause import Query, Recency, ScoringClauses, SynonymClause
from search.query.expansion import read_query
from search.query.parser import parse
from search.query.rows import find_rows, made_rows
from search.query.walk import scored_clauses
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxation import relax
from search.relaxation.titles.title_scorer import score_titles
from search.relaxation.titles.title_share import find_factors
from search.request import UNKNOWN, Filters, Sort
from tests.generated.history import Commit, Constants, constants, written
from tests.search.engine.engines import KERNEL
from tests.search.engine.test_array_engine import newsrooms
from tests.search.indexing import index, tell

pytestmark = pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")

EVERYTHING = Filters()


def filters_of(engine: Engine) -> Iterator[Filters]:
    """Yield filters of each kind by what a newsroom has."""
    yield EVERYTHING
    yield Filters(published_from=date(2020, 7, 10))
    yield Filters(published_to=date(2020, 7, 13), organisations=(UNKNOWN,))
    everything = engine.match(Query(""))
    organisations, places, publishers = (
        tuple(everything.term_counts(keyword, EVERYTHING).terms)[:1]
        for keyword in (ORGANISATIONS, PLACES, PUBLISHERS)
    )
    yield Filters(organisations=organisations)
    yield Filters(places=places)
    yield Filters(publishers=publishers)
    yield Filters(folds=True)
    yield Filters(organisations=organisations, folds=True)


def open_kernel(reader: object) -> KernelEngine:
    assert isinstance(KERNEL, Kernel)
    return KernelEngine(reader, KERNEL)  # type: ignore[arg-type]  # the reader of an index


def answers(matches: Matches, filters: Filters) -> Iterator[object]:
    """Yield all that an engine tells of an answer, in a form that is compared bit by bit."""
    yield matches.total, matches.count(filters)
    for sort in Sort:
        for first, last in ((0, 1), (0, 3), (2, 5), (0, 99)):
            page = matches.page(filters, sort, first, last)
            yield page.doc_ids.tolist(), page.scores.tolist()
        yield matches.listing(filters, sort).tolist(), matches.listing(filters, sort, 2).tolist()
    for keyword in (ORGANISATIONS, PLACES, PUBLISHERS, CODES):
        counts = matches.term_counts(keyword, filters)
        yield list(counts.terms), counts.counts.tolist(), counts.missing
    months, days = matches.month_counts(filters), matches.day_counts(filters)
    yield months.first, months.counts.tolist(), days.days.tolist(), days.counts.tolist()
    page = matches.page(filters, Sort.NEWEST, 0, 99)
    yield matches.matched_fields(page.doc_ids)


@given(newsrooms, constants)
def test_both_answer_alike_to_the_last_bit(
    newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants
) -> None:
    history, asked = newsroom
    with numbers.set(), written(history) as filed:
        reader = open_index_reader(filed)
        numpy, kernel = ArrayEngine(reader), open_kernel(reader)
        narrowed = list(filters_of(numpy))
        for query in map(parse, asked):
            steps = [each.query for each in relax(QueryMemo(numpy), query).matches]
            new = replace(query, recency=Recency(1.0, 30.0))
            # Of rows that were asked for alone, their documents are remembered.
            rows = made_rows(find_rows(query), query.required)
            alone = [replace(query, required=(row,)) for row in rows]
            for each in dict.fromkeys([*alone, query, *steps, new]):
                found = kernel.match(each)
                assert isinstance(found, KernelMatches)
                for filters in narrowed:
                    expected = answers(numpy.match(each), filters)
                    for given_, wanted in zip(answers(found, filters), expected, strict=True):
                        assert given_ == wanted


def title_matches(engine: Engine, query: Query, doc_ids: NDArray[intp]) -> Iterator[object]:
    """Yield what stands of a query in titles: some of its clauses wanted, or none."""
    clauses = [each for one in query.counted for each in scored_clauses(one.clauses)]
    for wanted in range(len(clauses) + 1):
        found = engine.match_titles(doc_ids, clauses, wanted)
        yield found.counts.tolist(), found.held.tolist(), found.others.tolist()
        yield found.covered.tolist()
        yield found.lengths.tolist(), found.widths.tolist()
        yield find_factors(engine, query, doc_ids) if clauses else ()
        yield score_titles(engine, query, doc_ids).tolist()


@given(newsrooms, constants, st.randoms(use_true_random=False))
def test_postings_and_texts_tell_the_same_of_titles(
    newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants, random: Random
) -> None:
    history, asked = newsroom
    with numbers.set(), written(history) as filed:
        reader = open_index_reader(filed)
        numpy, kernel = ArrayEngine(reader), open_kernel(reader)
        doc_ids = reader.living.tolist()
        random.shuffle(doc_ids)
        for query in (each for text in asked for each in (parse(text), read_query(text))):
            for own in (doc_ids, doc_ids[:2], ()):
                given_ = title_matches(kernel, query, np.array(own, intp))
                wanted = title_matches(numpy, query, np.array(own, intp))
                assert list(given_) == list(wanted)


@pytest.fixture
def kernel(tmp_path: Path) -> KernelEngine:
    return open_kernel(index(tmp_path, tell(["Cầu treo Tà Pao", "Họp chợ phiên", "Cầu mới"])))


def test_an_explained_answer_is_numpys(kernel: Engine) -> None:
    watch = Stopwatch(3)
    assert not isinstance(kernel.match(parse("cầu"), watch), KernelMatches)
    assert watch.steps


def test_a_phrase_that_is_too_long_is_numpys(
    kernel: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "MOST_PARTS", 2)
    assert isinstance(kernel.match(parse('"cầu treo"')), KernelMatches)
    found = kernel.match(parse('"cầu treo Tà Pao"'))
    assert not isinstance(found, KernelMatches)
    assert found.total == 1


def test_a_row_that_is_too_long_to_be_scored_is_numpys(
    kernel: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "MOST_PARTS", 2)
    words, row = parse("cầu treo").required, parse('"cầu treo Tà Pao"').required
    scored = ScoringClauses(words, 1.0), ScoringClauses((SynonymClause(row),), 0.5)
    found = kernel.match(Query("cầu treo", words, ranked_by=scored))
    assert not isinstance(found, KernelMatches)
    assert found.page(EVERYTHING, Sort.RELEVANCE, 0, 9).doc_ids.tolist() == [0]


def test_a_term_with_too_many_variants_to_be_scored_is_numpys(tmp_path: Path) -> None:
    calls = ["".join(each) for each in product("aáàảãạâ", repeat=3)]
    reader = index(tmp_path, tell(["Tiếng gọi đò: " + " ".join(calls), "Gọi đò", "Tiếng gọi âáà"]))
    scored = ScoringClauses(parse("gọi đò áaa").required, 1.0)
    query = Query("gọi đò", parse("gọi").required, ranked_by=(scored,))
    for filters in (EVERYTHING, Filters(folds=True)):
        expected = list(answers(ArrayEngine(reader).match(query), filters))
        assert list(answers(open_kernel(reader).match(query), filters)) == expected


def test_a_name_that_is_too_long_is_looked_for_in_the_texts_of_titles(
    kernel: KernelEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "MOST_PARTS", 1)
    phrases = parse('"cầu treo" "cầu mới"').required
    found = kernel.match_titles(np.array([2, 1, 0]), [SynonymClause(phrases)], 1)
    assert found.counts.tolist() == [[1], [0], [1]]
    assert found.covered.tolist() == [2, 0, 2]
    assert found.widths.tolist() == found.lengths.tolist() == [2, 3, 4]


def test_what_the_kernel_matched_is_explained(kernel: Engine) -> None:
    found = kernel.match(parse("cầu"))
    (first, *_) = found.page(EVERYTHING, Sort.RELEVANCE, 0, 1).doc_ids.tolist()
    assert [each.documents for each in found.explain_clauses()] == [2]
    assert found.explain_score(first).score > 0
    assert not found.obstacles(first, EVERYTHING)


def test_scratch_memory_grows_as_a_query_needs_it(kernel: Engine) -> None:
    many = " OR ".join(f'"cầu {each}"' for each in ["treo", *map(str, range(300))])
    found = kernel.match(Query("x", parse(many).required))
    assert found.page(EVERYTHING, Sort.RELEVANCE, 0, 9).doc_ids.tolist() == [0]


@pytest.mark.parametrize("few", [0, 1, 9])
def test_a_name_is_scored_alike_whether_its_documents_are_known_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(engine, "FEW", few)
    titles = ["Cầu treo Tà Pao", "Treo cờ ở cầu", "Cầu treo mới", "Cầu và đèn treo"]
    reader = index(tmp_path, tell(titles), tell(["Họp ở cầu treo"], first=4), deleted=[[2], []])
    kernel, numpy = open_kernel(reader), ArrayEngine(reader)
    words = parse("cầu treo")
    (row,) = find_rows(words)
    assert kernel.match(replace(words, required=(row,))).total == 2
    known = [sorted(each.few_holders.values(), key=len) for each in kernel._segments]
    assert [[each.tolist() for each in own] for own in known] == (
        [[], []] if not few else [[[0]], [[0]]]
    )
    ranked = (ScoringClauses(words.required, 1.0), ScoringClauses((row,), 0.5))
    looser = replace(words, ranked_by=ranked)
    pages = [each.match(looser).page(EVERYTHING, Sort.RELEVANCE, 0, 9) for each in (kernel, numpy)]
    assert [each.doc_ids.tolist() for each in pages] == [pages[1].doc_ids.tolist()] * 2
    assert [each.scores.tolist() for each in pages] == [pages[1].scores.tolist()] * 2
    assert len(pages[0].doc_ids) == 4


@pytest.mark.parametrize("room", [1, sampled_units.ROOM])
@pytest.mark.parametrize("remembered", [3, segment.REMEMBERED_PLACES])
def test_pairs_are_counted_alike_however_many_places_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, remembered: int
) -> None:
    monkeypatch.setattr(sampled_units, "ROOM", room)
    monkeypatch.setattr(segment, "REMEMBERED_PLACES", remembered)
    titles = ["UBND xã họp", "Họp UBND, ủy ban nhân dân xã", "Xã họp", "Họp ở xã, họp xã"]
    reader = index(tmp_path, tell(titles), tell(["Ủy ban nhân dân xã"], first=4))
    kernel, numpy = open_kernel(reader), ArrayEngine(reader)
    for text in ("ubnd xã họp", "họp xã", "ubnd họp", "xã họp"):
        query = read_query(text)
        pages = [
            each.match(query).page(EVERYTHING, Sort.RELEVANCE, 0, 9) for each in (kernel, numpy)
        ]
        assert pages[0].doc_ids.tolist() == pages[1].doc_ids.tolist()
        assert pages[0].scores.tolist() == pages[1].scores.tolist()
    places = [sum(map(len, each.sampled.values())) for each in kernel._segments]
    assert all(0 < each <= max(remembered, 6) for each in places)


def test_names_are_forgotten_when_they_are_many(
    kernel: KernelEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment, "REMEMBERED_NAMES", 1)
    (own,) = kernel._segments
    for name in ("cầu treo", "chợ phiên"):
        own.remember_name(name, np.array([0, 2], np.uint32))
    assert {name: docs.tolist() for name, docs in own.few_holders.items()} == {"chợ phiên": [0, 2]}


def test_numbers_of_units_are_forgotten_when_they_are_many(
    kernel: KernelEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment, "REMEMBERED", 2)
    (own,) = kernel._segments
    own.remember_holders({"cầu": 2, "treo": 1})
    read_by_another_thread = own.holders
    own.remember_holders({"chợ": 1})
    assert own.holders == {"chợ": 1}
    assert read_by_another_thread == {"cầu": 2, "treo": 1}


def test_without_a_kernel_numpy_answers(tmp_path: Path) -> None:
    reader = index(tmp_path, tell(["Cầu treo"]))
    assert isinstance(open_engine(reader, NoKernel("none")), ArrayEngine)
    assert np.array_equal(
        open_engine(reader, NoKernel("none")).match(parse("cầu")).listing(EVERYTHING, Sort.NEWEST),
        [0],
    )


def test_a_segment_may_have_more_documents_than_any_term_has(tmp_path: Path) -> None:
    words = "mây gió mưa nắng sương"
    titles = [f"{words.split()[number % 5]} {number}" for number in range(300)]
    kernel = open_kernel(index(tmp_path, tell(titles)))
    assert kernel.match(parse("mây")).total == 60
