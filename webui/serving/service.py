"""What a running site needs: limits, compression, health, metrics and a log."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from index.settings.settings import Settings
from webui.generations import Generations
from webui.serving import compression, health, limits, metrics, observation, request_lock


def init_app(app: Flask, generations: Generations, settings: Settings) -> None:
    """Add limits, log and metrics to `app`; call it first, so that they include all else."""
    if settings.proxies:
        trusted = settings.proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=trusted, x_prefix=trusted
        )
    if settings.metrics:
        counted = metrics.Metrics(generations)
        generations.on_reload = counted.count_reload
        metrics.init_app(app, counted)
        observation.init_app(app, settings, counted.count_request)
    else:
        observation.init_app(app, settings, lambda observed: None)
    limits.init_app(app, settings)
    compression.init_app(app)
    request_lock.init_app(app)
    app.register_blueprint(health.blueprint)
