"""The fields that a bulletin is searched by, and the names they have in the index.

Each text field is indexed twice: by accented terms under its own name, and by plain terms.
"""

from enum import StrEnum


class Field(StrEnum):
    """A part of a bulletin that holds words."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    CAPTIONS = "captions"
    AUTHOR = "author"

    @property
    def plain(self) -> str:
        """The name of the same field without accents."""
        return f"{self}_plain"


CODES = "codes"
ORGANISATIONS = "organisations"
DAY = "day"
PUBLISHED = "published"
ID = "id"
STORED = "stored"

KEYWORDS = (ID, CODES, ORGANISATIONS, DAY)
"""The fields that are matched whole."""
