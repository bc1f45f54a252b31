from index.opening.schema import SCHEMA
from search import field
from search.field import Field


def test_every_field_is_in_the_schema() -> None:
    assert set(SCHEMA.names()) >= {*Field, *(each.plain for each in Field)}
    assert set(SCHEMA.names()) >= {*field.KEYWORDS, field.PUBLISHED, field.STORED}
