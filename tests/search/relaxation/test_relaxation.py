"""A query is relaxed step by step, only as far as needed; what lacks a word stands apart."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from json import loads
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.opening.generation_arrays import open_index_reader
from search.engine.array_engine import ArrayEngine
from search.engine.contract import Matches
from search.engine.index_reader import IndexReader
from search.engine.matched_docs import MatchedDocs
from search.engine.stopwatch import UNTIMED, Watch
from search.query.accent_matching import AccentMatching, with_accents
from search.query.clause import PrefixClause, Query, SynonymClause, TermClause
from search.query.expansion import expand
from search.query.parser import parse
from search.query.walk import scored_clauses
from search.relaxation.most_terms import MOST_TERMS
from search.relaxation.query_length import LONG
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxation import relax
from search.relaxation.relaxed_matches import PAGE, match_fixed
from tests.generated.bulletins import vocabularies
from tests.generated.history import Commit, Constants, commits, constants, living_after, written
from tests.generated.questions import questions
from tests.search.indexing import index, tell
from tests.search.reference import answers

newsrooms = vocabularies().flatmap(
    lambda words: st.tuples(
        st.lists(commits(words), min_size=1, max_size=2),
        st.lists(
            st.lists(questions(words), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4
        ),
    )
)
"""Bulletins, and questions of which some are as long as headlines."""


def doc_ids(matches: Matches) -> list[int]:
    """Return the matching documents, ascending."""
    assert isinstance(matches, MatchedDocs)
    found: list[int] = matches.doc_ids.tolist()
    return found


def members(matches: Matches) -> set[int]:
    return set(doc_ids(matches))


@given(newsrooms, constants)
def test_each_reading_finds_more_and_all_that_stricter_ones_find(
    newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants
) -> None:
    history, asked = newsroom
    with numbers.set(), written(history) as held:
        memo = QueryMemo(ArrayEngine(open_index_reader(held)))
        for query in (expand(parse(each)) for each in asked):
            read = relax(memo, query)
            steps, loose = read.steps, read.loose
            typed = match_fixed(memo, query, AccentMatching.COMPATIBLE)
            if steps[0].is_joined:
                assert len(steps) == 1
                if steps[0].has_all_units:
                    assert members(steps[0].matches) <= members(typed.matches)
                assert loose is None or not members(loose) & members(steps[0].matches)
                continue
            assert members(steps[0].matches) == members(typed.matches)
            if loose is not None:
                # Few have all words, and what lacks one is none of them.
                whole = match_fixed(memo, query, AccentMatching.IGNORE)
                assert len(list(scored_clauses(query.required))) < LONG
                assert steps[-1].total < PAGE and members(loose)
                assert not members(loose) & members(whole.matches)
                assert members(whole.matches) == members(steps[-1].matches)
            for stricter, looser in pairwise(steps):
                assert members(stricter.matches) < members(looser.matches)
                # Only for headlines more is looked for than a page, and then their signs bind.
                if stricter.total >= PAGE:
                    assert len(list(scored_clauses(query.required))) >= LONG
                    signed = tuple(
                        each
                        for each in query.required
                        if not isinstance(each, TermClause | SynonymClause)
                    )
                    opened = Query(query.text, with_accents(signed, AccentMatching.IGNORE))
                    assert not signed or members(looser.matches) <= members(memo.match(opened))


@given(newsrooms)
def test_looser_marks_find_all_that_stricter_ones_find(
    newsroom: tuple[Sequence[Commit], Sequence[str]],
) -> None:
    history, asked = newsroom
    with written(history) as held:
        memo = QueryMemo(ArrayEngine(open_index_reader(held)))
        for query in (expand(parse(each)) for each in asked):
            exact, compatible, ignored = (
                members(match_fixed(memo, query, each).matches) for each in AccentMatching
            )
            assert exact <= compatible <= ignored


@given(newsrooms)
def test_what_a_minus_or_a_star_says_holds_in_every_reading(
    newsroom: tuple[Sequence[Commit], Sequence[str]],
) -> None:
    history, asked = newsroom
    living = living_after(history)
    with written(history) as held:
        collection = open_index_reader(held)
        for query in (expand(parse(each)) for each in asked):
            stars = tuple(each for each in query.required if isinstance(each, PrefixClause))
            opened = Query(query.text, with_accents(stars, AccentMatching.IGNORE), query.excluded)
            if opened.required or opened.excluded:
                for matches in relax(QueryMemo(ArrayEngine(collection)), query).matches:
                    assert all(answers(living[id], opened) for id in ids(collection, matches))


def ids(collection: IndexReader, matches: Matches) -> Iterator[str]:
    """Yield the ids of what is found."""
    for each in doc_ids(matches):
        yield loads(collection.text(each))["bulletin"]["id"]


@pytest.mark.parametrize(
    ("question", "told", "found", "loose"),
    [
        # As typed, then with any marks.
        ("mật ong", ["mật ong", "mặt ong", "mất rồi"], [1, 2], 0),
        ("mat ong", ["mật ong", "mặt ong", "mất rồi"], [2], 0),
        # Of two units none is left out; of three, some are enough.
        ("cầu treo", ["cầu", "treo"], [0], 0),
        ("cầu treo mới", ["cầu treo về", "cầu mới", "xã"], [0], 2),
        ("cầu treo mới", ["cầu treo về", "cầu mới treo", "xã"], [1], 1),
        # What was found with other marks has all words.
        ('"mặt trần" họp cầu làng', ["mật trấn họp cầu làng", "mặt trần cầu làng"], [0, 1], 1),
        # A phrase binds.
        ('"cầu treo" mới xây xong', ["treo cầu mới xây xong", "cầu treo mới xây"], [0], 1),
        ('"xét xử lưu động về đất rừng"', ["xét xử lưu động về đất"], [0], 0),
        # In a headline, which may have quotes of its own, it doesn't.
        (
            '"cầu treo" mới xây xong ở làng Bản Mây',
            ["treo cầu mới xây xong ở làng Bản Mây", "cầu treo mới xây ở làng Bản Mây"],
            [0, 2],
            0,
        ),
        (
            '"cầu treo về làng" mới xây xong',
            ["cầu về treo làng mới xây xong", "cầu treo về làng mới xây"],
            [0, 1, 2],
            0,
        ),
        # So does OR.
        ("xã OR phường họp về cầu", ["xã họp", "phường về cầu", "họp về cầu"], [0], 2),
        (
            "xã OR phường họp về cầu mới xây",
            ["xã họp về cầu mới xây", "họp về cầu mới xây"],
            [1, 2],
            0,
        ),
        # A star says what must be there.
        ("tre* cầu làng mới", ["treo cầu làng", "cầu làng mới"], [0], 1),
    ],
)
def test_readings_of_a_question(
    tmp_path: Path, question: str, told: Sequence[str], found: Sequence[int], loose: int
) -> None:
    memo = QueryMemo(ArrayEngine(index(tmp_path, tell(told))))
    read = relax(memo, expand(parse(question)))
    totals = [each.total for each in read.steps]
    assert (totals, 0 if read.loose is None else read.loose.total) == (found, loose)


@pytest.mark.parametrize(
    ("question", "told", "found"),
    [
        # Words in a row, if that is a page, which is two here; else anywhere.
        ("cầu treo", ["cầu treo về", "treo cầu", "bên cầu treo"], [0, 2]),
        ("cầu treo", ["cầu treo về", "treo cầu", "treo bên cầu"], [0, 1, 2]),
        # A name in any spelling.
        ("ubnd xã", ["uỷ ban nhân dân xã", "xã họp, ubnd nghe", "ubnd xã"], [0, 2]),
        # A number belongs to the word before it, with or without số.
        ("bão số 3", ["tin bão số 3", "bão số 5 làm 3 nhà tốc", "tránh bão 3"], [0, 2]),
        ("bão 3", ["tin bão số 3", "bão số 5 làm 3 nhà tốc", "tránh bão 3"], [0, 2]),
        ("họp tổ 3 cầu", ["cầu họp tổ 3", "tổ 5 họp 3 cầu", "tổ 3 họp về cầu"], [0, 2]),
        ("trao giải a", ["trao giải a", "a, giải b được trao", "giải a trao rồi"], [0, 2]),
        # A year does not.
        ("lúa 2020 tốt", ["lúa tốt năm 2020", "lúa 2020 rất tốt"], [0, 1]),
        # Quotes say what stands in a row.
        ('"cầu treo" mới', ["cầu treo rất mới", "mới xây cầu treo"], [0, 1]),
    ],
)
def test_words_as_typed_are_enough_if_they_find_a_page(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    question: str,
    told: Sequence[str],
    found: Sequence[int],
) -> None:
    monkeypatch.setattr("search.relaxation.relaxed_matches.PAGE", 2)
    memo = QueryMemo(ArrayEngine(index(tmp_path, tell(told))))
    assert doc_ids(relax(memo, expand(parse(question))).shown.matches) == found


@pytest.mark.parametrize("text", ["mặt trận", "mặt trân"])
def test_the_closer_the_marks_the_better(tmp_path: Path, text: str) -> None:
    """Bulletins of the same length that differ in accents alone; their ids tell nothing."""
    told = ["mất trấn", "mặt trấn", "mặt trận", "mặt trân", "mat tran", "mật trần"] * 2
    memo = QueryMemo(ArrayEngine(index(tmp_path, tell(told))))
    query = parse(text)
    ignored = match_fixed(memo, query, AccentMatching.IGNORE).matches
    assert isinstance(ignored, MatchedDocs)
    assert ignored.doc_ids.tolist() == list(range(len(told)))
    scores = ignored.score(ignored.doc_ids)
    exact, compatible = (
        np.array(doc_ids(match_fixed(memo, query, each).matches))
        for each in (AccentMatching.EXACT, AccentMatching.COMPATIBLE)
    )
    beyond = np.setdiff1d(np.arange(len(told)), compatible)
    between = np.setdiff1d(compatible, exact)
    ranks = [scores.take(each) for each in (exact, between, beyond) if len(each)]
    assert len(ranks) >= 2
    for better, worse in pairwise(ranks):
        assert better.min() > worse.max()


def test_of_a_long_text_the_rarest_units_are_looked_for(tmp_path: Path) -> None:
    common = [f"c{number}" for number in range(MOST_TERMS)]
    rare = [f"r{number}" for number in range(MOST_TERMS)]
    told = [*[" ".join(common)] * 3, " ".join(rare)]
    steps = relax(
        QueryMemo(ArrayEngine(index(tmp_path, tell(told)))), parse(" ".join([*common, *rare]))
    ).steps
    assert [doc_ids(each.matches) for each in steps] == [[], [3]]
    assert [each.key for each in scored_clauses(steps[-1].matches.query.required)] == rare


def test_a_word_that_no_bulletin_has_hides_none(tmp_path: Path) -> None:
    told = ["tin vắn hôm nay", "chợ phiên", "tin khác"]
    memo = QueryMemo(ArrayEngine(index(tmp_path, tell(told))))
    found = relax(memo, parse("tin vắn khônng nơii nàoo"))
    assert list(map(doc_ids, found.matches)) == [[], [0, 2]]
    assert [each.total for each in relax(memo, parse("phiên khônng nơii nàoo")).matches] == [0]


class ListeningEngine(ArrayEngine):
    """Notes which queries it was told to expect, and which were executed."""

    def expect(self, queries: Callable[[], Iterable[Query]], after: Query | None = None) -> None:
        self.told = [*getattr(self, "told", ()), *map(_asked, queries())]

    def match(self, query: Query, watch: Watch = UNTIMED) -> MatchedDocs:
        self.executed = [*getattr(self, "executed", ()), _asked(query)]
        return super().match(query, watch)


def _asked(query: Query) -> tuple[object, object]:
    return query.required, query.excluded


@pytest.mark.parametrize(
    "text",
    [
        "cầu mới chợ",
        "chợ cầu -treo",
        "mưa số 7 chợ",
        '"cầu chợ"',
        "cầu treo mới ở chợ phiên bên sông Mây",
    ],
)
def test_an_engine_hears_what_will_be_counted(tmp_path: Path, text: str) -> None:
    titles = ["cầu treo", "cầu mới", "chợ phiên số 7", "mưa bên sông", "cau treo moi o cho"]
    engine = ListeningEngine(index(tmp_path, tell(titles)))
    query = expand(parse(text))
    relax(QueryMemo(engine), query)
    later = [each for each in engine.executed[1:] if each[1] == query.excluded]
    assert later and set(later) <= set(engine.told)
