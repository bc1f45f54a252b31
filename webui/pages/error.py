"""The page of all errors: what is wrong, and links to what may help."""

import re
from collections.abc import Sequence
from http import HTTPStatus

from flask import render_template, request, url_for

from search.errors import BantinError, Problem
from search.parameters import NAMES
from search.request import Duplicates, SearchRequest
from webui.current import current_searcher
from webui.errors import OnwardLink
from webui.i18n.language import N_, current_language, same_page
from webui.i18n.language import gettext as _
from webui.view.address import address
from webui.view.notation import results

_HEADINGS = {
    HTTPStatus.BAD_REQUEST: N_("Yêu cầu không hợp lệ"),
    HTTPStatus.NOT_FOUND: N_("Không tìm thấy trang"),
    HTTPStatus.METHOD_NOT_ALLOWED: N_("Phương thức không được hỗ trợ"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_("Yêu cầu quá lớn"),
    HTTPStatus.REQUEST_URI_TOO_LONG: N_("Địa chỉ quá dài"),
    HTTPStatus.TOO_MANY_REQUESTS: N_("Quá nhiều yêu cầu"),
    HTTPStatus.INTERNAL_SERVER_ERROR: N_("Hệ thống gặp lỗi"),
    HTTPStatus.SERVICE_UNAVAILABLE: N_("Chưa trả lời được"),
}
_MAY_PASS = (
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
)

# Letters without digits: the day and the digest in a bulletin's id are useless as search terms.
_WORD = re.compile(r"[^\W\d_]+(?![^\W_])")


def error_page(
    status: HTTPStatus,
    problems: Sequence[Problem],
    onward: Sequence[OnwardLink] = (),
) -> str:
    """Return the page for an error, with links to all that may help."""
    links = list(onward)
    if status is HTTPStatus.NOT_FOUND and not onward:
        links += _nearest()
    elif status is HTTPStatus.BAD_REQUEST:
        links += _without(problems)
    elif status is HTTPStatus.METHOD_NOT_ALLOWED:
        links.append((_("Đọc trang này"), same_page(current_language())))
    elif status in _MAY_PASS and request.method == "GET":
        links.append((_("Thử lại"), same_page(current_language())))
    return render_template(
        "error.html",
        status=status,
        heading=_(_HEADINGS.get(status, N_("Có lỗi"))),
        problems=problems,
        onward=links,
    )


def _nearest() -> list[OnwardLink]:
    """Return a search for the words of the address, if it finds anything."""
    # Without an index there is no search, and the error of the address is still the one to show.
    words = _WORD.findall(request.path.removeprefix(current_language().prefix).rpartition("/")[2])
    if not words:
        return []
    search_request = SearchRequest(" ".join(words)[:200], duplicates=Duplicates.FOLD)
    try:
        total = current_searcher().answer(search_request).total
    except BantinError:
        return []
    label = _("Tìm “%(words)s” (%(count)s)", words=search_request.text, count=results(total))
    return [(label, address(search_request))] if total else []


def _without(problems: Sequence[Problem]) -> list[OnwardLink]:
    """Return the same page without the wrong parameters, if there are others."""
    wrong = {each.parameter for each in problems}
    search_request = {name: request.args.getlist(name) for name in NAMES if request.args.get(name)}
    right = {name: values for name, values in search_request.items() if name not in wrong}
    if not request.endpoint or not right or len(right) == len(search_request):
        return []
    target = url_for(request.endpoint, **{**(request.view_args or {}), **right})
    return [(_("Bỏ giá trị không hợp lệ"), target)]
