import pytest
from pydantic import ValidationError
from typing_extensions import TypedDict

from search.result import Understanding
from tests.webui.conftest import AppOver
from tests.webui.validation import validate


class BridgeJson(TypedDict):
    id: str
    length: int


def test_what_lacks_a_field_or_has_a_wrong_one_is_refused() -> None:
    validate(b'{"id": "cau-moi", "length": 42}', BridgeJson)
    for wrong in (b'{"id": "cau-moi"}', b'{"id": "cau-moi", "length": "42"}'):
        with pytest.raises(ValidationError):
            validate(wrong, BridgeJson)


def test_what_has_more_is_refused() -> None:
    with pytest.raises(AssertionError):
        validate(b'{"id": "cau-moi", "length": 42, "width": 3}', BridgeJson)


def test_a_partial_answer_may_lack_fields_but_have_no_wrong_ones() -> None:
    validate(b'{"id": "cau-moi"}', BridgeJson, is_partial=True)
    with pytest.raises(ValidationError):
        validate(b'{"id": 7}', BridgeJson, is_partial=True)


def test_answers_that_tests_get_are_validated(app_over: AppOver) -> None:
    assert app_over().test_client().get("/api/v1/search?q=cau").status_code == 200
    wrong = Understanding("cau", "loosely")  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="marks"):
        app_over(understanding=wrong).test_client().get("/api/v1/search?q=cau")
