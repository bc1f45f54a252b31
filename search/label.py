"""The name of something that can be filtered by, under its stable id."""

from search.value import value


@value
class Label:
    """The name of something that a reader can filter by, under its stable id."""

    id: str
    label: str
