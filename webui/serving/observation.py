"""Each finished request gets a line in the log, and is counted in the metrics."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from logging import DEBUG, INFO, getLogger
from time import perf_counter

from flask import Flask, Response, g, request

from index.settings.settings import Settings
from search.answer import Answer
from webui.current import remembered_answer
from webui.serving.log import fields
from webui.serving.request_id import request_id

NOWHERE = "none"
"""The door of an address that does not exist."""

# Machines request these every few seconds.
_QUIET_DOORS = frozenset(("health", "metrics", "static"))

_log = getLogger("bantin.request")


@dataclass(frozen=True, slots=True)
class Observed:
    """A request and its answer; `seconds` are those until the answer begins.

    The door is the part of the site that answered, such as `search_page` or `api_search`.
    """

    door: str
    status: int
    seconds: float
    answer: Answer | None


def init_app(app: Flask, settings: Settings, tell: Callable[[Observed], object]) -> None:
    """Log the requests to `app`, and call `tell` with each."""

    def begin() -> None:
        g.began_at = perf_counter()

    def end(response: Response) -> Response:
        now = perf_counter()
        seconds = now - g.get("began_at", now)
        # What was stopped at its deadline has no total, and asking for it would stop this as well.
        has_answer = response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        answer = remembered_answer() if has_answer else None
        observed = Observed(_door(), response.status_code, seconds, answer)
        tell(observed)
        if settings.log_requests:
            _write(observed, with_query=settings.log_queries)
        return response

    app.before_request(begin)
    # Flask calls the first registered function last, so the time includes all others.
    app.after_request(end)


def _door() -> str:
    if request.endpoint is None:
        return NOWHERE
    return request.blueprint or request.endpoint


def _write(observed: Observed, *, with_query: bool) -> None:
    level = DEBUG if observed.door in _QUIET_DOORS else INFO
    if not _log.isEnabledFor(level):
        return
    found = {} if observed.answer is None else {"total": observed.answer.total}
    query = {"query": request.query_string.decode("ascii", "replace")} if with_query else {}
    said = fields(
        request_id=request_id(),
        method=request.method,
        door=observed.door,
        status=observed.status,
        ms=round(observed.seconds * 1000, 2),
        **found,
        **query,
    )
    _log.log(level, "request", extra=said)
