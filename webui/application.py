"""The Flask application: its pages, its API, its errors, and its access to the index."""

from collections.abc import Callable, MutableMapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from flask import Flask, request
from flask.templating import Environment

from index.opening.generation import Generation
from index.opening.index_store import store_of
from index.settings.settings import Settings
from search.kernel.library import find_kernel
from search.relaxation.notice import relaxation_notice
from search.request import Duplicates, SearchRequest, Sort
from webui import current, error_handlers
from webui.api import routes
from webui.api.headers import is_api
from webui.generations import Generations
from webui.i18n import language
from webui.pages import bulletin as bulletin_page
from webui.pages import calendar as calendar_page
from webui.pages import day as day_page
from webui.pages import document as document_page
from webui.pages import facet as facet_page
from webui.pages import help as help_page
from webui.pages import organisation as organisation_page
from webui.pages import organisation_list
from webui.pages import place as place_page
from webui.pages import search as search_page
from webui.pages import suggestion as suggestion_page
from webui.pages.machines import export, feed, opensearch, robots, sitemap
from webui.serving import request_id, service
from webui.serving import security_headers as headers
from webui.serving.rates import rate_limit
from webui.view import address, markup, month, notation, page_address, path, period
from webui.view.facets import chosen, value_list

# In seconds. The address of a static file changes with its content.
_A_YEAR = 365 * 24 * 60 * 60

_UNCOUNTED = ("static", "health.alive", "health.ready", "metrics")
"""What browsers fetch beside a page, and what supervisors ask every few seconds."""


class _Templates(Environment):
    """Makes templates that share one mapping of globals.

    Jinja would make a mapping for each template, and look each name up in two of them.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        return super().make_globals(d) if d else self.globals


class _Application(Flask):
    """A Flask without coroutines, which need not look for them at each request."""

    jinja_environment = _Templates

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return a view or hook as it is."""
        return func


def create_app(
    index_dir: Path,
    *,
    open_generation: Callable[[Path], Generation] | None = None,
    locate: Callable[[Path], Path] | None = None,
    settings: Settings | None = None,
) -> Flask:
    """Return an application that answers from the current generation of an index folder.

    `locate` returns the folder of the current generation, `open_generation` opens it.
    """
    app = _Application(__name__)
    settings = settings or Settings()
    kernel = find_kernel(is_wanted=settings.kernel)
    app.config["BANTIN"] = settings
    store = store_of(settings, index_dir, kernel)
    generations = Generations(
        index_dir,
        open_generation or (lambda _: store.open_current()),
        locate or (lambda _: store.current()),
        lambda _, name: store.open_named(name),
    )
    service.init_app(app, generations, settings)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # of Flask's default provider
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _A_YEAR
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    language.init_app(app)
    current.init_app(app, generations)
    for page in (
        search_page,
        bulletin_page,
        calendar_page,
        day_page,
        document_page,
        export,
        facet_page,
        feed,
        help_page,
        opensearch,
        organisation_list,
        organisation_page,
        place_page,
        robots,
        sitemap,
        suggestion_page,
    ):
        app.register_blueprint(page.blueprint)
    routes.init_app(app)
    error_handlers.init_app(app)
    request_id.init_app(app)
    rate_limit.init_app(app, "api", settings.rate_limit, lambda: is_api(request.path))
    rate_limit.init_app(app, "pages", settings.page_rate_limit, _is_page)
    app.after_request(headers.add_security)
    _add_to_templates(app)
    return app


def _is_page() -> bool:
    """Tell whether a request is for what readers ask for: pages, feeds, downloads, suggestions."""
    return not is_api(request.path) and request.endpoint not in _UNCOUNTED


def _add_to_templates(app: Flask) -> None:
    """Add the filters and functions that templates use."""
    for template_filter in (
        notation.short_day,
        notation.long_day,
        notation.moment,
        notation.clock,
        notation.typed_day,
        notation.number,
        notation.bulletins,
        notation.results,
        notation.period,
        markup.highlighted,
        markup.web_address,
        markup.site,
        markup.absolute,
    ):
        app.add_template_filter(template_filter)
    for function in (
        address.sort_address,
        address.duplicates_address,
        address.organisation_address,
        address.unfiltered_address,
        address.address,
        address.wiped_address,
        address.download_address,
        address.feed_address,
        page_address.bulletin_address,
        page_address.day_address,
        page_address.document_address,
        page_address.month_address,
        page_address.organisations_address,
        page_address.page_of_organisation,
        page_address.page_of_place,
        page_address.places_address,
        page_address.year_address,
        chosen.chosen_apart,
        chosen.years_apart,
        value_list.organisation_list,
        value_list.place_list,
        value_list.publisher_list,
        value_list.year_list,
        facet_page.facet_address,
        month.latest_month,
        month.shade_ranges,
        month.weekdays,
        period.name_of,
        notation.facet_label,
        relaxation_notice,
    ):
        app.add_template_global(function)
    app.jinja_env.globals.update(
        Sort=Sort,
        Duplicates=Duplicates,
        no_request=SearchRequest(),
        static_stamp=_static_stamp(app),
        url_for=path.path_of,
    )


def _static_stamp(app: Flask) -> str:
    """Return a digest of all static files; with it in their addresses, browsers may keep them."""
    files = sorted(Path(app.static_folder or "").iterdir())
    return blake2b(b"".join(each.read_bytes() for each in files), digest_size=6).hexdigest()
