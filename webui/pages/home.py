"""`/` without a question: what there is, from the newest on."""

from flask import render_template

from search.request import UNKNOWN, SearchRequest
from webui.current import current_generation

# More than a screen; who wants all of it goes to the list.
_NEWEST = 8
_ORGANISATIONS = 8


def home() -> str:
    """Show a field to search with, the newest bulletins, and who is in the news most."""
    generation = current_generation()
    result = generation.searcher.search(SearchRequest(per_page=_NEWEST))
    days = generation.searcher.days()
    organisations = [each for each in result.organisations if each.id != UNKNOWN]
    return render_template(
        "home.html",
        result=result,
        organisations=organisations[:_ORGANISATIONS],
        days=days,
        built_at=generation.meta.built_at,
    )
