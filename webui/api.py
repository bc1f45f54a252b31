"""`/api/v1`: what the pages show, as JSON."""

from functools import partial

from flask import Blueprint, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from search.answer import to_json
from search.parameters import read_request
from webui.address import page_address
from webui.current import current_searcher
from webui.errors import API_PREFIX, MissingError
from webui.pager import require_page

blueprint = Blueprint("api", __name__, url_prefix=f"{API_PREFIX}v1")


@blueprint.get("/search")
def search() -> ResponseReturnValue:
    """Answer a query with the hits of a page, the total, the facets, and any advice asked for."""
    asked = read_request(request.args.to_dict(flat=False))
    searcher = current_searcher()
    result = searcher.search(asked)
    require_page(result, partial(page_address, asked))
    answer = to_json(result)
    if asked.wants_advice:
        answer["advice"] = searcher.advise(asked).to_json()
    return jsonify(answer)


@blueprint.get("/bulletins/<path:bulletin_id>")
def bulletin(bulletin_id: str) -> ResponseReturnValue:
    """Answer with a whole bulletin, and the organisations and documents found in it.

    As in hits, `organisations` are those of the filter; the source's own names for them are
    `source_organisations`.
    """
    stored = current_searcher().stored(bulletin_id)
    if stored is None:
        raise MissingError("Không có bản tin này.", "There is no such bulletin.", parameter="id")
    record = stored["bulletin"]
    return jsonify(
        {
            **record,
            "source_organisations": record["organisations"],
            "organisations": stored["organisations"],
            "codes": stored["codes"],
            "page": url_for("bulletin_page.show", bulletin_id=bulletin_id),
        }
    )
