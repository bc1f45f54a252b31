"""Sorts the lines below title and date of a page into the parts of a bulletin."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from re import compile

from index.reading.prose.byline import read_signature
from index.reading.prose.caption import is_caption
from index.reading.prose.furniture import ends_article, is_widget
from index.reading.prose.page_line import PageLine

_SENTENCE_END = (".", "!", "?", ":", ";", "…", "”", '"')
_LIST_ITEM = compile(r"\w{1,2}\s?[.)/].*")


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a bulletin in its parts."""

    lead: str
    body: tuple[str, ...]
    captions: tuple[str, ...]
    author: str
    source: str


def compose(lines: Iterable[PageLine], lead: str = "") -> Article:
    """Return the parts of an article, given its lines.

    Without a `lead` marked up as such, the first paragraph is the lead unless it is the only one.
    """
    signature = read_signature(join_wrapped(_own(lines)))
    paragraphs: list[str] = []
    captions: list[str] = []
    above: PageLine | None = None
    for line in signature.rest:
        if is_caption(line, above):
            captions.append(line.text)
        else:
            paragraphs.append(line.text)
            above = line
    if lead:
        # Some content systems print the lead once more above the text.
        paragraphs = paragraphs[1:] if paragraphs[:1] == [lead] else paragraphs
    elif len(paragraphs) > 1:
        lead, *paragraphs = paragraphs
    return Article(
        lead=lead,
        body=tuple(paragraphs),
        captions=tuple(captions),
        author=signature.author,
        source=signature.source,
    )


def join_wrapped(lines: Iterable[PageLine]) -> list[PageLine]:
    """Join lines that start in lower case to the unfinished line directly above them."""
    groups: list[list[PageLine]] = []
    for line in lines:
        if groups and _continues(line, groups[-1][-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        replace(first, text=" ".join([first.text, *(each.text for each in more)]))
        for first, *more in groups
    ]


def _continues(line: PageLine, above: PageLine) -> bool:
    return (
        line.close
        and line.text[0].islower()
        and not _LIST_ITEM.fullmatch(line.text)
        and not above.text.endswith(_SENTENCE_END)
    )


def _own(lines: Iterable[PageLine]) -> list[PageLine]:
    own: list[PageLine] = []
    for line in lines:
        # A pager above the text does not end the article.
        if own and ends_article(line.text):
            break
        if not is_widget(line.text) and not ends_article(line.text):
            own.append(line)
    return own
