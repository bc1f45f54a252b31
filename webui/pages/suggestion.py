"""`/goi-y?q=…`: completions for the search field and for browsers."""

from collections.abc import Sequence
from itertools import groupby
from json import dumps

from flask import Response, request, url_for

from search.request import Duplicates
from search.suggest.suggestion import Suggestion, SuggestionKind
from webui.current import current_searcher
from webui.i18n.language import N_, PageBlueprint
from webui.i18n.language import gettext as _
from webui.view.notation import bulletins, results
from webui.view.page_address import bulletin_address, document_address, page_of_organisation

blueprint = PageBlueprint("suggestion_page", __name__)

_HEADINGS = {
    SuggestionKind.PHRASE: N_("Cụm từ"),
    SuggestionKind.ORGANISATION: N_("Cơ quan, tổ chức"),
    SuggestionKind.CODE: N_("Văn bản"),
    SuggestionKind.TITLE: N_("Bản tin"),
}

# In seconds. An index is built once a day, but a correction should not wait for long.
_FRESH = 300


@blueprint.get("/goi-y")
def show() -> Response:
    """Answer with suggestions in the form that browsers read, and a fifth part for the site itself.

    https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki
    """
    text = request.args.get("q", "")
    found = current_searcher().suggest(text, duplicates=Duplicates.FOLD)
    answer = [
        text,
        [each.text for each in found],
        [_note(each) for each in found],
        [_address(each) for each in found],
        {"groups": _groups(found)},
    ]
    response = Response(
        dumps(answer, ensure_ascii=False, separators=(",", ":")),
        mimetype="application/x-suggestions+json",
    )
    response.cache_control.public = True
    response.cache_control.max_age = _FRESH
    return response


def _note(suggestion: Suggestion) -> str:
    """Return how much the address of a suggestion lists; empty for titles, which lead to one."""
    match suggestion.kind:
        case SuggestionKind.TITLE:
            return ""
        case SuggestionKind.PHRASE:
            return results(suggestion.count)
        case SuggestionKind.CODE:
            return bulletins(current_searcher().document_total(suggestion.text))
        case _:
            return bulletins(suggestion.count)


def _address(suggestion: Suggestion) -> str:
    match suggestion.kind:
        case SuggestionKind.ORGANISATION:
            return page_of_organisation(suggestion.id)
        case SuggestionKind.CODE:
            return document_address(suggestion.text)
        case SuggestionKind.TITLE:
            return bulletin_address(suggestion.id)
        case _:
            return url_for("search_page.show", q=suggestion.text)


def _groups(found: Sequence[Suggestion]) -> Sequence[dict[str, str | int]]:
    """Return the kinds of the suggestions in their order, with the number of each."""
    return [
        {"kind": kind.value, "label": _(_HEADINGS[kind]), "count": len(list(members))}
        for kind, members in groupby(found, key=lambda each: each.kind)
    ]
