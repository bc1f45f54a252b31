"""An explanation in JSON has the form that other programs read."""

from json import dumps, loads

from search.engine.explained import Step, StepName
from search.explanation.result import Explanation
from search.request import SearchRequest
from search.searcher import Searcher


def test_all_steps_are_added_up() -> None:
    steps = [Step(StepName.READING, 9, 9, 1.5), Step(StepName.PAGE, 9, 1, 2.25)]
    assert Explanation("", 9, (), steps, (), None).microseconds == 3.75


def test_json_has_the_names_of_the_attributes(searcher: Searcher) -> None:
    answer = searcher.explain(SearchRequest("45-NQ/TU -covid")).to_json()
    assert loads(dumps(answer)) == loads(dumps(answer, default=str))
    assert list(answer) == ["query", "total", "clauses", "steps", "hits", "about"]
    assert answer["clauses"][0]["units"][0] == {
        "typed": "45-NQ/TU",
        "kind": "code",
        "plain": "45-nq/tu",
        "documents": 1,
        "variants": ({"term": "45-nq/tu", "documents": 1},),
    }
    assert loads(dumps(answer))["about"]["units"][0]["frequencies"] == {"body": 1}
    assert [each["name"] for each in loads(dumps(answer))["steps"]][:2] == ["reading", "clauses"]
