"""Each parameter accepts its values, and names the fault and a suggestion for all others."""

import pytest

from search.errors import RequestError
from search.parameter_reader import ParameterReader, nearest
from search.request import Sort


@pytest.mark.parametrize(
    ("given", "near"),
    [("form", "from"), ("qq", "q"), ("SORT", "sort"), ("perpage", "per_page"), ("xyz", "")],
)
def test_an_unknown_name_is_refused_and_the_nearest_offered(given: str, near: str) -> None:
    reader = ParameterReader({given: ["1"]})
    reader.check_names(("q", "from", "sort", "per_page"))
    (problem,) = reader.problems
    assert (problem.parameter, problem.suggestion) == (given, near)
    assert (f"có phải {near}?" in problem.message) == bool(near)


def test_a_wrong_choice_names_the_nearest() -> None:
    reader = ParameterReader({"sort": ["newset"]})
    assert reader.choice("sort", Sort) is None
    assert reader.problems[0].suggestion == "newest"


@pytest.mark.parametrize("refuses", [True, False])
def test_a_form_may_send_nothing_and_a_program_may_not(refuses: bool) -> None:
    reader = ParameterReader({"q": [""], "page": [""]}, refuses_empty=refuses)
    reader.check_names(("q", "page"))
    assert [each.parameter for each in reader.problems] == ["page"] * refuses


def test_only_what_repeats_may_come_twice() -> None:
    reader = ParameterReader({"org": ["a", "b", "a"], "q": ["a", "b"]})
    reader.check_names(("q", "org"))
    assert reader.several("org") == ("a", "b")
    assert [each.parameter for each in reader.problems] == ["q"]


def test_everything_wrong_is_raised_at_once() -> None:
    reader = ParameterReader({"page": ["0"], "literal": ["yes"]})
    reader.number("page", 1, 10)
    reader.flag("literal")
    with pytest.raises(RequestError) as caught:
        reader.finish()
    assert [each.parameter for each in caught.value.problems] == ["page", "literal"]


def test_what_is_far_from_all_is_near_none() -> None:
    assert nearest("trang", ("page", "per_page")) == ""
