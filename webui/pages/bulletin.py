"""`/ban-tin/<id>`: the page of a bulletin."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template, request, url_for

from index.bulletin import Bulletin
from search.parameters import read_request
from search.places.home import read_home
from search.request import SearchRequest
from search.result import HighlightedText
from webui.current import current_generation, current_searcher
from webui.errors import MissingError
from webui.i18n.language import PageBlueprint
from webui.view.citation import cite
from webui.view.entity_links import find_links
from webui.view.linked_data import news_article
from webui.view.page_address import HIGHLIGHTING
from webui.view.passage import Passage, cut, number

blueprint = PageBlueprint("bulletin_page", __name__)


@blueprint.get("/ban-tin/<path:bulletin_id>")
def show(bulletin_id: str) -> str:
    """Show a bulletin with links to what it names, and with highlights of what was searched for.

    Raises MissingError, and RequestError if the parameters of the highlights are wrong.
    """
    search_request = read_request({name: request.args.getlist(name) for name in HIGHLIGHTING})
    searcher = current_searcher()
    stored = searcher.stored(bulletin_id)
    if stored is None:
        raise MissingError("Không có bản tin này.", "There is no such bulletin.", parameter="id")
    bulletin = Bulletin.from_json(stored["bulletin"])
    passages, highlights = number(_passages(bulletin, stored, search_request))
    title, lead, author, *rest = passages
    page = url_for("bulletin_page.show", bulletin_id=bulletin_id, _external=True)
    before, after = searcher.neighbours(bulletin_id)
    return render_template(
        "bulletin.html",
        bulletin=bulletin,
        title=title,
        lead=lead,
        author=author,
        body=rest[: len(bulletin.body)],
        captions=rest[len(bulletin.body) :],
        organisations=stored["organisations"],
        codes=stored["codes"],
        search_request=search_request,
        highlights=highlights,
        page=page,
        before=before,
        after=after,
        story=[each for each in searcher.story(bulletin_id) if each.id != bulletin_id],
        similar=searcher.similar(bulletin_id),
        citation=cite(bulletin, page),
        article=news_article(bulletin, stored["organisations"], page),
    )


def _passages(
    bulletin: Bulletin, stored: Mapping[str, Any], search_request: SearchRequest
) -> Sequence[Passage]:
    """Return title, lead, author, paragraphs and captions, cut into pieces."""
    texts = (bulletin.lead, *bulletin.body, *bulletin.captions)
    ids = {each["id"] for each in stored["organisations"]}
    home = read_home(current_generation().meta.home)
    lead_links, *links = find_links(bulletin, texts, ids, stored["codes"], home)
    written = (bulletin.title, bulletin.lead, bulletin.author, *texts[1:])
    highlighted = (
        current_searcher().answer(search_request).highlight(written)
        if search_request.text
        else [HighlightedText(each) for each in written]
    )
    return [
        cut(text, its_links)
        for text, its_links in zip(highlighted, ((), lead_links, (), *links), strict=True)
    ]
