from collections.abc import Iterator
from math import inf

import pytest

from search.deadline import DeadlineError, check_deadline, set_deadline


@pytest.fixture(autouse=True)
def free() -> Iterator[None]:
    yield
    set_deadline(inf)


def test_work_is_free_until_somebody_limits_it() -> None:
    check_deadline()


def test_work_within_its_time_goes_on() -> None:
    set_deadline(60)
    check_deadline()


def test_work_past_its_time_is_given_up_until_it_is_freed() -> None:
    set_deadline(-1)
    with pytest.raises(DeadlineError):
        check_deadline()
    set_deadline(inf)
    check_deadline()
