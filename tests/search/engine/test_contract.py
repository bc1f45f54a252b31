"""Every engine keeps the contract; tests ask it through `search.engine.contract` alone.

Another engine is added by a line in `tests.search.engine.engines`; mypy's check of it shows that
the engine has everything that the contract names.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.deadline import DeadlineError, set_deadline
from search.engine.contract import Engine, Matches
from search.engine.explained import ClauseKind, Obstacle, StepName
from search.engine.stopwatch import UNTIMED, Stopwatch
from search.field import CODES, ORGANISATIONS
from search.query.clause import MinimumShouldMatch, Query, Recency, SynonymClause
from search.query.parser import parse
from search.query.walk import scored_clauses
from search.request import UNKNOWN, Filters, Sort
from search.vietnam_time import VIETNAM
from tests.retold import RETOLD, STORY
from tests.search.engine.engines import (
    EVERY_FACTORY,
    FACTORIES,
    EngineFactory,
    ids_of,
    scores_by_id,
)
from tests.search.indexing import index

DAY = datetime(2020, 12, 31, 9, tzinfo=VIETNAM)
EVERYTHING = Query("")
NOWHERE = Filters(organisations=("khong-co",))


def bulletin(
    id: str, hours: int, title: str, *body: str, organisations: tuple[str, ...] = ()
) -> Bulletin:
    published = DAY + timedelta(hours=hours)
    return Bulletin(id, title, published, body=body, organisations=organisations)


# The two bridges are alike in all but their ids; the new year begins between them and the market.
BULLETINS = (
    bulletin("cau-b", 0, "Cầu treo", organisations=("Ban Gió",)),
    bulletin("cau-a", 0, "Cầu treo", organisations=("Ban Gió",)),
    bulletin("cho", 24, "Chợ phiên", "Bán mật ong bên cầu, theo 73-NQ/TU."),
    bulletin("da-xoa", 30, "Cầu bị xóa", "Theo 99-NQ/TU.", organisations=("Hội Xưa",)),
    bulletin("hop", 48, "Họp về 73–NQ/TU và 74-NQ/TU", "Cầu", organisations=("Ban Gió", "Sở Mây")),
    bulletin("mat", 2000, "Mặt trận thăm nơi mất mùa"),
)
LIVING = sorted({each.id for each in BULLETINS} - {"da-xoa"})


@pytest.fixture(scope="module", params=EVERY_FACTORY, ids=lambda each: each.name)
def factory(request: pytest.FixtureRequest) -> EngineFactory:
    held: EngineFactory = request.param
    return held


@pytest.fixture(scope="module", params=[6, 2], ids=["one segment", "two segments"])
def engine(
    request: pytest.FixtureRequest,
    factory: EngineFactory,
    tmp_path_factory: pytest.TempPathFactory,
) -> Engine:
    """Return an engine that all tests share, as all requests share the one of a site."""
    cut = request.param
    deleted = [[3], []] if cut == 6 else [[], [1]]
    folder = tmp_path_factory.mktemp("contract")
    return factory.open(index(folder, BULLETINS[:cut], BULLETINS[cut:], deleted=deleted))


@pytest.fixture(scope="module")
def empty(factory: EngineFactory, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return factory.open(index(tmp_path_factory.mktemp("empty")))


def match(engine: Engine, text: str) -> Matches:
    return engine.match(parse(text))


def shown(
    engine: Engine, matches: Matches, sort: Sort = Sort.RELEVANCE, filters: Filters | None = None
) -> list[str]:
    """Return the ids of a listing in its order."""
    listing = matches.listing(filters or Filters(), sort).tolist()
    return [engine.record(each)["bulletin"]["id"] for each in listing]


def number(engine: Engine, id: str) -> int:
    found = engine.find(id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cầu", ["cau-a", "cau-b", "cho", "hop"]),
        ("cau", ["cau-a", "cau-b", "cho", "hop"]),
        ("cầu treo", ["cau-a", "cau-b"]),
        ('"treo cầu"', []),
        ('"mật ong"', ["cho"]),
        ("mat", ["cho", "mat"]),
        ("mất", ["mat"]),
        ("treo OR họp", ["cau-a", "cau-b", "hop"]),
        ("cầu -treo", ["cho", "hop"]),
        ("-cầu", ["mat"]),
        ("tre*", ["cau-a", "cau-b"]),
        ("73-NQ/TU", ["cho", "hop"]),
        ("không", []),
        ("?!", []),
        ("", LIVING),
    ],
)
def test_documents_match_that_have_what_is_required_and_nothing_excluded(
    engine: Engine, text: str, found: Sequence[str]
) -> None:
    matches = match(engine, text)
    assert sorted(ids_of(engine, matches)) == sorted(found)
    assert matches.total == matches.count(Filters()) == len(found)
    assert matches.query == parse(text)


def test_enough_of_some_clauses_may_be_a_clause_of_enough(engine: Engine) -> None:
    """The inner clause must not disturb what the outer one has added up, wherever it stands."""
    (bridge, hung, honey) = parse("cầu treo mật").required
    inner = MinimumShouldMatch((hung, honey), (2.0, 3.0), 3.0)
    for clauses in ((bridge, inner), (inner, bridge)):
        outer = Query("?", (MinimumShouldMatch(clauses, (1.0, 1.0), 2.0),))
        assert ids_of(engine, engine.match(outer)) == ["cho"]


def test_what_is_deleted_is_nowhere(engine: Engine) -> None:
    assert engine.total == len(LIVING)
    assert engine.find("da-xoa") is None
    assert engine.having(ORGANISATIONS, "hoi-xua").total == 0
    assert engine.having(CODES, "99-nq/tu").total == 0
    assert sorted(each["bulletin"]["id"] for each in engine.sample(99)) == LIVING
    assert match(engine, "").term_counts(ORGANISATIONS, Filters()).of("hoi-xua") == 0


def test_records_are_what_was_stored_with_what_was_found_in_it(engine: Engine) -> None:
    record = engine.record(number(engine, "hop"))
    assert Bulletin.from_json(record["bulletin"]) == BULLETINS[4]
    assert [each["id"] for each in record["organisations"]] == ["ban-gio", "so-may"]
    assert len(record["codes"]) == 2


def test_documents_are_found_by_id(engine: Engine) -> None:
    for id in LIVING:
        assert engine.record(number(engine, id))["bulletin"]["id"] == id
    assert engine.find("khong-co") is None and engine.find("") is None


@pytest.mark.parametrize("count", [1, 2, 5, 99])
def test_a_sample_has_about_so_many_and_none_twice(engine: Engine, count: int) -> None:
    ids = [each["bulletin"]["id"] for each in engine.sample(count)]
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(LIVING) and 1 <= len(ids) <= count


def test_time_orders_documents_and_ids_break_ties(engine: Engine) -> None:
    everything = match(engine, "")
    assert shown(engine, everything, Sort.NEWEST) == ["mat", "hop", "cho", "cau-a", "cau-b"]
    assert shown(engine, everything, Sort.OLDEST) == ["cau-a", "cau-b", "cho", "hop", "mat"]
    assert shown(engine, everything) == shown(engine, everything, Sort.NEWEST)


def test_scores_order_documents_and_time_breaks_ties(engine: Engine) -> None:
    bridges = match(engine, "cầu")
    scores = scores_by_id(engine, bridges)
    assert scores["cau-a"] == scores["cau-b"] > scores["hop"] > 0 < scores["cho"]
    newest = shown(engine, bridges, Sort.NEWEST)
    ordered = sorted(newest, key=lambda id: -scores[id])
    assert shown(engine, bridges) == ordered


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", ["", "cầu OR mat"])
def test_pages_follow_each_other(engine: Engine, sort: Sort, text: str) -> None:
    matches = match(engine, text)
    whole = matches.listing(Filters(), sort).tolist()
    assert len(whole) == matches.total
    for size in (1, 2, 3, 99):
        pages = [matches.page(Filters(), sort, at, at + size) for at in range(0, 6, size)]
        assert [each for page in pages for each in page.doc_ids.tolist()] == whole
        assert all(len(page.doc_ids) == len(page.scores) for page in pages)
        assert matches.listing(Filters(), sort, size).tolist() == whole[:size]
    assert matches.page(Filters(), sort, 99, 109).doc_ids.tolist() == []
    assert matches.page(Filters(), sort, 0, 0).doc_ids.tolist() == []
    assert matches.listing(Filters(), sort, 0).tolist() == []


def test_scores_do_not_depend_on_the_sort_or_on_filters(engine: Engine) -> None:
    bridges = match(engine, "cầu treo OR họp")
    scores = scores_by_id(engine, bridges)
    for filters in (Filters(), Filters(organisations=("so-may",)), NOWHERE):
        for sort in Sort:
            page = bridges.page(filters, sort, 0, 99)
            for doc_id, score in zip(page.doc_ids.tolist(), page.scores.tolist(), strict=True):
                assert score == scores[engine.record(doc_id)["bulletin"]["id"]]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["cau-a", "cau-b", "cho", "hop"]),
        # Nine o'clock and a day later: the new year begins in between.
        (Filters(published_to=date(2020, 12, 31)), ["cau-a", "cau-b"]),
        (Filters(published_from=date(2021, 1, 1)), ["cho", "hop"]),
        (Filters(date(2021, 1, 1), date(2021, 1, 1)), ["cho"]),
        (Filters(date(2022, 1, 1), date(2021, 1, 1)), []),
        (Filters(organisations=("ban-gio",)), ["cau-a", "cau-b", "hop"]),
        (Filters(organisations=("so-may", UNKNOWN)), ["cho", "hop"]),
        (Filters(organisations=("ban-gio",), beside="so-may"), ["hop"]),
        (Filters(date(2021, 1, 1), None, ("ban-gio",)), ["hop"]),
        (NOWHERE, []),
    ],
)
def test_filters_narrow_what_matches(
    engine: Engine, filters: Filters, found: Sequence[str]
) -> None:
    bridges = match(engine, "cầu")
    assert sorted(shown(engine, bridges, filters=filters)) == list(found)
    assert bridges.count(filters) == len(found)
    assert bridges.total == 4


def test_organisations_and_codes_are_counted_once_for_each_document(engine: Engine) -> None:
    organisations = match(engine, "cầu").term_counts(ORGANISATIONS, Filters())
    assert list(organisations.held()) == [("ban-gio", 3), ("so-may", 1)]
    assert (organisations.missing, organisations.of("khong-co")) == (1, 0)
    codes = match(engine, "").term_counts(CODES, Filters())
    assert list(codes.held()) == [("73-nq/tu", 2), ("74-nq/tu", 1)]
    assert codes.missing == 3
    nothing = match(engine, "").term_counts(ORGANISATIONS, NOWHERE)
    assert (list(nothing.held()), nothing.missing) == ([], 0)


def test_months_and_days_are_those_of_vietnam(engine: Engine) -> None:
    months = match(engine, "").month_counts(Filters())
    held = {months.first + at: count for at, count in enumerate(months.counts.tolist()) if count}
    assert held == {12 * 2020 + 11: 2, 12 * 2021: 2, 12 * 2021 + 2: 1}
    days = match(engine, "cầu").day_counts(Filters(organisations=("ban-gio",)))
    counted = dict(zip(days.days.tolist(), days.counts.tolist(), strict=True))
    assert counted == {date(2020, 12, 31): 2, date(2021, 1, 2): 1}


def test_documents_that_have_a_term_are_found_as_a_blank_query_finds_them(engine: Engine) -> None:
    having = engine.having(ORGANISATIONS, "ban-gio")
    assert having.query.is_blank
    assert shown(engine, having, Sort.NEWEST) == ["hop", "cau-a", "cau-b"]
    assert having.count(Filters(published_from=date(2021, 1, 1))) == 1
    assert sorted(ids_of(engine, engine.having(CODES, "73-nq/tu"))) == ["cho", "hop"]
    assert engine.having(CODES, "khong-co").total == 0


def test_terms_matched_whole_are_listed(engine: Engine) -> None:
    codes = engine.keyword(CODES)
    assert "73-nq/tu" in codes and "73" not in codes
    assert {"73-nq/tu", "74-nq/tu"} <= set(codes.begun("7"))
    assert list(codes.longest("7", 1)) == [("73-nq/tu", 2)]
    assert list(codes.longest("99", 9)) == []
    assert "ban-gio" in engine.keyword(ORGANISATIONS)


def test_terms_of_texts_have_their_statistics(engine: Engine) -> None:
    terms = engine.terms
    bridge, market, nowhere = terms.idfs(parse("cầu chợ không").required)
    assert market > bridge > nowhere == 0
    assert dict(terms.variants("mat")) == {"mất": 1, "mật": 1, "mặt": 1}
    assert "treo" in terms.near("tre", (), 1)
    assert "treo" in terms.begun("tre", 5)
    assert terms.begun("zz", 5) == {}
    counts = terms.ngram_counts([("cầu",), ("treo",)], 100)
    assert counts.pairs[0].tolist() == [[2]]


def test_the_fields_that_matched_are_told(engine: Engine) -> None:
    bridges = match(engine, "cầu")
    doc_ids = bridges.listing(Filters(), Sort.NEWEST)
    fields = {
        engine.record(doc_id)["bulletin"]["id"]: list(names)
        for doc_id, names in bridges.matched_fields(doc_ids).items()
    }
    assert fields == {
        "cau-a": ["title"],
        "cau-b": ["title"],
        "cho": ["body"],
        "hop": ["body"],
    }


def test_neighbours_are_those_before_and_after_in_time(engine: Engine) -> None:
    oldest, second, third, fourth, newest = (
        number(engine, id) for id in ("cau-a", "cau-b", "cho", "hop", "mat")
    )
    assert engine.neighbours(oldest) == (None, second)
    assert engine.neighbours(third) == (second, fourth)
    assert engine.neighbours(newest) == (fourth, None)


def test_similar_documents_are_others_best_first(engine: Engine) -> None:
    own, twin = number(engine, "cau-a"), number(engine, "cau-b")
    found = engine.similar(own, 3)
    assert found.doc_ids.tolist()[0] == twin
    assert own not in found.doc_ids.tolist()
    assert found.scores.tolist() == sorted(found.scores.tolist(), reverse=True)
    assert len(engine.similar(own, 1).doc_ids) == 1


def test_titles_are_found_newest_first(engine: Engine) -> None:
    newest, older = number(engine, "cau-a"), number(engine, "cau-b")
    assert engine.find_titles(["cau"], ["treo"], 9) == [newest, older]
    assert engine.find_titles(["cau", "treo"], [], 1) == [newest]
    assert engine.find_titles(["ong"], [], 9) == []


def test_clauses_are_explained(engine: Engine) -> None:
    bridge, other = match(engine, "cầu -treo").explain_clauses()
    assert (bridge.typed, bridge.kind, bridge.excluded) == ("cầu", ClauseKind.TERM, False)
    assert (other.typed, other.excluded) == ("treo", True)
    assert (bridge.documents, other.documents) == (4, 2)


def test_the_parts_of_a_score_add_up_to_it(engine: Engine) -> None:
    newest = replace(parse("cầu"), recency=Recency(2.0, 7.0))
    for query in (newest, *map(parse, ("cầu", "cầu treo", "mật OR treo", ""))):
        matches = engine.match(query)
        scores = scores_by_id(engine, matches)
        for id, score in scores.items():
            explained = matches.explain_score(number(engine, id))
            parts = [each.contribution for each in explained.terms]
            parts += [each.contribution for each in explained.pairs]
            assert explained.score == pytest.approx(score, rel=1e-12)
            assert sum(parts) * explained.newness == pytest.approx(score, rel=1e-12)


def test_what_is_new_comes_first_if_that_is_asked_for(engine: Engine) -> None:
    plain, newest = parse("cầu"), replace(parse("cầu"), recency=Recency(9.0, 0.5))
    before, after = (scores_by_id(engine, engine.match(each)) for each in (plain, newest))
    ages = {"cau-a": 83, "cau-b": 83, "cho": 82, "hop": 81}
    for id, age in ages.items():
        assert after[id] == pytest.approx(before[id] * (1 + 9 * 0.5 ** (age / 0.5)), rel=1e-12)
    old = replace(parse("mat"), recency=Recency(9.0, 30.0))
    assert shown(engine, engine.match(old))[0] == "mat"


def test_what_keeps_a_document_out_is_told(engine: Engine) -> None:
    filters = Filters(date(2021, 1, 1), None, ("so-may",))
    matches = match(engine, "cầu -treo")
    assert matches.obstacles(number(engine, "hop"), filters) == []
    assert list(matches.obstacles(number(engine, "cau-a"), filters)) == [
        Obstacle(StepName.EXCLUSION, "treo"),
        Obstacle(StepName.DAYS),
        Obstacle(StepName.ORGANISATIONS),
    ]
    assert list(matches.obstacles(number(engine, "mat"), Filters())) == [
        Obstacle(StepName.INTERSECTION, "cầu")
    ]


def test_steps_are_timed_by_who_asks(engine: Engine) -> None:
    watch = Stopwatch(engine.total)
    matches = engine.match(parse("cầu"), watch)
    assert matches.watch is watch
    assert watch.steps and watch.steps[-1].left == matches.total
    assert match(engine, "cầu").watch is UNTIMED


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.name)
@pytest.mark.parametrize("cut", [7, 3])
def test_who_tells_one_story_is_folded(factory: EngineFactory, tmp_path: Path, cut: int) -> None:
    engine = factory.open(index(tmp_path, RETOLD[:cut], RETOLD[cut:]))
    bridges = match(engine, "cầu Nậm Hoa")
    folded = Filters(folds=True)
    assert (bridges.count(Filters()), bridges.count(folded)) == (4, 1)
    assert shown(engine, bridges, Sort.OLDEST, folded) == ["hoa-1"]
    assert shown(engine, bridges, Sort.NEWEST, folded) == ["hoa-4"]
    late = Filters(published_from=date(2021, 5, 31), folds=True)
    assert shown(engine, bridges, Sort.OLDEST, late) == ["hoa-2"]
    own = bridges.page(late, Sort.OLDEST, 0, 9).doc_ids
    (others,) = bridges.retellings(own, late).values()
    assert [engine.record(each)["bulletin"]["id"] for each in others] == ["hoa-4", "hoa-3"]
    whole = engine.story(number(engine, "hoa-3"))
    assert [engine.record(each)["bulletin"]["id"] for each in whole] == list(STORY[::-1])
    assert engine.story(number(engine, "ong")).tolist() == [number(engine, "ong")]
    # The story was told in both months.
    months = bridges.month_counts(folded)
    assert {months.first + at: each for at, each in enumerate(months.counts.tolist())} == {
        12 * 2021 + 4: 1,
        12 * 2021 + 5: 1,
    }


def test_execution_stops_when_time_is_up(engine: Engine) -> None:
    set_deadline(-1)
    try:
        with pytest.raises(DeadlineError):
            match(engine, "cầu")
    finally:
        set_deadline(float("inf"))


def test_threads_share_an_engine(engine: Engine) -> None:
    found: list[list[str]] = []

    def ask() -> None:
        found.extend(shown(engine, match(engine, "cầu")) for _ in range(20))

    threads = [Thread(target=ask) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(found) == 80
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize("text", ["", "cầu", "-cầu", '"cầu treo"', "tre*", "?!"])
def test_an_empty_index_answers_too(empty: Engine, text: str) -> None:
    matches = match(empty, text)
    assert (empty.total, matches.total, matches.count(Filters())) == (0, 0, 0)
    for sort in Sort:
        assert matches.page(Filters(), sort, 0, 10).doc_ids.tolist() == []
        assert matches.listing(Filters(), sort).tolist() == []
    for keyword in (ORGANISATIONS, CODES):
        counts = matches.term_counts(keyword, Filters())
        assert (list(counts.held()), counts.missing) == ([], 0)
        assert matches.term_counts(keyword, NOWHERE).missing == 0
        assert list(empty.keyword(keyword).begun("")) == []
    assert not matches.month_counts(Filters()).counts.any()
    assert matches.day_counts(Filters()).days.tolist() == []
    assert empty.find("cau-a") is None
    assert list(empty.sample(5)) == []
    assert empty.find_titles(["cau"], [], 5) == []


def test_what_is_expected_changes_no_answer(engine: Engine) -> None:
    queries = [parse(each) for each in ("cầu", "cầu treo", '"cầu treo"', "cầu -treo", "không có")]
    engine.expect(lambda: [*queries, EVERYTHING, Query("?!")])
    found = [len(ids_of(engine, engine.match(each))) for each in queries]
    assert [engine.match(each).total for each in queries] == found == [4, 2, 2, 2, 0]
    assert engine.match(EVERYTHING).total == len(LIVING)
    assert engine.match(Query("?!")).total == 0


@pytest.mark.parametrize(
    "text", ["cầu", "cầu treo", '"cầu treo"', "cầu OR chợ", "không OR có", "c*"]
)
@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.NEWEST])
@pytest.mark.parametrize("filters", [Filters(), Filters(organisations=("ban-gio",))])
def test_an_expected_page_is_the_page(
    engine: Engine, text: str, sort: Sort, filters: Filters
) -> None:
    expected, asked = engine.match(parse(text)), engine.match(parse(text))
    expected.expect_page(filters, sort, 0, 3)
    assert expected.total == asked.total
    page, other = (each.page(filters, sort, 0, 3) for each in (expected, asked))
    assert page.doc_ids.tolist() == other.doc_ids.tolist()
    assert page.scores.tolist() == pytest.approx(other.scores.tolist())
    counts = [each.term_counts(ORGANISATIONS, filters) for each in (expected, asked)]
    assert dict(counts[0].held()) == dict(counts[1].held())


def test_what_is_expected_after_another_query_changes_no_answer(engine: Engine) -> None:
    queries = [parse("cầu treo"), parse("cầu -treo")]
    for after in ('"cầu treo"', '"treo cầu"', "cầu", "không có"):
        engine.expect(lambda: queries, after=parse(after))
        found = [engine.match(each).total for each in (*queries, parse(after))]
        assert found == [
            len(ids_of(engine, engine.match(each))) for each in (*queries, parse(after))
        ]


def test_titles_are_compared_with_words_names_and_codes(engine: Engine) -> None:
    ids = ("hop", "cau-b", "mat")
    doc_ids = np.array([engine.find(each) for each in ids], np.intp)
    names = SynonymClause(parse('"cầu treo" "thăm nơi" "về 73-NQ/TU"').required)
    clauses = [*scored_clauses(parse("mat cầu 73-nq/tu").required), names]
    found = engine.match_titles(doc_ids, clauses, 4)
    assert found.counts.tolist() == [[0, 0, 1, 1], [0, 1, 0, 1], [2, 0, 0, 1]]
    assert found.covered.tolist() == [2, 2, 4]
    assert found.widths.tolist() == [5, 2, 6]
    # A code is one position, and its syllables stand there too.
    assert found.lengths.tolist() == [11, 2, 6]
    parted = engine.match_titles(doc_ids, clauses, 2)
    assert parted.covered.tolist() == [0, 1, 2]
    assert parted.held.tolist() == [0, 1, 1]
    assert parted.others.tolist() == [2, 1, 1]
    assert engine.match_titles(doc_ids[:0], clauses, 2).counts.shape == (0, 4)
