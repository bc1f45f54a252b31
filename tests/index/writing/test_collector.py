"""The garbage collector is as before once indexing ended."""

import gc

import pytest

from index.writing.collector import COLLECTED_AFTER, seldom_collecting


def test_the_collector_is_as_before_in_the_end() -> None:
    before = gc.get_threshold()
    with pytest.raises(OSError), seldom_collecting():
        assert gc.get_threshold()[0] == COLLECTED_AFTER
        raise OSError
    assert gc.get_threshold() == before
