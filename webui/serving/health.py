"""`/healthz` and `/readyz`, for supervisors and load balancers."""

from http import HTTPStatus
from logging import getLogger

from flask import Blueprint, Response, current_app

from search.request import SearchRequest
from webui.current import current_searcher, generations

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
        has_answered = _probe() and _is_checked()
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


def _is_checked() -> bool:
    """Tell whether the index was read and found whole, or was opened only just now."""
    seconds: float = current_app.config["BANTIN"].check_seconds
    is_checked = generations().is_checked(seconds)
    if not is_checked:
        _log.warning("not ready: the check of the index takes longer than %g s", seconds)
    return is_checked


def _said(status: HTTPStatus) -> Response:
    return Response(
        f"{status.phrase}\n",
        status,
        mimetype="text/plain",
        headers={"Cache-Control": "no-store"},
    )
