"""Names in several spellings are found as by Whoosh and by a scan, and scored as one unit."""

from collections.abc import Mapping, Sequence
from json import loads

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.opening.generation_arrays import open_index_reader
from search.engine.array_engine import ArrayEngine
from search.engine.index_reader import IndexReader
from search.query.clause import Query
from search.query.expansion import expand
from search.query.parser import parse
from tests.generated.bulletins import Vocabulary
from tests.generated.history import Commit, Constants, commits, constants, living_after, written
from tests.generated.questions import questions
from tests.oracles.stock import StockExecutor
from tests.search.asking import score_all
from tests.search.engine import oracle

WORDS = (
    *("UBND", "Ủy ban nhân dân", "uỷ", "ban nhân", "dân", "tỉnh", "TU", "Tỉnh ủy"),
    *("MTTQ", "Mặt trận Tổ quốc", "Ủy ban MTTQ", "UBMTTQ", "mặt", "9 tỷ", "9.000.000.000"),
)
"""Names and abbreviations, whole and in parts, and an amount in two forms."""


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[Sequence[Commit], Sequence[str]]:
    """Return commits of bulletins that write names in many ways, and queries for them."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6, unique=True))
    lines = st.lists(st.sampled_from(words), min_size=1, max_size=5).map(" ".join)
    known = Vocabulary(words, draw(st.lists(lines, min_size=2, max_size=5)))
    history = draw(st.lists(commits(known), min_size=1, max_size=2))
    asked = st.lists(st.sampled_from(words), min_size=1, max_size=3).map(" ".join)
    return history, draw(st.lists(st.one_of(asked, questions(known)), min_size=1, max_size=4))


def scores_by_id(collection: IndexReader, query: Query) -> Mapping[str, float]:
    scored = score_all(ArrayEngine(collection).match(query))
    ids = [loads(collection.text(each))["bulletin"]["id"] for each in scored.doc_ids.tolist()]
    return dict(zip(ids, scored.scores.tolist(), strict=True))


@given(newsrooms(), constants)
def test_names_are_found_and_scored_as_a_scan_does(
    newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    with numbers.set(), written(history) as index, index.reader() as reader:
        collection = open_index_reader(index)
        stock = StockExecutor(reader)
        for question in asked:
            query = expand(parse(question))
            found = ArrayEngine(collection).match(query).doc_ids.tolist()
            assert found == sorted(stock.match(query).doc_ids.tolist())
            assert scores_by_id(collection, query) == pytest.approx(
                oracle.score(query, living), rel=1e-12
            )


@pytest.mark.parametrize("question", ["{} tỉnh", "mặt {}", "{}"])
@given(newsrooms())
def test_every_way_to_write_a_name_gives_the_same_scores(
    question: str, newsroom: tuple[Sequence[Commit], Sequence[str]]
) -> None:
    history, _ = newsroom
    with written(history) as index:
        collection = open_index_reader(index)
        for ways in (
            ("UBND", "ủy ban nhân dân"),
            ("UBMTTQ", "ủy ban mttq", "Ủy ban Mặt trận Tổ quốc"),
        ):
            first, *others = [
                scores_by_id(collection, expand(parse(question.format(each)))) for each in ways
            ]
            for each in others:
                assert each == pytest.approx(first, rel=1e-12)
