"""A request is a value: requests of the same parameters are equal, and it cannot be changed."""

from dataclasses import FrozenInstanceError

import pytest

from search.request import SearchRequest, Sort


def test_a_request_can_be_a_key() -> None:
    assert {SearchRequest("mặt"): 1}[SearchRequest("mặt", sort=Sort.RELEVANCE)] == 1


def test_a_request_cannot_change() -> None:
    request = SearchRequest("mặt")
    with pytest.raises(FrozenInstanceError):
        request.text = "trận"  # type: ignore[misc]
