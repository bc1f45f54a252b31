"""Links from the text of a bulletin to the pages of the organisations and documents it names."""

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from index.bulletin import Bulletin
from search.organisations.mention import Mention, find_mentions
from search.places.home import home_of
from search.places.place import Place
from search.text import code
from search.text.token import TokenKind
from search.text.tokenizer import tokenize
from webui.view.page_address import document_address, page_of_organisation
from webui.view.passage import Link


def find_links(
    bulletin: Bulletin,
    texts: Sequence[str],
    organisations: Collection[str],
    codes: Collection[str],
    home: Place | None = None,
) -> Sequence[Sequence[Link]]:
    """Return the links of each text; `texts` are those that follow the bulletin's title.

    Only `organisations` (ids) and `codes` (as written in the index) become links, each at its first
    occurrence in all texts. `home` is the province of the index.
    """
    # The same texts as in indexing: the names that the source states decide which district a bare
    # "UBND huyện" means.
    before = (*bulletin.organisations, bulletin.title)
    parts = (*before, *texts, bulletin.publisher)
    home = home_of(bulletin.publisher, bulletin.url) or home
    mentions = [
        each
        for each in find_mentions("\n".join(parts), home=home)
        if each.organisation.id in organisations
    ]
    starts = list(accumulate((len(each) + 1 for each in parts), initial=0))[len(before) :]
    known = {code.canonical(each): each for each in codes}
    linked: set[str] = set()
    return [
        list(
            _first_of_each(
                [*_to_organisations(mentions, start, text), *_to_codes(text, known)], linked
            )
        )
        for text, start in zip(texts, starts, strict=False)
    ]


def _to_organisations(mentions: Sequence[Mention], start: int, text: str) -> Iterator[Link]:
    for each in mentions:
        first, last = each.start - start, each.end - start
        if first >= 0 and last <= len(text):
            yield Link(first, last, page_of_organisation(each.organisation.id))


def _to_codes(text: str, known: dict[str, str]) -> Iterator[Link]:
    for token in tokenize(text):
        if token.kind is TokenKind.CODE:
            written = known.get(code.canonical(text[token.start : token.end]))
            if written is not None:
                yield Link(token.start, token.end, document_address(written))


def _first_of_each(links: Sequence[Link], linked: set[str]) -> Iterator[Link]:
    """Yield the links to what no earlier text links to, in order and without overlaps."""
    end = 0
    for each in sorted(links, key=lambda link: (link.start, -link.end)):
        if each.start >= end and each.address not in linked:
            linked.add(each.address)
            end = each.end
            yield each
