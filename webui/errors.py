"""The one place where errors become HTTP: a page for readers, JSON for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from http import HTTPStatus

from flask import (
    Flask,
    Response,
    current_app,
    jsonify,
    make_response,
    render_template,
    request,
)
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from search.errors import BantinError, Problem, QueryError, RequestError
from search.result import MarkedText

API_PREFIX = "/api/"

# What a reader is told where werkzeug has only English.
_SAID = {
    HTTPStatus.NOT_FOUND: (
        "Không có trang này. Địa chỉ có thể đã gõ sai hoặc đã cũ.",
        "There is no such page.",
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "Địa chỉ này chỉ để đọc (GET).",
        "This address can only be read (GET).",
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Trang gặp lỗi. Xin thử lại sau ít phút.",
        "Something went wrong here. Please try again in a few minutes.",
    ),
}
_NOT_READY = Problem(
    "index",
    "Chưa có chỉ mục để tìm. Xin thử lại sau ít phút.",
    "There is no index to search yet. Please try again in a few minutes.",
)
# Seconds: what a rebuild of a province's bulletins takes, roughly.
_RETRY_AFTER = 60

WayOn = tuple[str, str]


class MissingError(BantinError):
    """What the address names does not exist; `way_on` is a link's text and its address."""

    def __init__(
        self, message: str, message_en: str, parameter: str, way_on: WayOn | None = None
    ) -> None:
        super().__init__(message, message_en)
        self.parameter = parameter
        self.way_on = way_on


def init_app(app: Flask) -> None:
    """Answer every error of `app` in one design."""
    app.register_error_handler(RequestError, _wrong_request)
    app.register_error_handler(QueryError, _wrong_query)
    app.register_error_handler(MissingError, _missing)
    app.register_error_handler(BantinError, _not_ready)
    app.register_error_handler(HTTPException, _http)


def _wrong_request(error: RequestError) -> Response:
    return _answer(HTTPStatus.BAD_REQUEST, error.problems)


def _wrong_query(error: QueryError) -> Response:
    problem = Problem("q", error.message, error.message_en)
    wrong = MarkedText(request.args.get("q", "").strip(), [(error.start, error.end)])
    return _answer(HTTPStatus.BAD_REQUEST, [problem], wrong=wrong)


def _missing(error: MissingError) -> Response:
    problem = Problem(error.parameter, error.message, error.message_en)
    return _answer(HTTPStatus.NOT_FOUND, [problem], way_on=error.way_on)


def _not_ready(error: BantinError) -> Response:
    """Answer 503; the reason names folders, so it goes to the log and not to the reader."""
    current_app.logger.error("%s", error)
    response = _answer(HTTPStatus.SERVICE_UNAVAILABLE, [_NOT_READY])
    response.headers["Retry-After"] = str(_RETRY_AFTER)
    return response


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error  # a redirect
    status = HTTPStatus(error.code)
    said = _SAID.get(status, (f"Lỗi {status.value}: {status.phrase}.", f"{status.phrase}."))
    parameter = "server" if isinstance(error, InternalServerError) else "address"
    response = _answer(status, [Problem(parameter, *said)])
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.allow.update(error.valid_methods)
    return response


def _answer(
    status: HTTPStatus,
    problems: Sequence[Problem],
    *,
    way_on: WayOn | None = None,
    wrong: MarkedText | None = None,
) -> Response:
    if request.path.startswith(API_PREFIX):
        response = jsonify(errors=[asdict(each) for each in problems])
    else:
        response = make_response(
            render_template(
                "error.html", status=status, problems=problems, way_on=way_on, wrong=wrong
            )
        )
    response.status_code = status
    return response
