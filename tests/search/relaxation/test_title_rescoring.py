"""Titles count once more in short queries and in answers to a question, and nowhere else."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.engine.contract import DocIds
from search.engine.titles.title_matches import TitleMatches
from search.explanation.result import ExplainedHit
from search.query.walk import ScoredClause
from search.relaxation import title_rescoring
from search.relaxation.title_rescoring import rank_all, rank_page
from search.request import Filters, SearchRequest, Sort
from search.searcher import Searcher
from tests.search.indexing import FIRST, index, tell

QUESTION = "vì sao cá suối chết"

ANSWER = Bulletin("dap", "Vì sao cá suối chết", FIRST, "Nước cạn.", ("Suối cạn từ tháng ba.",))

BESIDE = [
    Bulletin(
        f"ke{n}", "Họp bản", FIRST, f"Cá chết, cá suối chết, vì sao: {n}.", ("Cá suối chết." * 4,)
    )
    for n in range(12)
]


def test_what_has_the_question_in_its_title_comes_first(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, [*BESIDE, ANSWER]))
    answer = Searcher(engine).answer(SearchRequest(QUESTION))
    assert answer.hits[0].id == "dap"
    by_engine = answer.matches.page(Filters(), Sort.RELEVANCE, 0, 1)
    assert engine.record(int(by_engine.doc_ids[0]))["bulletin"]["id"] != "dap"


def test_pages_and_listings_agree_and_the_rest_stays_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(title_rescoring, "QUESTION_WINDOW", 6)
    engine = ArrayEngine(index(tmp_path, [*BESIDE, ANSWER, *tell(["Cá suối chết nhiều"])]))
    matches = Searcher(engine).answer(SearchRequest(QUESTION)).matches
    asked = engine, matches, Filters(), Sort.RELEVANCE
    whole = rank_page(*asked, 0, 14)
    parts = [rank_page(*asked, first, first + 4) for first in range(0, 14, 4)]
    assert np.concatenate([each.doc_ids for each in parts]).tolist() == whole.doc_ids.tolist()
    assert np.concatenate([each.scores for each in parts]).tolist() == whole.scores.tolist()
    assert rank_all(*asked).tolist() == whole.doc_ids.tolist()
    assert sorted(whole.doc_ids.tolist()) == sorted(matches.listing(*asked[2:]).tolist())
    assert (np.diff(whole.scores[:6]) <= 0).all()
    assert whole.doc_ids[6:].tolist() == matches.listing(*asked[2:])[6:].tolist()


def test_only_titles_that_can_reach_the_page_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        Bulletin(f"tin{n}", "Cá" if n % 3 else "Họp", FIRST, "Cá về. " + "Ao. " * 4 * n)
        for n in range(12)
    ]
    engine = ArrayEngine(index(tmp_path, told))
    matches = Searcher(engine).answer(SearchRequest("cá")).matches
    asked = engine, matches, Filters(), Sort.RELEVANCE
    read: list[int] = []
    match_titles = engine.match_titles

    def counted(doc_ids: DocIds, clauses: Sequence[ScoredClause], wanted: int) -> TitleMatches:
        read.append(len(doc_ids))
        return match_titles(doc_ids, clauses, wanted)

    monkeypatch.setattr(engine, "match_titles", counted)
    whole = rank_page(*asked, 0, 12)
    parts = [rank_page(*asked, first, first + 2) for first in range(0, 12, 2)]
    assert np.concatenate([each.doc_ids for each in parts]).tolist() == whole.doc_ids.tolist()
    assert np.concatenate([each.scores for each in parts]).tolist() == whole.scores.tolist()
    assert read[0] == read[-1] == 12 > read[1] >= 2


def test_the_title_decides_between_bulletins_that_are_nearly_equal(tmp_path: Path) -> None:
    told = [
        Bulletin("nhac", "Họp bản Mây chiều qua", FIRST, "Cá suối về. Cá suối."),
        Bulletin("ve", "Cá suối", FIRST, "Về rồi, từng đàn lớn dần lên."),
    ]
    answer = Searcher(ArrayEngine(index(tmp_path, told))).answer(SearchRequest("cá suối"))
    by_engine = answer.matches.page(Filters(), Sort.RELEVANCE, 0, 2)
    assert by_engine.doc_ids.tolist() == answer.scored_docs.doc_ids[::-1].tolist()
    assert answer.hits[0].id == "ve"
    assert answer.hits[0].score == pytest.approx(1.15 * by_engine.scores[1])
    assert answer.hits[1].score == by_engine.scores[0]


@pytest.mark.parametrize(
    "text",
    [
        "hôm nay vì sao cá suối chết",
        "tin cá suối mới nhất",
        "họp bản cá suối chết nước cạn",
    ],
)
def test_titles_count_neither_beside_the_newest_nor_in_headlines(tmp_path: Path, text: str) -> None:
    engine = ArrayEngine(index(tmp_path, [*BESIDE, ANSWER]))
    answer = Searcher(engine).answer(SearchRequest(text))
    by_engine = answer.matches.page(Filters(), Sort.RELEVANCE, 0, 10)
    assert answer.scored_docs.scores.tolist() == by_engine.scores.tolist()


def test_titles_count_in_a_long_question_as_well(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, [*BESIDE, ANSWER]))
    answer = Searcher(engine).answer(SearchRequest("vì sao cá suối chết, nước cạn từ tháng ba"))
    by_engine = answer.matches.page(Filters(), Sort.RELEVANCE, 0, 1)
    assert answer.hits[0].id == "dap"
    assert answer.hits[0].score > by_engine.scores[0]


def test_other_orders_stay_as_they_are(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, [*BESIDE, ANSWER]))
    for sort in (Sort.NEWEST, Sort.OLDEST):
        answer = Searcher(engine).answer(SearchRequest(QUESTION, sort=sort))
        expected = answer.matches.listing(Filters(), sort).tolist()
        assert answer.listing.doc_ids.tolist() == expected


@pytest.mark.parametrize("text", [QUESTION, "cá suối chết"])
def test_an_explanation_tells_what_the_title_adds(tmp_path: Path, text: str) -> None:
    searcher = Searcher(ArrayEngine(index(tmp_path, [*BESIDE, ANSWER])))
    request = SearchRequest(text)
    about = searcher.explain(request).about
    hit = searcher.answer(request).hits[0]
    assert isinstance(about, ExplainedHit) and about.title_score > 0
    assert about.score == pytest.approx(hit.score)
    other = searcher.explain(request, "ke0").about
    assert isinstance(other, ExplainedHit) and other.title_score == 0


COUNTED = [
    *(
        Bulletin(f"du{n}", title, FIRST, "Mọi nơi đã có đường.", ("Xong từ tháng ba.",))
        for n, title in enumerate(["Họp ở 12 bản", "12 bản có đường mới", "Chợ của 12 bản"])
    ),
    Bulletin("it", "Lũ về 3 bản", FIRST, "Cả nước mưa.", ("Nước lên.",)),
    *(
        Bulletin(f"nuoc{n}", "Bản ở Việt Nam", FIRST, "Việt Nam có bản.", ("Bản đẹp.",))
        for n in range(12)
    ),
]


def test_how_many_the_country_has_is_answered_by_the_number_that_titles_agree_upon(
    tmp_path: Path,
) -> None:
    searcher = Searcher(ArrayEngine(index(tmp_path, COUNTED)))
    asked = ["việt nam có bao nhiêu bản", "có bao nhiêu bản trên cả nước", "nước ta có mấy bản"]
    for text in asked:
        request = SearchRequest(text)
        hits = searcher.answer(request).hits
        assert {each.id for each in hits[:3]} == {"du0", "du1", "du2"}
        about = searcher.explain(request).about
        assert isinstance(about, ExplainedHit) and about.title_score > 0
        assert about.score == pytest.approx(hits[0].score)
