"""`/healthz` and `/readyz`, for supervisors and load balancers."""

from http import HTTPStatus
from logging import getLogger

from flask import Blueprint, Response

from search.errors import BantinError
from search.request import SearchRequest
from webui.current import current_searcher

blueprint = Blueprint("health", __name__)

_log = getLogger(__name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """Answer that the process lives, without a look at the index."""
    return _said(HTTPStatus.OK)


@blueprint.get("/readyz")
def ready() -> Response:
    """Answer whether queries can be answered; the reason why not is only logged."""
    try:
        has_answered = _probe()
    except BantinError as error:
        _log.error("not ready: %s", error)
        has_answered = False
    except Exception:
        # Whatever the error is, the response is the same.
        _log.exception("not ready")
        has_answered = False
    return _said(HTTPStatus.OK if has_answered else HTTPStatus.SERVICE_UNAVAILABLE)


def _probe() -> bool:
    """Tell whether the newest bulletin is found by its own title."""
    searcher = current_searcher()
    newest = searcher.search(SearchRequest(per_page=1)).hits
    return not newest or searcher.answer(SearchRequest(newest[0].title.text)).total > 0


def _said(status: HTTPStatus) -> Response:
    return Response(
        f"{status.phrase}\n",
        status,
        mimetype="text/plain",
        headers={"Cache-Control": "no-store"},
    )
