"""Values are what frozen dataclasses with slots are."""

import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from search.value import value


@value
class Stall:
    """A stall of a market."""

    name: str
    fruits: tuple[str, ...] = ()
    open_at: Callable[[], int] = field(default=lambda: 6, compare=False, repr=False)


@value
class NightStall(Stall):
    """A stall with a lamp."""

    lamp: str = "dầu"


@dataclass(frozen=True, slots=True)
class PlainStall:
    """The same as a dataclass."""

    name: str
    fruits: tuple[str, ...] = ()
    open_at: Callable[[], int] = field(default=lambda: 6, compare=False, repr=False)


def test_a_value_is_made_as_a_dataclass_is() -> None:
    stall = Stall("Bến Tre", fruits=("dừa",))
    assert (stall.name, stall.fruits, stall.open_at()) == ("Bến Tre", ("dừa",), 6)
    assert repr(stall) == repr(PlainStall("Bến Tre", ("dừa",))).replace("PlainStall", "Stall")
    assert [each.name for each in fields(Stall)] == [each.name for each in fields(PlainStall)]
    assert list(inspect.signature(Stall).parameters) == ["name", "fruits", "open_at"]
    with pytest.raises(TypeError, match="name"):
        Stall()  # type: ignore[call-arg]  # what is missing is told


def test_equal_values_are_one_key() -> None:
    stall = Stall("Bến Tre", ("dừa",), lambda: 5)
    assert stall == Stall("Bến Tre", ("dừa",))
    assert len({stall, Stall("Bến Tre", ("dừa",)), Stall("Bến Tre")}) == 2
    assert replace(stall, name="Cần Thơ") == Stall("Cần Thơ", ("dừa",))
    assert NightStall("Bến Tre", lamp="điện") != Stall("Bến Tre")
    assert pickle.loads(pickle.dumps(NightStall("Bến Tre", (), int))).lamp == "dầu"


def test_a_value_never_changes() -> None:
    stall = Stall("Bến Tre")
    with pytest.raises(FrozenInstanceError):
        stall.name = "Cần Thơ"  # type: ignore[misc]  # that is the test
    with pytest.raises((AttributeError, TypeError)):
        stall.price = 3  # type: ignore[attr-defined]  # that is the test
    assert not hasattr(stall, "__dict__")


def test_a_factory_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Basket\.fruits has a factory"):

        @value
        class Basket:
            fruits: list[str] = field(default_factory=list)
