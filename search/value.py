"""Values: frozen dataclasses that are made in half of the time.

An answer makes a hundred of them: clauses, hits, values of facets. The `__init__` that `dataclass`
writes for frozen classes goes by `object.__setattr__`, which looks up every name; the one written
here sets the slots themselves.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots; fields may have defaults, but no factories."""
    made = dataclass(frozen=True, slots=True, init=False)(cls)
    type.__setattr__(made, "__init__", _write_init(made))
    return made


def _write_init(cls: type[Any]) -> Callable[..., None]:
    """Return an `__init__` that takes the fields of a class in order, and sets them."""
    names: dict[str, Any] = {}
    parameters = ["self"]
    for each in fields(cls):
        if each.default_factory is not MISSING:
            raise TypeError(f"{cls.__name__}.{each.name} has a factory, which a value cannot have")
        names[f"set_{each.name}"] = getattr(cls, each.name).__set__
        names[f"default_{each.name}"] = each.default
        is_given = each.default is MISSING
        parameters.append(each.name if is_given else f"{each.name}=default_{each.name}")
    lines = [f"    set_{each.name}(self, {each.name})" for each in fields(cls)]
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *lines, "    pass"]), names)
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    return init
