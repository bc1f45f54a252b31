"""Whoosh's schema: the fields of an index; writers and Whoosh's own searcher need it."""

from collections.abc import Iterator

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, KEYWORD, STORED, FieldType, Schema

from index.codec.whoosh_api.posting_format import Terms
from search import field
from search.field import Field


def _text_fields() -> Iterator[tuple[str, FieldType]]:
    for name in Field:
        yield name, Terms()
        yield name.plain, Terms()


SCHEMA = Schema(
    # The bulletin's own id: pages and updates find a bulletin by it.
    **{field.ID: ID(unique=True, sortable=True)},
    # Title, lead, body, captions and author, each with accents and plain (an unaccented query
    # finds everything). Writers give the accented fields; the codec derives the plain ones.
    # Positions carry pyvi's words, which raise the rank and never decide what is found.
    **dict(_text_fields()),
    # Codes of documents in canonical form, for the pages of a document.
    **{field.CODES: KEYWORD(commas=True)},
    # Ids of the organisations a bulletin is about and of all above them: the facet and its filter.
    **{field.ORGANISATIONS: KEYWORD(commas=True)},
    # Those among them that the source itself states.
    **{field.STATED: KEYWORD(commas=True)},
    # Ids of the units of administration a bulletin names, what is above them, and what stands there
    # since the mergers of 2025.
    **{field.PLACES: KEYWORD(commas=True)},
    # The id of the publisher: the facet and its filter.
    **{field.PUBLISHERS: KEYWORD(commas=True)},
    # The day of publication in Vietnam, as 2020-07-13: the date filter.
    **{field.DAY: ID()},
    # Seconds since 1970: sorting, and the date facet.
    **{field.PUBLISHED: COLUMN(NumericColumn("q"))},
    # The whole bulletin as JSON, its organisations and codes: a page needs no other database.
    **{field.STORED: STORED()},
)
