"""A parallel call goes on beside its caller, and tells it all that a call would."""

from math import inf
from threading import Event, get_ident

import pytest

from search.deadline import DeadlineError, check_deadline, set_deadline
from search.opensearch.cluster.parallel import ParallelCall


def test_the_caller_goes_on_until_it_asks_for_the_result() -> None:
    may_end = Event()

    def wait() -> int:
        assert may_end.wait(10)
        return get_ident()

    call = ParallelCall(wait)
    may_end.set()
    assert call.result() != get_ident()
    assert call.result() == call.result()


def test_what_is_raised_is_raised_where_the_result_is_asked_for() -> None:
    def fail() -> None:
        raise ValueError("no node")

    call = ParallelCall(fail)
    with pytest.raises(ValueError, match="no node"):
        call.result()


def test_the_deadline_of_the_caller_holds() -> None:
    set_deadline(-1)
    try:
        call = ParallelCall(check_deadline)
        with pytest.raises(DeadlineError):
            call.result()
    finally:
        set_deadline(inf)
