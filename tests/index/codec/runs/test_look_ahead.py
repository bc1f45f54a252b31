from collections.abc import Iterator
from threading import Event, get_ident

import pytest

from index.codec.runs.look_ahead import one_ahead


def test_items_keep_their_order() -> None:
    assert list(one_ahead(iter(range(100)))) == list(range(100))
    assert list(one_ahead(iter(()))) == []


def test_the_next_item_is_made_while_the_caller_has_the_one_before() -> None:
    made = Event()
    makers: set[int] = set()

    def items() -> Iterator[str]:
        makers.add(get_ident())
        yield "xuân"
        made.set()
        yield "hạ"

    ahead = one_ahead(items())
    assert next(ahead) == "xuân"
    assert made.wait(timeout=10)
    assert list(ahead) == ["hạ"]
    assert get_ident() not in makers


def test_what_goes_wrong_reaches_the_caller() -> None:
    def items() -> Iterator[str]:
        yield "xuân"
        raise OSError("đĩa đầy")

    ahead = one_ahead(items())
    assert next(ahead) == "xuân"
    with pytest.raises(OSError, match="đĩa đầy"):
        next(ahead)
