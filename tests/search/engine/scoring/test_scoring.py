"""A limit saves work, and changes nothing on the page."""

from collections.abc import Sequence
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Bulletin
from index.opening.generation_arrays import open_index_reader
from search.engine.array_engine import ArrayEngine
from search.engine.matched_docs import MatchedDocs
from search.query.parser import parse
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxation import relax
from search.vietnam_time import VIETNAM
from tests.generated.bulletins import vocabularies
from tests.generated.history import Commit, Constants, commits, constants, written
from tests.generated.questions import questions
from tests.search.asking import score_all


@given(
    vocabularies().flatmap(
        lambda words: st.tuples(
            st.lists(commits(words), min_size=1, max_size=2),
            st.lists(questions(words), min_size=1, max_size=4),
        )
    ),
    st.integers(1, 6),
    constants,
)
def test_the_best_have_whole_scores(
    newsroom: tuple[Sequence[Commit], Sequence[str]], limit: int, numbers: Constants
) -> None:
    history, asked = newsroom
    with numbers.set(), written(history) as index:
        memo = QueryMemo(ArrayEngine(open_index_reader(index)))
        for found in (each for text in asked for each in relax(memo, parse(text)).matches):
            assert isinstance(found, MatchedDocs)
            whole = found.score(found.doc_ids).tolist()
            limited = found.score(found.doc_ids, limit).tolist()
            best = sorted(whole, reverse=True)[:limit]
            assert sorted(limited, reverse=True)[:limit] == best
            for score, least in zip(whole, limited, strict=True):
                assert least == score or (least < score < best[-1])


def test_a_score_does_not_tell_which_variants_its_segment_holds() -> None:
    """`mât` stands for all variants in the first segment, but only for some of both segments."""
    day = datetime(2020, 7, 10, tzinfo=VIETNAM)
    asked = Bulletin("a", "", day, lead="mật", body=("mật",), author="mất")
    other = Bulletin("b", "mặt", day)
    scores = []
    for history in ([Commit([asked]), Commit([other])], [Commit([asked, other])]):
        with written(history) as index:
            matched = ArrayEngine(open_index_reader(index)).match(parse("mât"))
            scores += score_all(matched).scores.tolist()
    assert scores[0] == scores[1]


def test_a_document_that_has_one_of_several_is_scored_by_that_one() -> None:
    day = datetime(2020, 7, 10, tzinfo=VIETNAM)
    filed = [Bulletin(id, title, day) for id, title in (("a", "cầu"), ("b", "hội"), ("c", "cầu"))]
    with written([Commit(filed)]) as index:
        engine = ArrayEngine(open_index_reader(index))
        either, bridge, meeting = (
            score_all(engine.match(parse(text))).scores.tolist()
            for text in ("cầu OR hội", "cầu", "hội")
        )
    assert either == [bridge[0], meeting[0], bridge[1]]
