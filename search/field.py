"""The fields of a bulletin in the index.

Each text field is indexed twice: by accented terms under its own name, and by plain terms.
"""

from enum import StrEnum


class Field(StrEnum):
    """A text field."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    CAPTIONS = "captions"
    AUTHOR = "author"

    @property
    def plain(self) -> str:
        """The name of the same field with plain terms."""
        return f"{self}_plain"


CODES = "codes"
ORGANISATIONS = "organisations"
STATED = "stated"
"""Organisations that a source states, or of the home: whoever publishes them vouches for them."""
PLACES = "places"
PUBLISHERS = "publishers"
DAY = "day"
PUBLISHED = "published"
ID = "id"
STORED = "stored"

KEYWORDS = (ID, CODES, ORGANISATIONS, STATED, PLACES, PUBLISHERS, DAY)
"""The fields whose values are matched whole."""
