"""Analysis: makes of each bulletin the document that is indexed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from orjson import dumps

from index.bulletin import Bulletin
from index.codec.document import Document, DocumentFields
from index.publisher import publisher_of
from search import field
from search.field import Field
from search.organisations.ancestry import ancestors
from search.organisations.identity import identify
from search.organisations.mention import Named, find_entities
from search.organisations.role import Role
from search.places.found_place import resolve_places
from search.places.home import home_of
from search.places.place import Place
from search.request import UNKNOWN
from search.text import code
from search.text.analysis import analyse_fields
from search.vietnam_time import local_date


def analyse(bulletin: Bulletin, home: Place | None = None) -> Document:
    """Return the document of a bulletin, ready to be indexed.

    `home` is the province that "UBND tỉnh" means if neither publisher nor address names one.
    """
    return analyse_all([bulletin], home)[0]


def analyse_all(bulletins: Sequence[Bulletin], home: Place | None = None) -> list[Document]:
    """Return the documents of many bulletins; half the time of calling `analyse` for each."""
    texts = [_texts(each) for each in bulletins]
    analysed = analyse_fields(chain.from_iterable(texts))
    return [
        _document(bulletin, each, DocumentFields(analysed, len(Field) * number), home)
        for number, (bulletin, each) in enumerate(zip(bulletins, texts, strict=True))
    ]


def _document(
    bulletin: Bulletin,
    texts: Sequence[Sequence[str]],
    fields: DocumentFields,
    home: Place | None,
) -> Document:
    home = home_of(bulletin.publisher, bulletin.url) or home
    organisations, named = _entities(bulletin, texts, home)
    places = resolve_places(named, local_date(bulletin.published), home)
    by_id = {each.id: each.label for each in reversed(places)}
    codes = _codes(fields)
    publisher = publisher_of(bulletin.publisher, bulletin.url)
    stored = {
        "bulletin": bulletin.to_json(),
        "organisations": [{"id": each.id, "label": each.label} for each in organisations],
        "places": [{"id": id, "label": by_id[id]} for id in dict.fromkeys(p.id for p in places)],
        "publisher": {"id": publisher.id, "label": publisher.label} if publisher else None,
        "roles": {each.id: each.role for each in organisations if each.role is not Role.MENTIONED},
        "codes": list(codes.values()),
    }
    return Document(
        published=int(bulletin.published.timestamp()),
        text=dumps(stored),
        keywords={
            field.ID: (bulletin.id,),
            field.CODES: tuple(codes),
            field.ORGANISATIONS: _with_ancestors(organisations),
            field.STATED: _with_ancestors(_vouched(organisations, home)),
            field.PLACES: tuple(dict.fromkeys(id for each in places for id in each.terms)),
            field.PUBLISHERS: (publisher.id,) if publisher else (),
            field.DAY: (local_date(bulletin.published).isoformat(),),
        },
        fields=fields,
    )


def _texts(bulletin: Bulletin) -> Sequence[Sequence[str]]:
    """Return the paragraphs of each field."""
    return (
        (bulletin.title,),
        (bulletin.lead,),
        bulletin.body,
        bulletin.captions,
        (bulletin.author,),
    )


def _entities(
    bulletin: Bulletin, texts: Sequence[Sequence[str]], home: Place | None
) -> tuple[Sequence[Named], Sequence[Place]]:
    """Return the organisations, without a source's "Không rõ", and the places of a bulletin."""
    found, places = find_entities(
        [each for paragraphs in texts for each in paragraphs],
        bulletin.organisations,
        publisher=bulletin.publisher,
        home=home,
    )
    return [each for each in found if each.id != UNKNOWN], places


def _vouched(organisations: Iterable[Named], home: Place | None) -> Iterator[Named]:
    """Yield the provinces that a source states, then the home, which is known."""
    for each in organisations:
        identity = identify(each.id)
        if each.role is Role.ISSUER or (home and identity and identity.place == home.slug):
            yield each


def _with_ancestors(organisations: Iterable[Named]) -> tuple[str, ...]:
    """Return the ids of organisations and of all above them, each once."""
    lines = ((each.id, *ancestors(each.id)) for each in organisations)
    return tuple(dict.fromkeys(id for line in lines for id in line))


def _codes(fields: DocumentFields) -> dict[str, str]:
    """Return the codes of a bulletin, canonical form to written form, in order of appearance."""
    held, first = fields.analysed.codes, fields.first
    codes: dict[str, str] = {}
    for number in range(first, first + len(Field)):
        for written in held.get(number, ()):
            codes.setdefault(code.canonical(written), code.display(written))
    return codes
