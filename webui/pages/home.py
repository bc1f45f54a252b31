"""`/` without parameters: the first page."""

from flask import render_template

from search.request import UNKNOWN, SearchRequest
from webui.current import current_generation

# More than fits on a screen; the list of organisations has all of them.
_NEWEST = 8
_ORGANISATIONS = 8


def home() -> str:
    """Show a search field, the newest bulletins, and the most frequent organisations."""
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
