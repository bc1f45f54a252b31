"""The one mapping of errors to HTTP answers: a page for readers, JSON for programs."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Flask, Response, current_app, make_response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, InternalServerError

from search.deadline import DeadlineError
from search.errors import BantinError, Problem, RequestError, UnavailableError
from webui.api.headers import is_api
from webui.api.problem_response import problem_response
from webui.current import check_current
from webui.errors import GoneError, MissingError, OnwardLink
from webui.pages.error import error_page

# Messages for readers; werkzeug has them in English only.
_SAID = {
    HTTPStatus.NOT_FOUND: (
        "Không có trang này. Địa chỉ có thể đã gõ sai hoặc đã cũ.",
        "There is no such page. The address may be mistyped or out of date.",
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "Địa chỉ này chỉ nhận yêu cầu đọc (GET).",
        "This address can only be read (GET).",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "Yêu cầu kèm quá nhiều dữ liệu. Trang này chỉ để đọc, không nhận dữ liệu gửi lên.",
        "The request carries too much data. This site is for reading and takes none.",
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: (
        "Địa chỉ quá dài. Xin rút ngắn câu tìm, hoặc bỏ bớt bộ lọc.",
        "The address is too long. Please search with fewer words, or with fewer filters.",
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "Bạn đã gửi quá nhiều yêu cầu trong một lúc. Xin đợi ít giây rồi thử lại.",
        "Too many requests came from you at once. Please wait a few seconds and try again.",
    ),
    HTTPStatus.NOT_ACCEPTABLE: (
        "Chỉ trả lời bằng application/json và application/problem+json.",
        "Only application/json and application/problem+json are served here.",
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Hệ thống gặp lỗi. Xin thử lại sau ít phút.",
        "Something went wrong here. Please try again in a few minutes.",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Hệ thống đang bận hoặc đang bảo trì. Xin thử lại sau ít phút.",
        "The site is busy or being repaired. Please try again in a few minutes.",
    ),
}
_NOT_READY = Problem(
    "index",
    "Chưa có chỉ mục để tìm. Xin thử lại sau ít phút.",
    "There is no index to search yet. Please try again in a few minutes.",
)
# In seconds: about as long as a rebuild of a province's bulletins takes.
_RETRY_AFTER = 60
# In seconds: about as long as a cluster takes to give the work of a lost node to the others.
_SOON = 10


def init_app(app: Flask) -> None:
    """Answer every error of `app` with a page or with JSON."""
    app.register_error_handler(RequestError, _wrong_request)
    app.register_error_handler(MissingError, _missing)
    app.register_error_handler(GoneError, _gone)
    app.register_error_handler(DeadlineError, _too_slow)
    app.register_error_handler(UnavailableError, _unavailable)
    app.register_error_handler(BantinError, _not_ready)
    app.register_error_handler(HTTPException, _http)


def _wrong_request(error: RequestError) -> Response:
    return _answer(HTTPStatus.BAD_REQUEST, error.problems)


def _missing(error: MissingError) -> Response:
    problem = Problem(error.parameter, error.message, error.message_en, error.suggestion)
    return _answer(HTTPStatus.NOT_FOUND, [problem], onward=error.onward)


def _gone(error: GoneError) -> Response:
    problem = Problem(error.parameter, error.message, error.message_en)
    return _answer(HTTPStatus.GONE, [problem])


def _too_slow(error: DeadlineError) -> Response:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    # Who asked for a list cannot use fewer words.
    has_words = bool(request.args.get("q"))
    problem = (
        Problem("q", error.message, error.message_en)
        if has_words
        else Problem("server", *_SAID[status])
    )
    response = _answer(status, [problem])
    response.headers["Retry-After"] = str(_RETRY_AFTER)
    return response


def _not_ready(error: BantinError) -> Response:
    """Answer 503; the reason names folders, so it is only logged."""
    current_app.logger.error("%s", error)
    response = _answer(HTTPStatus.SERVICE_UNAVAILABLE, [_NOT_READY])
    response.headers["Retry-After"] = str(_RETRY_AFTER)
    return response


def _unavailable(error: UnavailableError) -> Response:
    """Answer 503; the reason names machines, so it is only logged."""
    current_app.logger.error("%s", error)
    said = _SAID[HTTPStatus.SERVICE_UNAVAILABLE]
    response = _answer(HTTPStatus.SERVICE_UNAVAILABLE, [Problem("server", *said)])
    response.headers["Retry-After"] = str(_SOON)
    return response


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error  # a redirect
    if isinstance(error, InternalServerError):
        try:
            # What no code of ours expects may come from an altered byte of the index.
            check_current()
        except BantinError as damage:
            return _not_ready(damage)
    status = HTTPStatus(error.code)
    said = _SAID.get(status, (f"Lỗi {status.value}: {status.phrase}.", f"{status.phrase}."))
    parameter = "server" if isinstance(error, InternalServerError) else "address"
    response = _answer(status, [Problem(parameter, *said)])
    for name, value in error.get_headers(request.environ):
        # Headers such as Allow and Retry-After; the body is ours.
        if name != "Content-Type":
            response.headers[name] = value
    return response


def _answer(
    status: HTTPStatus,
    problems: Sequence[Problem],
    *,
    onward: Sequence[OnwardLink] = (),
) -> Response:
    if is_api(request.path):
        return problem_response(status, problems)
    return make_response(error_page(status, problems, onward), status)
