"""Fields have different names in the index."""

from search import field
from search.field import Field


def test_every_text_field_has_a_plain_twin() -> None:
    names = [
        *Field,
        *(each.plain for each in Field),
        *field.KEYWORDS,
        field.PUBLISHED,
        field.STORED,
    ]
    assert len(set(names)) == len(names)
    assert Field.TITLE.plain == "title_plain"
