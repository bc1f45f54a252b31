"""Paths of pages with their parameters, each made once: an answer has more than a hundred.

Flask's `url_for` makes them; what it returns depends on the values, on the language of the current
page, and on where the site is mounted.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from flask import request as web_request
from flask import url_for

from webui.i18n.language import Language, current_language

_MOST = 1 << 12
"""Paths and parameters that are remembered: those of a site's facets, not of all its queries."""

# Those that need no percent sign in a query, as werkzeug has them:
# https://url.spec.whatwg.org/#percent-encoded-bytes
_SAFE = "!$'()*,/:;?@"


def path_of(endpoint: str, **values: object) -> str:
    """Return what `url_for` returns for an endpoint; values of None are left out.

    With `_external`, which depends on the host, or several values of a name, it is made anew.
    """
    if "_external" in values or any(isinstance(each, list) for each in values.values()):
        return url_for(endpoint, **values)  # type: ignore[arg-type]
    given = tuple((name, str(each)) for name, each in values.items() if each is not None)
    return _path(web_request.root_path, current_language(), endpoint, given)


def with_parameters(path: str, parameters: Mapping[str, Any]) -> str:
    """Return a path with parameters in their order; a list has several values of one name."""
    pairs = []
    for name, value in parameters.items():
        values: Sequence[object] = value if isinstance(value, list) else (value,)
        pairs += [pair(name, str(each)) for each in values]
    return f"{path}?{'&'.join(pairs)}" if pairs else path


@lru_cache(maxsize=_MOST)
def _path(root: str, language: Language, endpoint: str, values: tuple[tuple[str, str], ...]) -> str:
    """Return what `url_for` returns for an application at a root, in a language."""
    return url_for(endpoint, **dict(values))  # type: ignore[arg-type]


@lru_cache(maxsize=_MOST)
def pair(name: str, value: str) -> str:
    """Return a parameter as addresses have it, with its name."""
    return urlencode([(name, value)], safe=_SAFE)
