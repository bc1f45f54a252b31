"""The Flask application: its pages, its JSON endpoint, its errors, and its door to the index."""

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from flask import Flask

from index.store import Generation, current_path, open_current
from search.notice import relaxation_notice
from search.request import Sort
from webui import (
    address,
    api,
    bulletin_page,
    current,
    day_page,
    errors,
    headers,
    markup,
    search_page,
    vietnamese,
)

# Seconds; the address of a static file changes with its content.
_A_YEAR = 365 * 24 * 60 * 60


def create_app(
    index_dir: Path,
    *,
    open_generation: Callable[[Path], Generation] = open_current,
    locate: Callable[[Path], Path] = current_path,
) -> Flask:
    """Return an application that answers from the current generation of an index folder.

    `locate` tells which generation is current, `open_generation` opens it.
    """
    app = Flask(__name__)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # of Flask's default provider
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _A_YEAR
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    current.init_app(app, current.Generations(index_dir, open_generation, locate))
    for page in (search_page, bulletin_page, day_page, api):
        app.register_blueprint(page.blueprint)
    errors.init_app(app)
    app.after_request(headers.add_security)
    _furnish(app)
    return app


def _furnish(app: Flask) -> None:
    """Give the templates their filters and addresses."""
    for form in (
        vietnamese.short_day,
        vietnamese.long_day,
        vietnamese.moment,
        vietnamese.clock,
        vietnamese.typed_day,
        vietnamese.number,
        markup.marked,
        markup.web_address,
        markup.site,
    ):
        app.add_template_filter(form)
    for target in (
        address.sort_address,
        address.organisation_address,
        address.period_address,
        address.unfiltered_address,
        address.address,
        relaxation_notice,
        day_page.day_address,
    ):
        app.add_template_global(target)
    app.jinja_env.globals.update(Sort=Sort, static_stamp=_static_stamp(app))


def _static_stamp(app: Flask) -> str:
    """Return what changes with the static files, so that browsers may keep each for a year."""
    files = sorted(Path(app.static_folder or "").iterdir())
    return blake2b(b"".join(each.read_bytes() for each in files), digest_size=6).hexdigest()
