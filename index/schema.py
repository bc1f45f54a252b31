"""What of a bulletin the index holds: Whoosh's schema, and the values it takes from a bulletin."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from json import dumps

from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, FieldType, Schema
from whoosh.formats import Existence, Format, Positions

from index.bulletin import VIETNAM, Bulletin
from search import code, field
from search.analysis import ANALYSIS_VERSION, Analysis, analyse_paragraphs
from search.field import Field
from search.mention import find_organisations

__all__ = ["ANALYSIS_VERSION", "SCHEMA", "SCHEMA_VERSION", "analyse"]

SCHEMA_VERSION = 1
"""Raised whenever fields are added or change their form; an older index must be rebuilt."""


class Terms(FieldType):  # type: ignore[misc]  # Whoosh ships no types.
    """Takes terms that are analysed already: a mapping of each term to its positions."""

    def __init__(self, form: Format) -> None:
        self.format = form
        self.analyzer = None
        self.scorable = True
        self.stored = False
        self.unique = False
        self.vector = None

    def index(
        self, positions: Mapping[str, list[int]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield each term as Whoosh's writer takes it: bytes, frequency, weight, posting value."""
        has_positions = isinstance(self.format, Positions)
        for term, places in positions.items():
            value = self.format.encode(places) if has_positions else b""
            yield term.encode(), len(places), float(len(places)), value


def _text_fields() -> Iterator[tuple[str, FieldType]]:
    for name in Field:
        yield name, Terms(Positions())
        yield name.plain, Terms(Positions())


SCHEMA = Schema(
    # The bulletin's own id: pages and updates find a bulletin by it.
    **{field.ID: ID(unique=True, sortable=True)},
    # Title, lead, body, captions and author, each with accents (marks are kept) and plain
    # (an unaccented query finds everything).
    **dict(_text_fields()),
    # pyvi's words of several syllables, over all texts: they raise the rank, never decide.
    **{field.WORDS: Terms(Existence())},
    # Codes of documents in their one canonical form, for the pages of a document.
    **{field.CODES: KEYWORD(commas=True)},
    # Ids of the organisations a bulletin is about: the facet and its filter.
    **{field.ORGANISATIONS: KEYWORD(commas=True)},
    # The day of publication in Vietnam, as 2020-07-13: the date filter.
    **{field.DAY: ID()},
    # Seconds since 1970: sorting, and the date facet.
    **{field.PUBLISHED: NUMERIC(int, 64, signed=True, sortable=True)},
    # The whole bulletin as JSON, its organisations and codes: a page needs no other database.
    **{field.STORED: STORED()},
)


def analyse(bulletin: Bulletin) -> dict[str, object]:
    """Return the values of a bulletin's fields, as Whoosh's writer takes them."""
    texts = _texts(bulletin)
    analyses = {name: analyse_paragraphs(paragraphs) for name, paragraphs in texts.items()}
    organisations = find_organisations(
        [paragraph for paragraphs in texts.values() for paragraph in paragraphs],
        (*bulletin.organisations, bulletin.publisher),
    )
    codes = _codes(analyses.values())
    stored = {
        "bulletin": bulletin.to_json(),
        "organisations": [asdict(each) for each in organisations],
        "codes": list(codes.values()),
    }
    words = Counter(word for each in analyses.values() for word in each.words)
    published = bulletin.published.astimezone(VIETNAM)
    return {
        field.ID: bulletin.id,
        **{name: each.accented for name, each in analyses.items()},
        **{name.plain: each.plain for name, each in analyses.items()},
        field.WORDS: {word: [0] * count for word, count in words.items()},
        field.CODES: ",".join(codes),
        field.ORGANISATIONS: ",".join(each.id for each in organisations),
        field.DAY: published.date().isoformat(),
        field.PUBLISHED: int(published.timestamp()),
        field.STORED: dumps(stored, ensure_ascii=False, separators=(",", ":")),
    }


def _texts(bulletin: Bulletin) -> dict[Field, tuple[str, ...]]:
    return {
        Field.TITLE: (bulletin.title,),
        Field.LEAD: (bulletin.lead,),
        Field.BODY: bulletin.body,
        Field.CAPTIONS: bulletin.captions,
        Field.AUTHOR: (bulletin.author,),
    }


def _codes(analyses: Iterable[Analysis]) -> dict[str, str]:
    """Return the codes of a bulletin in order of appearance: canonical form to written form."""
    codes: dict[str, str] = {}
    for each in analyses:
        for written in each.codes:
            codes.setdefault(code.canonical(written), code.display(written))
    return codes
