"""Errors say what is wrong, in Vietnamese first and English second."""

from search.errors import BantinError, Problem, RequestError


def test_an_error_speaks_both_languages() -> None:
    error = BantinError("sai", "wrong")
    assert (str(error), error.message, error.message_en) == ("sai / wrong", "sai", "wrong")


def test_an_error_in_a_request_holds_all_problems() -> None:
    problems = [Problem("page", "sai", "wrong"), Problem("to", "ngược", "reversed")]
    error = RequestError(problems)
    assert error.problems == tuple(problems)
    assert error.message == "page: sai; to: ngược"
    assert error.message_en == "page: wrong; to: reversed"
