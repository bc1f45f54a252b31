"""All addresses of `/api/v1`, on one application."""

from flask import Flask

from webui.api import description, headers, page
from webui.api.endpoints import (
    bulletin,
    document,
    facets,
    organisation,
    search,
    status,
    suggestion,
)

PREFIX = f"{headers.API}/v1"

# In the order of the description.
_NOUNS = (search, bulletin, facets, suggestion, organisation, document, status, description)


def init_app(app: Flask) -> None:
    """Let `app` answer programs, and describe to them how."""
    for noun in _NOUNS:
        app.register_blueprint(noun.blueprint, url_prefix=PREFIX)
    app.register_blueprint(page.blueprint)
    headers.init_app(app)
