"""Calls of the kernel that write the values of a facet as JSON, without making any `FacetValue`.

An answer has hundreds of values, and adds only counts and the address of its search to what every
answer writes of them.
"""

from collections.abc import Callable
from ctypes import Structure, byref, c_int64, c_void_p, string_at
from dataclasses import dataclass
from typing import Any

from search.facets.piece_table import FormStruct
from search.kernel.scratch import Scratch

ValueForm = Callable[[str, str], tuple[bytes, bytes]]
"""Returns what is written of a value, by its id and label: before its count, and at its end."""

Write = Callable[[ValueForm, bytes], "WrittenValues"]
"""Writes values in a form; the bytes are what an answer says of each of them behind its count."""

_SCRATCH = Scratch()


@dataclass(frozen=True, slots=True)
class WrittenValues:
    """A JSON array of values; `total` is the number of those in it and below them."""

    json: bytes
    total: int


class _WrittenStruct(Structure):
    """`Written` of facets/facets.h."""

    _fields_ = (("at", c_void_p), ("length", c_int64), ("values", c_int64))


def write_values(call: Callable[..., Any], form: FormStruct, listed: Structure) -> WrittenValues:
    """Return what a call of the kernel writes of the values that are listed."""
    written = _WrittenStruct()
    arguments = byref(listed), byref(written)
    _SCRATCH.call(lambda scratch: call(byref(form), byref(scratch), *arguments))
    return WrittenValues(string_at(written.at, written.length), written.values)
