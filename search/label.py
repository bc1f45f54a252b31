"""The name of something that can be filtered by, under its stable id."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """The name of something that a reader can filter by, under its stable id."""

    id: str
    label: str
