"""The language of a page, given by its address: `/en/…` is English, all else Vietnamese.

Texts are written in Vietnamese where they are used, `_("Bộ lọc")`, and looked up in
`webui/translations/` for English. Cookies and headers have no influence.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import flask_babel
from flask import Blueprint, Flask, Request, current_app, request
from flask.typing import RouteCallable
from markupsafe import Markup

from search.errors import BantinError, Problem

# An argument of addresses; it is removed before a view is called.
_ARGUMENT = "language"
# https://url.spec.whatwg.org/#url-path-segment-string; a query is quoted already.
_SAFE_IN_PATH = "!$&'()*+,/:;=@"
_SAFE_IN_QUERY = f"{_SAFE_IN_PATH}?%"


_current_request: Callable[[], Request] = request._get_current_object  # type: ignore[attr-defined]  # https://werkzeug.palletsprojects.com/local/


class Language(StrEnum):
    """A language of the site, by its tag."""

    VIETNAMESE = "vi"
    ENGLISH = "en"

    @property
    def prefix(self) -> str:
        """The prefix of the addresses of its pages."""
        return "" if self is Language.VIETNAMESE else f"/{self.value}"

    @property
    def own_name(self) -> str:
        """Its name in itself."""
        return "Tiếng Việt" if self is Language.VIETNAMESE else "English"


class PageBlueprint(Blueprint):
    """A blueprint whose addresses exist once in each language, under one endpoint.

    `url_for` returns the address in the language of the current page.
    """

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: RouteCallable | None = None,
        provide_automatic_options: bool | None = None,
        **options: Any,
    ) -> None:
        """Add the address in every language; the parameters are those of Flask's Blueprint."""
        defaults: Mapping[str, Any] = options.pop("defaults", None) or {}
        for language in Language:
            super().add_url_rule(
                language.prefix + rule,
                endpoint,
                view_func,
                provide_automatic_options,
                defaults={**defaults, _ARGUMENT: language.value},
                **options,
            )


def init_app(app: Flask) -> None:
    """Show the pages of `app` in the language of their addresses."""
    flask_babel.Babel(app, default_locale=Language.VIETNAMESE, locale_selector=current_language)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # of jinja2's i18n
        _translated, _translated_for, newstyle=True
    )
    # Line breaks and indentation of a template do not belong to its texts.
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.globals.update(
        Language=Language,
        content_lang=content_lang,
        current_language=current_language,
        same_page=same_page,
    )
    app.add_template_filter(said)
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_keep_language)


def gettext(text: str, **values: object) -> str:
    """Return a text in the language of the page, `%(name)s` filled in if there are values."""
    translated = _translated(text)
    return translated % values if values else translated


def ngettext(one: str, several: str, count: int, **values: object) -> str:
    """Return the singular or the plural text for a count, in the language of the page."""
    return _translated_for(one, several, count) % {"num": count, **values}


# Texts are written in Vietnamese, so that a Vietnamese page looks none of them up.
def _translated(text: str) -> str:
    if current_language() is Language.VIETNAMESE:
        return text
    return str(flask_babel.get_translations().ugettext(text))


def _translated_for(one: str, several: str, count: int) -> str:
    if current_language() is Language.VIETNAMESE:
        return one if count == 1 else several
    return str(flask_babel.get_translations().ungettext(one, several, count))


def gettext_in(language: Language, text: str) -> str:
    """Return a text in a given language."""
    with flask_babel.force_locale(language.value):
        return str(flask_babel.gettext(text))


def N_(text: str) -> str:
    """Return the text; pybabel collects it, and `gettext` translates it where it is shown."""
    return text


def current_language() -> Language:
    """Return the language of the current page; Vietnamese outside of requests."""
    # A page asks hundreds of times. Quicker than asking first whether there is a request, and than
    # asking the proxy, which looks for the request at each of its attributes.
    try:
        path = _current_request().path
    except RuntimeError:
        return Language.VIETNAMESE
    return _language_of(path)


def content_lang() -> Markup:
    """Return the `lang` attribute for text of bulletins on pages that are not Vietnamese."""
    if current_language() is Language.VIETNAMESE:
        return Markup("")
    return Markup(' lang="{}"').format(Language.VIETNAMESE.value)


def same_page(language: Language) -> str:
    """Return the address of the current page with its parameters in a language."""
    # An address that begins with two slashes names another site.
    path = f"/{request.path.removeprefix(current_language().prefix).lstrip('/')}"
    query = quote(request.query_string, safe=_SAFE_IN_QUERY)
    address = request.root_path + language.prefix + quote(path, safe=_SAFE_IN_PATH)
    return f"{address}?{query}" if query else address


def said(message: BantinError | Problem) -> str:
    """Return the message of an error or a problem in the language of the page."""
    return message.message_en if current_language() is Language.ENGLISH else message.message


# A page asks for its language hundreds of times.
@lru_cache(maxsize=1 << 10)
def _language_of(path: str) -> Language:
    for language in Language:
        if language.prefix and f"{path}/".startswith(f"{language.prefix}/"):
            return language
    return Language.VIETNAMESE


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values:
        values.pop(_ARGUMENT, None)


def _keep_language(endpoint: str, values: dict[str, Any]) -> None:
    if current_app.url_map.is_endpoint_expecting(endpoint, _ARGUMENT):
        values.setdefault(_ARGUMENT, current_language().value)
