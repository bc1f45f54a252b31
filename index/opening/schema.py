"""What of a bulletin the index holds: Whoosh's schema, and the document made of a bulletin."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import dumps

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, KEYWORD, STORED, FieldType, Schema

from index.bulletin import VIETNAM, Bulletin
from index.codec.document import Document
from index.codec.posting_format import Terms
from search import field
from search.field import Field
from search.organisations.ancestry import ancestors
from search.organisations.home import home_of
from search.organisations.mention import Named, find_organisations
from search.organisations.place import Place
from search.organisations.role import Role
from search.request import UNKNOWN
from search.text import code
from search.text.analysis import ANALYSIS_VERSION, FieldTerms, analyse_fields

__all__ = ["ANALYSIS_VERSION", "SCHEMA", "SCHEMA_VERSION", "analyse", "analyse_all"]

SCHEMA_VERSION = 3
"""Raised whenever fields are added or change their form; an older index must be rebuilt."""


def _text_fields() -> Iterator[tuple[str, FieldType]]:
    for name in Field:
        yield name, Terms()
        yield name.plain, Terms()


SCHEMA = Schema(
    # The bulletin's own id: pages and updates find a bulletin by it.
    **{field.ID: ID(unique=True, sortable=True)},
    # Title, lead, body, captions and author, each with accents (marks are kept) and plain
    # (an unaccented query finds everything). Writers give the accented ones; the codec derives
    # the plain ones. Places carry pyvi's words: they raise the rank, and never decide.
    **dict(_text_fields()),
    # Codes of documents in their one canonical form, for the pages of a document.
    **{field.CODES: KEYWORD(commas=True)},
    # Ids of the organisations a bulletin is about and of all above them: the facet and its filter.
    **{field.ORGANISATIONS: KEYWORD(commas=True)},
    # The day of publication in Vietnam, as 2020-07-13: the date filter.
    **{field.DAY: ID()},
    # Seconds since 1970: sorting, and the date facet.
    **{field.PUBLISHED: COLUMN(NumericColumn("q"))},
    # The whole bulletin as JSON, its organisations and codes: a page needs no other database.
    **{field.STORED: STORED()},
)


def analyse(bulletin: Bulletin, home: Place | None = None) -> Document:
    """Return the document that the index holds of a bulletin.

    A mere "UBND tỉnh" is that of the `home`, where neither publisher nor address tells another.
    """
    return analyse_all([bulletin], home)[0]


def analyse_all(bulletins: Sequence[Bulletin], home: Place | None = None) -> list[Document]:
    """Return the documents of many bulletins; together they take half the time."""
    texts = [_texts(each) for each in bulletins]
    analysed = iter(analyse_fields(paragraphs for each in texts for paragraphs in each.values()))
    return [
        _document(bulletin, each, {name: next(analysed) for name in each}, home)
        for bulletin, each in zip(bulletins, texts, strict=True)
    ]


def _document(
    bulletin: Bulletin,
    texts: Mapping[Field, Sequence[str]],
    fields: Mapping[Field, FieldTerms],
    home: Place | None,
) -> Document:
    organisations = _organisations(bulletin, texts, home)
    codes = _codes(fields.values())
    stored = {
        "bulletin": bulletin.to_json(),
        "organisations": [{"id": each.id, "label": each.label} for each in organisations],
        "roles": {each.id: each.role for each in organisations if each.role is not Role.MENTIONED},
        "codes": list(codes.values()),
    }
    published = bulletin.published.astimezone(VIETNAM)
    return Document(
        published=int(published.timestamp()),
        text=dumps(stored, ensure_ascii=False, separators=(",", ":")).encode(),
        keywords={
            field.ID: (bulletin.id,),
            field.CODES: tuple(codes),
            field.ORGANISATIONS: _with_ancestors(organisations),
            field.DAY: (published.date().isoformat(),),
        },
        fields={name: each for name, each in fields.items() if len(each)},
    )


def _texts(bulletin: Bulletin) -> Mapping[Field, tuple[str, ...]]:
    return {
        Field.TITLE: (bulletin.title,),
        Field.LEAD: (bulletin.lead,),
        Field.BODY: bulletin.body,
        Field.CAPTIONS: bulletin.captions,
        Field.AUTHOR: (bulletin.author,),
    }


def _organisations(
    bulletin: Bulletin, texts: Mapping[Field, Sequence[str]], home: Place | None
) -> Sequence[Named]:
    """Return the organisations that a bulletin names; "Không rõ" as its source's word is none."""
    found = find_organisations(
        [each for paragraphs in texts.values() for each in paragraphs],
        bulletin.organisations,
        publisher=bulletin.publisher,
        home=home_of(bulletin.publisher, bulletin.url) or home,
    )
    return [each for each in found if each.id != UNKNOWN]


def _with_ancestors(organisations: Iterable[Named]) -> tuple[str, ...]:
    """Return the ids of organisations and of all above them, each once."""
    lines = ((each.id, *ancestors(each.id)) for each in organisations)
    return tuple(dict.fromkeys(id for line in lines for id in line))


def _codes(fields: Iterable[FieldTerms]) -> dict[str, str]:
    """Return the codes of a bulletin in order of appearance: canonical form to written form."""
    codes: dict[str, str] = {}
    for each in fields:
        for written in each.codes:
            codes.setdefault(code.canonical(written), code.display(written))
    return codes
