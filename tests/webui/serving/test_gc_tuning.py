import gc
import weakref
from collections.abc import Iterator

import pytest

from webui.serving.gc_tuning import ALLOWED, settle


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


class Held:
    """An object that refers to itself, as a searcher does through its caches."""

    def __init__(self) -> None:
        self.itself = self


def test_what_there_is_is_not_looked_through_again() -> None:
    settle()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == ALLOWED


def test_what_was_replaced_goes_when_the_next_has_settled() -> None:
    held = Held()
    gone = weakref.ref(held)
    settle()
    del held
    gc.collect()
    assert gone() is not None
    settle()
    assert gone() is None
