"""An explanation explains the answer that a search gives, however the index was built."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from time import sleep
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.opening.generation_arrays import open_index_reader
from search.engine.array_engine import ArrayEngine
from search.engine.explained import ExplainedClause, Obstacle, StepName
from search.errors import RequestError
from search.explanation.result import ExplainedHit, ExplainedMiss, Explanation
from search.highlight.snippet import make_snippet
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.searcher import Searcher
from tests.generated.bulletins import vocabularies
from tests.generated.history import Commit, commits, living_after, written
from tests.generated.questions import requests


@pytest.mark.parametrize(
    ("text", "obstacles"),
    [
        ("mặt trận", [Obstacle(StepName.INTERSECTION, "trận")]),
        (
            'mật "tỉnh ta" -đường',
            [
                Obstacle(StepName.INTERSECTION, "mật"),
                Obstacle(StepName.INTERSECTION, '"tỉnh ta"'),
                Obstacle(StepName.EXCLUSION, "đường"),
            ],
        ),
        ("?!", [Obstacle(StepName.READING, "?!")]),
    ],
)
def test_what_is_not_found_has_its_obstacles(
    searcher: Searcher, text: str, obstacles: list[Obstacle]
) -> None:
    request = SearchRequest(text, marks=AccentMatching.COMPATIBLE)
    about = searcher.explain(request, "duong-lang").about
    assert about == ExplainedMiss("duong-lang", "Con đường mới của bản Nậm Hoa", tuple(obstacles))


def test_filters_are_obstacles(searcher: Searcher) -> None:
    request = SearchRequest("đường", ("uy-ban-mttq-tinh-thanh-giang",), date(2021, 1, 1))
    about = searcher.explain(request, "duong-lang").about
    assert isinstance(about, ExplainedMiss)
    assert [each.name for each in about.obstacles] == [StepName.DAYS, StepName.ORGANISATIONS]


def test_a_hit_of_another_page_is_explained(searcher: Searcher) -> None:
    about = searcher.explain(SearchRequest("mat", per_page=1), "mat-mua").about
    assert isinstance(about, ExplainedHit) and about.id == "mat-mua"


def test_snippets_are_made_while_their_step_is_timed(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause = 0.02

    def make_slowly(*arguments: Any) -> Any:
        sleep(pause)
        return make_snippet(*arguments)

    monkeypatch.setattr("search.highlight.hit.make_snippet", make_slowly)
    steps = searcher.explain(SearchRequest("mat")).steps
    (snippets,) = [each for each in steps if each.name is StepName.SNIPPETS]
    assert snippets.microseconds >= 1e6 * pause


def test_an_unknown_id_is_a_problem_of_the_request(searcher: Searcher) -> None:
    with pytest.raises(RequestError) as error:
        searcher.explain(SearchRequest("mat"), "khong-co")
    (problem,) = error.value.problems
    assert problem.parameter == "hit" and "khong-co" in problem.message


@settings(deadline=None)
@given(
    vocabularies().flatmap(
        lambda words: st.tuples(
            st.lists(commits(words), max_size=3),
            st.lists(requests(words), min_size=1, max_size=3),
        )
    )
)
def test_every_bulletin_of_an_index_is_explained(
    newsroom: tuple[Sequence[Commit], Sequence[SearchRequest]],
) -> None:
    history, asked = newsroom
    living = living_after(history)
    with written(history) as index, written([Commit(list(living.values()))]) as whole:
        searcher = Searcher(ArrayEngine(open_index_reader(index)))
        merged = Searcher(ArrayEngine(open_index_reader(whole)))
        for request in asked:
            page = searcher.search(request)
            explanation = searcher.explain(request)
            assert explanation.total == page.total
            assert [(each.id, each.score) for each in explanation.hits] == [
                (each.id, each.score) for each in page.hits
            ]
            assert (explanation.about is None) == (not page.hits)
            assert _without_times(explanation) == _without_times(merged.explain(request))
            found = {
                each.id for each in searcher.search(replace(request, page=1, per_page=99)).hits
            }
            for id in living:
                about = searcher.explain(request, id).about
                assert about is not None and about.id == id
                assert isinstance(about, ExplainedHit) == (id in found)
                if isinstance(about, ExplainedHit):
                    units = sum(each.contribution for each in about.units)
                    pairs = sum(each.contribution for each in about.pairs)
                    whole = (units + pairs) * about.newness + about.title_score
                    assert whole == pytest.approx(about.score, rel=1e-12)
                else:
                    assert about.obstacles


def _without_times(explanation: Explanation) -> object:
    """Return the parts of an explanation that do not depend on segments."""
    steps = [(each.name, each.looked_at, each.left) for each in explanation.steps]
    hits = [each.id for each in explanation.hits]
    return explanation.total, _untimed(explanation.clauses), steps, hits


def _untimed(clauses: Sequence[ExplainedClause]) -> Sequence[object]:
    return [
        replace(each, microseconds=0, alternatives=tuple(_untimed(each.alternatives)))  # type: ignore[arg-type]
        for each in clauses
    ]
