from datetime import date

import pytest

from search.errors import RequestError
from webui.api.query import FilteredPageParameters, FilterParameters, Parameters


def test_a_question_is_the_same_request_as_that_of_a_page() -> None:
    given = {"q": " cầu ", "org": ["b", "a"], "from": "13/7/2020", "literal": "1"}
    request = FilterParameters.model_validate(given).request
    assert (request.text, request.organisations) == ("cầu", ("a", "b"))
    assert (request.published_from, request.is_literal) == (date(2020, 7, 13), True)


def test_the_canonical_form_leaves_out_defaults() -> None:
    given = {"q": "cầu", "org": ["b", "a"], "page": "1", "per_page": "20"}
    query = FilteredPageParameters.model_validate(given)
    assert query.canonical() == "q=c%E1%BA%A7u&org=a&org=b&per_page=20"


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(RequestError) as caught:
        Parameters.model_validate({"q": "cầu"})
    assert [each.parameter for each in caught.value.problems] == ["q"]
