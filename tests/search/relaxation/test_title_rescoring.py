"""Titles count once more in the answers to a question, and nowhere else."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.explanation.result import ExplainedHit
from search.query.expansion import read_query
from search.ranking import K1, TITLE_BOOST, TITLE_LENGTH, B
from search.relaxation import title_rescoring
from search.relaxation.title_rescoring import TitleScorer, rank_all, rank_page
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


def test_a_short_title_scores_more_than_a_long_one_and_saturates(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, tell(["cá suối", "cá đồng", "họp bản"])))
    query = read_query("cá suối")
    titles = TitleScorer(engine, query)
    idfs = engine.terms.idfs(query.required)
    norm = 1 / (1 - B + B * 2 / TITLE_LENGTH)
    once = norm * (K1 + 1) / (norm + K1)
    assert titles.score("Cá suối") == pytest.approx(TITLE_BOOST * once * sum(idfs))
    assert titles.score("Cá suối ở bản Mây về nhiều") < titles.score("Cá suối")
    assert titles.score("Ca suoi") == titles.score("Họp bản") == 0


def test_a_row_of_words_counts_where_it_stands_whole(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, tell(["UBND xã họp", "họp bản", "đi chợ"])))
    titles = TitleScorer(engine, read_query("ubnd"))
    whole = titles.score("Uỷ ban nhân dân xã họp")
    assert whole > 0
    assert titles.score("Uỷ ban vì nhân dân họp") == 0


def test_pages_and_listings_agree_and_the_rest_stays_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(title_rescoring, "WINDOW", 6)
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


@pytest.mark.parametrize("text", ["cá suối chết", "hôm nay vì sao cá suối chết"])
def test_titles_count_in_questions_only_and_not_beside_the_newest(
    tmp_path: Path, text: str
) -> None:
    engine = ArrayEngine(index(tmp_path, [*BESIDE, ANSWER]))
    answer = Searcher(engine).answer(SearchRequest(text))
    by_engine = answer.matches.page(Filters(), Sort.RELEVANCE, 0, 10)
    assert answer.scored_docs.scores.tolist() == by_engine.scores.tolist()


def test_other_orders_stay_as_they_are(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, [*BESIDE, ANSWER]))
    for sort in (Sort.NEWEST, Sort.OLDEST):
        answer = Searcher(engine).answer(SearchRequest(QUESTION, sort=sort))
        expected = answer.matches.listing(Filters(), sort).tolist()
        assert answer.listing.doc_ids.tolist() == expected


def test_an_explanation_tells_what_the_title_adds(tmp_path: Path) -> None:
    searcher = Searcher(ArrayEngine(index(tmp_path, [*BESIDE, ANSWER])))
    request = SearchRequest(QUESTION)
    about = searcher.explain(request).about
    hit = searcher.answer(request).hits[0]
    assert isinstance(about, ExplainedHit) and about.title_score > 0
    assert about.score == pytest.approx(hit.score)
    literal = searcher.explain(replace(request, is_literal=True), "dap").about
    assert isinstance(literal, ExplainedHit) and literal.title_score == 0
